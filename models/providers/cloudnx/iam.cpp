#include "models/providers/cloudnx/iam.h"

#include "models/core/secretjson.h"
#include "models/providers/cloudnx/reading.h"

namespace cloudnx {

namespace {

Secret oneField(const char *name, const QString &value) {
    return jsonBody({{QLatin1String(name), value}});
}

tl::unexpected<Error> notThere(const QString &sentence) {
    return failure(ErrorKind::NotFound, sentence);
}

struct PolicyReference {
    QString id;
    QString name;
};

Result<PolicyReference> readPolicyReference(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("attached policy"));
    return read.finished(PolicyReference{read.text("id"), read.text("name")});
}

Result<SecretProduct> readNewKey(const QJsonObject &json, const QString &user) {
    FieldReader read(json, QStringLiteral("new access key"));
    SecretProduct product{ProductKind::AccessKey, QStringLiteral("Access key of %1").arg(user), {}};
    for (const char *name : {"access_key_id", "secret_access_key"})
        product.parts.push_back({QLatin1String(name), read.secret(name)});
    return read.finished(std::move(product));
}

Error productLost(Error error, const QString &user) {
    error.kind = ErrorKind::PartlyDone;
    error.sentence = QStringLiteral("The access key of %1 was made, but its secret could not be kept: %2 "
                                    "Delete the key and make another one.")
                         .arg(user, error.sentence);
    return error;
}

} // namespace

Result<std::vector<User>> CloudNxIam::users(std::stop_token stop) {
    return m_api.all({Route::Users}, {"users"}, readUser, stop);
}

Result<std::vector<Group>> CloudNxIam::groups(std::stop_token stop) {
    return m_api.all({Route::Groups}, {"groups"}, readGroup, stop);
}

Result<std::vector<Policy>> CloudNxIam::policies(std::stop_token stop) {
    return m_api.all({Route::Policies}, {"policies"}, readPolicy, stop);
}

Result<std::vector<AccessKey>> CloudNxIam::accessKeys(const QString &userName, std::stop_token stop) {
    return m_api.all(
        {Route::AccessKeys, {userName}}, {"access_keys"},
        [&](const QJsonObject &json) { return readAccessKey(json, userName); }, stop);
}

Result<std::vector<Principal>> CloudNxIam::principals(std::stop_token stop) {
    return m_api.all({Route::Principals}, {"principals"}, readPrincipal, stop);
}

Result<Receipt> CloudNxIam::apply(const IamChange &change, SecretDesk &desk, std::stop_token stop) {
    return std::visit([&](const auto &one) { return send(one, desk, stop); }, change);
}

Result<Receipt> CloudNxIam::send(const CreateUser &change, SecretDesk &, const std::stop_token &stop) {
    return m_api.change({Route::CreateUser, {}, {}, oneField("username", change.user)}, stop);
}

Result<Receipt> CloudNxIam::send(const DeleteUser &change, SecretDesk &, const std::stop_token &stop) {
    return m_api.change({Route::DeleteUser, {change.user}}, stop);
}

Result<Receipt> CloudNxIam::send(const SetConsolePassword &change, SecretDesk &desk,
                                 const std::stop_token &stop) {
    const auto password =
        desk.ask({SecretKind::NewUserPassword, QStringLiteral("New password of %1").arg(change.user)});
    if (!password)
        return failure(password.error());
    return m_api.change({Route::SetUserPassword, {change.user}, {}, jsonBody({}, {{"password", *password}})},
                        stop);
}

Result<Receipt> CloudNxIam::send(const DisableConsolePassword &change, SecretDesk &,
                                 const std::stop_token &stop) {
    const Secret body = jsonBody({{QStringLiteral("enabled"), false}});
    return m_api.change({Route::SetUserPassword, {change.user}, {}, body}, stop);
}

Result<Receipt> CloudNxIam::send(const CreateGroup &change, SecretDesk &, const std::stop_token &stop) {
    return m_api.change({Route::CreateGroup, {}, {}, oneField("name", change.group)}, stop);
}

Result<Receipt> CloudNxIam::send(const DeleteGroup &change, SecretDesk &, const std::stop_token &stop) {
    return m_api.change({Route::DeleteGroup, {change.group}}, stop);
}

Result<Receipt> CloudNxIam::send(const AddMember &change, SecretDesk &, const std::stop_token &stop) {
    return m_api.change({Route::AddMember, {change.group}, {}, oneField("username", change.user)}, stop);
}

Result<Receipt> CloudNxIam::send(const RemoveMember &change, SecretDesk &, const std::stop_token &stop) {
    return m_api.change({Route::RemoveMember, {change.group, change.user}}, stop);
}

Result<Receipt> CloudNxIam::send(const AttachPolicy &change, SecretDesk &, const std::stop_token &stop) {
    const bool toUser = change.holder == PolicyHolder::User;
    return m_api.change({toUser ? Route::AttachUserPolicy : Route::AttachGroupPolicy,
                         {change.name},
                         {},
                         oneField("policy_name", change.policy)},
                        stop);
}

Result<Receipt> CloudNxIam::send(const DetachPolicy &change, SecretDesk &, const std::stop_token &stop) {
    const bool fromUser = change.holder == PolicyHolder::User;
    return attachedPolicyId(change, stop).and_then([&](const QString &id) {
        return m_api.change(
            {fromUser ? Route::DetachUserPolicy : Route::DetachGroupPolicy, {change.name, id}}, stop);
    });
}

