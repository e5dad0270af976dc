#include "models/providers/openstack/iamsender.h"

#include "models/cloud/offered.h"
#include "models/providers/openstack/authbody.h"
#include "models/providers/openstack/mfa.h"

#include <QUuid>

namespace cloudnx::openstack {

namespace {

tl::unexpected<Error> lacks(const IamChange &change) {
    return notOffered(CloudKind::OpenStack, change);
}

Error secretLost(Error error, const QString &user) {
    error.kind = ErrorKind::PartlyDone;
    error.sentence = QStringLiteral("The credential of %1 was made, but its secret could not be kept: %2 "
                                    "Delete it and make another one.")
                         .arg(user, error.sentence);
    return error;
}

// https://docs.openstack.org/api-ref/identity/v3/#create-application-credential
QJsonObject credentialWish(const KeyLimits &limits) {
    QJsonObject wish{{QStringLiteral("name"),
                      limits.label.isEmpty() ? QStringLiteral("cloudnx-") +
                                                   QUuid::createUuid().toString(QUuid::WithoutBraces).left(8)
                                             : limits.label},
                     {QStringLiteral("description"), QStringLiteral("Made with CloudNx Console")}};
    QJsonArray roles;
    for (const QString &role : limits.roles)
        roles.append(QJsonObject{{QStringLiteral("name"), role}});
    if (!roles.isEmpty())
        wish.insert(QStringLiteral("roles"), roles);
    if (limits.expiresAt) // without a zone, as UTC
        wish.insert(QStringLiteral("expires_at"), toRfc3339(*limits.expiresAt).chopped(1));
    QJsonArray rules;
    for (const AccessRule &rule : limits.rules)
        rules.append(QJsonObject{{QStringLiteral("service"), rule.service},
                                 {QStringLiteral("method"), rule.method},
                                 {QStringLiteral("path"), rule.path}});
    if (!rules.isEmpty())
        wish.insert(QStringLiteral("access_rules"), rules);
    return wish;
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

Result<Receipt> IamSender::send(const DisableConsolePassword &change) {
    return lacks(change);
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

Result<Receipt> IamSender::send(const CreatePolicy &change) {
    return lacks(change);
}

Result<Receipt> IamSender::send(const DeletePolicy &change) {
    return lacks(change);
}

Result<Receipt> IamSender::send(const CreateAccessKey &change) {
    if (change.user != m_grant.userName)
        return failure(ErrorKind::Unsupported,
                       QStringLiteral("A credential can only be made by its own user."));
    const KeyLimits limits = change.limits.value_or(KeyLimits());
    if (limits.type == AccessKeyKind::Ec2)
        return createEc2(change.user);
    const auto answer = m_gateway.call(
        {.service = Service::Identity,
         .path = QStringLiteral("users/%1/application_credentials").arg(segment(m_grant.userId)),
         .method = HttpMethod::Post,
         .body = jsonBody({{QStringLiteral("application_credential"), credentialWish(limits)}})},
        m_stop);
    if (!answer)
        return failure(ofDelegate(answer.error(), m_grant));
    return give(change.user, QStringLiteral("Application credential of %1"), *answer,
                "application_credential", "id");
}

Result<Receipt> IamSender::createEc2(const QString &user) {
    const auto answer =
        m_gateway.call({.service = Service::Identity,
                        .path = QStringLiteral("users/%1/credentials/OS-EC2").arg(segment(m_grant.userId)),
                        .method = HttpMethod::Post,
                        .body = jsonBody({{QStringLiteral("tenant_id"), m_grant.projectId}})},
                       m_stop);
    if (!answer)
        return failure(ofDelegate(answer.error(), m_grant));
    return give(user, QStringLiteral("EC2 credential of %1"), *answer, "credential", "access");
}

Result<Receipt> IamSender::give(const QString &user, const QString &what, const Answer &answer,
                                const char *object, const char *idName) {
    FieldReader read(answer.json.value(QLatin1String(object)).toObject(), QStringLiteral("credential"));
    const QString id = read.text(idName);
    const SecretProduct product{ProductKind::AccessKey,
                                what.arg(user),
                                {{QStringLiteral("access_key_id"), Secret::of(id)},
                                 {QStringLiteral("secret_access_key"), read.secret("secret")}}};
    const auto good = read.finished(0);
    if (!good)
        return failure(secretLost(good.error(), user));
    if (auto given = m_desk.give(product); !given)
        return failure(secretLost(given.error(), user));
    return Receipt{answer.requestId, id};
}

Result<Receipt> IamSender::send(const SetMfaRules &change) {
    return m_iam.idOf("users", change.user, m_stop).and_then([&](const QString &id) {
        return setMfaRules(m_gateway, id, change.rules, m_stop);
    });
}

Result<Receipt> IamSender::send(const EnrolTotp &change) {
    return m_iam.idOf("users", change.user, m_stop).and_then([&](const QString &id) {
        return enrolTotp(m_gateway, {id, change.user, m_grant.userDomainId}, m_desk, m_stop);
    });
}

Result<Receipt> IamSender::send(const RemoveTotp &change) {
    return m_iam.idOf("users", change.user, m_stop).and_then([&](const QString &id) {
        return removeTotp(m_gateway, id, m_stop);
    });
}

Result<Receipt> IamSender::send(const SetAccessKeyActive &change) {
    return lacks(change);
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

Result<Receipt> IamSender::send(const CreatePrincipal &change) {
    return lacks(change);
}

Result<Receipt> IamSender::send(const DeletePrincipal &change) {
    return lacks(change);
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
