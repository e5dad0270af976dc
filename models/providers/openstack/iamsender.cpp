#include "models/providers/openstack/iamsender.h"

#include "models/providers/openstack/authbody.h"

#include <QUuid>

namespace cloudnx::openstack {

namespace {

tl::unexpected<Error> notOffered(const QString &why) {
    return failure(ErrorKind::Unsupported, QStringLiteral("Not offered by this cloud: %1.").arg(why));
}

Error secretLost(Error error, const QString &user) {
    error.kind = ErrorKind::PartlyDone;
    error.sentence =
        QStringLiteral("The application credential of %1 was made, but its secret could not be kept: %2 "
                       "Delete it and make another one.")
            .arg(user, error.sentence);
    return error;
}

} // namespace

Result<Receipt> IamSender::send(const CreateUser &change) {
    return create("users", "user", change.user);
}

Result<Receipt> IamSender::send(const DeleteUser &change) {
    return remove("users", change.user);
}

Result<Receipt> IamSender::send(const SetConsolePassword &change) {
    const auto id = m_iam.idOf("users", change.user, m_stop);
    if (!id)
        return failure(id.error());
    const auto password =
        m_desk.ask({SecretKind::NewUserPassword, QStringLiteral("New password of user %1").arg(change.user)});
    if (!password)
        return failure(password.error());
    return m_gateway.change({.service = Service::Identity,
                             .path = QStringLiteral("users/") + segment(*id),
                             .method = HttpMethod::Patch,
                             .body = wrapped("user", jsonBody({}, {{"password", *password}}))},
                            "user", m_stop);
}

Result<Receipt> IamSender::send(const DisableConsolePassword &) {
    return notOffered(
        QStringLiteral("Keystone cannot take a password away and leave the user; set a new one, or "
                       "delete the user"));
}

Result<Receipt> IamSender::send(const CreateGroup &change) {
    return create("groups", "group", change.group);
}

Result<Receipt> IamSender::send(const DeleteGroup &change) {
    return remove("groups", change.group);
}

Result<Receipt> IamSender::send(const AddMember &change) {
    return membership(change.group, change.user).and_then([&](const QString &path) { return put(path); });
}

Result<Receipt> IamSender::send(const RemoveMember &change) {
    return membership(change.group, change.user).and_then([&](const QString &path) {
        return removeAt(path);
    });
}

Result<Receipt> IamSender::send(const AttachPolicy &change) {
    return assignment(change.holder, change.name, change.policy).and_then([&](const QString &path) {
        return put(path);
    });
}

Result<Receipt> IamSender::send(const DetachPolicy &change) {
    return assignment(change.holder, change.name, change.policy).and_then([&](const QString &path) {
        return removeAt(path);
    });
}

Result<Receipt> IamSender::send(const CreatePolicy &) {
    return notOffered(QStringLiteral("what a role may do is written in the operator's policy files"));
}

Result<Receipt> IamSender::send(const DeletePolicy &) {
    return notOffered(QStringLiteral("roles are the operator's"));
}

Result<Receipt> IamSender::send(const CreateAccessKey &change) {
    if (change.user != m_grant.userName)
        return notOffered(QStringLiteral("an application credential can only be made by its own user"));
    const QJsonObject wish{
        {QStringLiteral("name"),
         QStringLiteral("cloudnx-") + QUuid::createUuid().toString(QUuid::WithoutBraces).left(8)},
        {QStringLiteral("description"), QStringLiteral("Made with CloudNx Console")}};
    const auto answer = m_gateway.call(
        {.service = Service::Identity,
         .path = QStringLiteral("users/%1/application_credentials").arg(segment(m_grant.userId)),
         .method = HttpMethod::Post,
         .body = jsonBody({{QStringLiteral("application_credential"), wish}})},
        m_stop);
    if (!answer)
        return failure(answer.error());
    FieldReader read(answer->json.value(QStringLiteral("application_credential")).toObject(),
                     QStringLiteral("application credential"));
    const QString id = read.text("id");
    SecretProduct product{ProductKind::AccessKey,
                          QStringLiteral("Application credential of %1").arg(change.user),
                          {{QStringLiteral("access_key_id"), Secret::of(id)},
                           {QStringLiteral("secret_access_key"), read.secret("secret")}}};
    const auto good = read.finished(0);
    if (!good)
        return failure(secretLost(good.error(), change.user));
    if (auto given = m_desk.give(product); !given)
        return failure(secretLost(given.error(), change.user));
    return Receipt{answer->requestId, id};
}

Result<Receipt> IamSender::send(const SetAccessKeyActive &) {
    return notOffered(QStringLiteral("an application credential cannot be paused; delete it"));
}

Result<Receipt> IamSender::send(const DeleteAccessKey &change) {
    const auto id = m_iam.idOf("users", change.user, m_stop);
    if (!id)
        return failure(id.error());
    const QString user = QStringLiteral("users/") + segment(*id);
    auto gone = m_gateway.change(
        {.service = Service::Identity,
         .path = user + QStringLiteral("/application_credentials/") + segment(change.accessKeyId),
         .method = HttpMethod::Delete},
        "", m_stop);
    if (gone || gone.error().kind != ErrorKind::NotFound)
        return gone;
    return removeAt(user + QStringLiteral("/credentials/OS-EC2/") + segment(change.accessKeyId));
}

Result<Receipt> IamSender::send(const CreatePrincipal &) {
    return notOffered(QStringLiteral("instances have no identity of their own"));
}

Result<Receipt> IamSender::send(const DeletePrincipal &) {
    return notOffered(QStringLiteral("instances have no identity of their own"));
}

Result<Receipt> IamSender::create(const char *collection, const char *object, const QString &name) {
    const QJsonObject wish{{QStringLiteral("name"), name},
                           {QStringLiteral("domain_id"), m_grant.userDomainId}};
    return m_gateway.change({.service = Service::Identity,
                             .path = QLatin1String(collection),
                             .method = HttpMethod::Post,
                             .body = jsonBody({{QLatin1String(object), wish}})},
                            object, m_stop);
}

Result<Receipt> IamSender::remove(const char *collection, const QString &name) {
    const auto id = m_iam.idOf(collection, name, m_stop);
    if (!id)
        return failure(id.error());
    return m_gateway.change({.service = Service::Identity,
                             .path = QLatin1String(collection) + u'/' + segment(*id),
                             .method = HttpMethod::Delete},
                            "", m_stop);
}

// Gone already is gone.
Result<Receipt> IamSender::removeAt(const QString &path) {
    auto gone = m_gateway.change({.service = Service::Identity, .path = path, .method = HttpMethod::Delete},
                                 "", m_stop);
    if (!gone && gone.error().kind == ErrorKind::NotFound)
        return Receipt{gone.error().requestId, {}};
    return gone;
}

Result<Receipt> IamSender::put(const QString &path) {
    return m_gateway.change({.service = Service::Identity, .path = path, .method = HttpMethod::Put}, "",
                            m_stop);
}

Result<QString> IamSender::membership(const QString &group, const QString &user) {
    const auto groupId = m_iam.idOf("groups", group, m_stop);
    if (!groupId)
        return failure(groupId.error());
    return m_iam.idOf("users", user, m_stop).map([&](const QString &userId) {
        return QStringLiteral("groups/%1/users/%2").arg(segment(*groupId), segment(userId));
    });
}

Result<QString> IamSender::assignment(PolicyHolder holder, const QString &name, const QString &role) {
    const char *collection = holder == PolicyHolder::User ? "users" : "groups";
    const auto holderId = m_iam.idOf(collection, name, m_stop);
    if (!holderId)
        return failure(holderId.error());
    const QString scope = m_grant.projectId.isEmpty()
                              ? QStringLiteral("system")
                              : QStringLiteral("projects/") + segment(m_grant.projectId);
    return m_iam.idOf("roles", role, m_stop).map([&](const QString &roleId) {
        return QStringLiteral("%1/%2/%3/roles/%4")
            .arg(scope, QLatin1String(collection), segment(*holderId), segment(roleId));
    });
}

} // namespace cloudnx::openstack