Result<Receipt> CloudNxIam::send(const CreatePolicy &change, SecretDesk &, const std::stop_token &stop) {
    const Secret body = jsonBody(
        {{QStringLiteral("name"), change.name}, {QStringLiteral("document"), change.document.toObject()}});
    return m_api.change({Route::CreatePolicy, {}, {}, body}, stop);
}

Result<Receipt> CloudNxIam::send(const DeletePolicy &change, SecretDesk &, const std::stop_token &stop) {
    return policyId(change.name, stop).and_then([&](const QString &id) {
        return m_api.change({Route::DeletePolicy, {id}}, stop);
    });
}

template <typename MfaChange>
Result<Receipt> CloudNxIam::send(const MfaChange &, SecretDesk &, const std::stop_token &) {
    return failure(
        ErrorKind::Unsupported,
        QStringLiteral("Rules for the sign-in of others are not offered by this cloud: everyone turns "
                       "on two-factor sign-in by himself."));
}

Result<Receipt> CloudNxIam::send(const CreateAccessKey &change, SecretDesk &desk,
                                 const std::stop_token &stop) {
    const auto answer = m_api.call({Route::CreateAccessKey, {change.user}}, stop);
    if (!answer)
        return failure(answer.error());
    const auto kept = readNewKey(answer->json, change.user).and_then([&](const SecretProduct &key) {
        return desk.give(key);
    });
    if (!kept)
        return failure(productLost(kept.error(), change.user));
    return Receipt{answer->requestId, answer->json.value(QStringLiteral("access_key_id")).toString()};
}

Result<Receipt> CloudNxIam::send(const SetAccessKeyActive &change, SecretDesk &,
                                 const std::stop_token &stop) {
    const Secret body =
        oneField("status", change.active ? QStringLiteral("active") : QStringLiteral("inactive"));
    return keyRecordId(change.user, change.accessKeyId, stop).and_then([&](const QString &id) {
        return m_api.change({Route::UpdateAccessKey, {change.user, id}, {}, body}, stop);
    });
}

Result<Receipt> CloudNxIam::send(const DeleteAccessKey &change, SecretDesk &, const std::stop_token &stop) {
    return keyRecordId(change.user, change.accessKeyId, stop).and_then([&](const QString &id) {
        return m_api.change({Route::DeleteAccessKey, {change.user, id}}, stop);
    });
}

Result<Receipt> CloudNxIam::send(const CreatePrincipal &change, SecretDesk &, const std::stop_token &stop) {
    const Secret body = jsonBody(
        {{QStringLiteral("crn"), change.crn}, {QStringLiteral("policies"), QJsonArray{change.policy}}});
    return m_api.change({Route::CreatePrincipal, {}, {}, body}, stop);
}

Result<Receipt> CloudNxIam::send(const DeletePrincipal &change, SecretDesk &, const std::stop_token &stop) {
    const auto ids = principalIds(change.crn, stop);
    if (!ids)
        return failure(ids.error());
    Result<Receipt> last =
        notThere(QStringLiteral("No principal has the CRN %1. `cloudnx iam principal list` shows them.")
                     .arg(change.crn));
    for (const QString &id : *ids) {
        last = m_api.change({Route::DeletePrincipal, {id}}, stop);
        if (!last)
            return last;
    }
    return last;
}

Result<QString> CloudNxIam::policyId(const QString &name, const std::stop_token &stop) {
    const auto all = policies(stop);
    if (!all)
        return failure(all.error());
    for (const Policy &policy : *all)
        if (policy.name == name)
            return policy.id;
    return notThere(
        QStringLiteral("There is no policy \"%1\". `cloudnx iam policy list` shows them.").arg(name));
}

Result<QString> CloudNxIam::attachedPolicyId(const DetachPolicy &change, const std::stop_token &stop) {
    const Route route = change.holder == PolicyHolder::User ? Route::UserPolicies : Route::GroupPolicies;
    const auto attached = m_api.all({route, {change.name}}, {"policies"}, readPolicyReference, stop);
    if (!attached)
        return failure(attached.error());
    for (const PolicyReference &policy : *attached)
        if (policy.name == change.policy)
            return policy.id;
    return notThere(QStringLiteral("\"%1\" is not attached to %2. Read again to see what is.")
                        .arg(change.policy, change.name));
}

Result<QString> CloudNxIam::keyRecordId(const QString &user, const QString &accessKeyId,
                                        const std::stop_token &stop) {
    const auto keys = accessKeys(user, stop);
    if (!keys)
        return failure(keys.error());
    for (const AccessKey &key : *keys)
        if (key.accessKeyId == accessKeyId || key.id == accessKeyId)
            return key.id;
    return notThere(
        QStringLiteral("%1 has no access key %2. Read again to see which there are.").arg(user, accessKeyId));
}

Result<std::vector<QString>> CloudNxIam::principalIds(const QString &crn, const std::stop_token &stop) {
    return principals(stop).map([&](const std::vector<Principal> &all) {
        std::vector<QString> ids;
        for (const Principal &principal : all)
            if (principal.crn == crn)
                ids.push_back(principal.id);
        return ids;
    });
}

} // namespace cloudnx
