#include "models/providers/openstack/iam.h"

#include "models/providers/openstack/account.h"
#include "models/providers/openstack/iamsender.h"

#include <algorithm>

namespace cloudnx::openstack {

namespace {

Result<User> readUser(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("user"));
    User user;
    user.id = read.text("id");
    user.name = read.text("name");
    user.consoleAccess = read.maybe<bool>("enabled");
    user.mfaEnabled = asksForCode(json.value(QStringLiteral("options")).toObject());
    return read.finished(std::move(user));
}

Result<Policy> readRole(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("role"));
    Policy policy{.id = read.text("id"),
                  .name = read.text("name"),
                  .kind = PolicyKind::Managed,
                  .description = read.textOr("description", {}),
                  .document = {},
                  .createdAt = {}};
    return read.finished(std::move(policy));
}

Result<AccessKey> readApplicationCredential(const QJsonObject &json, const QString &userName) {
    FieldReader read(json, QStringLiteral("application credential"));
    AccessKey key;
    key.id = read.text("id");
    key.accessKeyId = key.id;
    key.userName = userName;
    key.label = read.text("name");
    key.expiresAt = timeIn(json, "expires_at");
    key.active = !key.expiresAt || *key.expiresAt > SystemClock().now();
    return read.finished(std::move(key));
}

Result<AccessKey> readEc2Credential(const QJsonObject &json, const QString &userName) {
    FieldReader read(json, QStringLiteral("EC2 credential"));
    AccessKey key;
    key.id = read.text("access");
    key.accessKeyId = key.id;
    key.userName = userName;
    key.label = QStringLiteral("EC2");
    return read.finished(std::move(key));
}

QString nameIn(const QJsonObject &json, const char *what) {
    return json.value(QLatin1String(what)).toObject().value(QStringLiteral("name")).toString();
}

} // namespace

Result<std::vector<User>> Iam::users(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    auto users = m_gateway.all({.service = Service::Identity,
                                .path = QStringLiteral("users"),
                                .query = {{"domain_id", grant->userDomainId}}},
                               "users", readUser, stop);
    if (!users)
        return users;
    const auto roles = holdings("user", *grant, stop);
    const auto groups = this->groups(stop);
    if (!roles)
        return failure(roles.error());
    if (!groups)
        return failure(groups.error());
    for (User &user : *users) {
        if (const auto held = roles->find(user.id); held != roles->end())
            user.policies = held->second;
        for (const Group &group : *groups)
            if (std::find(group.members.begin(), group.members.end(), user.name) != group.members.end())
                user.groups.push_back(group.name);
    }
    return users;
}

Result<std::vector<Group>> Iam::groups(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    const auto found = m_gateway.all({.service = Service::Identity,
                                      .path = QStringLiteral("groups"),
                                      .query = {{"domain_id", grant->userDomainId}}},
                                     "groups", readIdAndName, stop);
    if (!found)
        return failure(found.error());
    const auto roles = holdings("group", *grant, stop);
    if (!roles)
        return failure(roles.error());
    std::vector<Group> groups;
    for (const IdAndName &one : *found) {
        const auto members = m_gateway.all(
            {.service = Service::Identity, .path = QStringLiteral("groups/%1/users").arg(segment(one.id))},
            "users", readIdAndName, stop);
        if (!members)
            return failure(members.error());
        Group group{.name = one.name, .createdAt = {}, .members = {}, .policies = {}};
        for (const IdAndName &member : *members)
            group.members.push_back(member.name);
        if (const auto held = roles->find(one.id); held != roles->end())
            group.policies = held->second;
        groups.push_back(std::move(group));
    }
    return groups;
}

Result<std::vector<Policy>> Iam::policies(std::stop_token stop) {
    auto roles = m_gateway.all({.service = Service::Identity, .path = QStringLiteral("roles")}, "roles",
                               readRole, stop);
    if (roles || roles.error().kind != ErrorKind::Forbidden)
        return roles;
    return m_gateway.grant(stop).map([](const Grant &grant) {
        std::vector<Policy> own;
        for (const QString &name : grant.roles)
            own.push_back(
                {.id = {},
                 .name = name,
                 .kind = PolicyKind::Managed,
                 .description = QStringLiteral("Role of yours in project %1").arg(grant.projectName),
                 .document = {},
                 .createdAt = {}});
        return own;
    });
}

Result<std::vector<AccessKey>> Iam::accessKeys(const QString &userName, std::stop_token stop) {
    const auto id = idOf("users", userName, stop);
    if (!id)
        return failure(id.error());
    auto keys = m_gateway.all(
        {.service = Service::Identity,
         .path = QStringLiteral("users/%1/application_credentials").arg(segment(*id))},
        "application_credentials",
        [&](const QJsonObject &json) { return readApplicationCredential(json, userName); }, stop);
    if (!keys)
        return keys;
    const auto ec2 = m_gateway.all(
        {.service = Service::Identity,
         .path = QStringLiteral("users/%1/credentials/OS-EC2").arg(segment(*id))},
        "credentials", [&](const QJsonObject &json) { return readEc2Credential(json, userName); }, stop);
    if (ec2)
        keys->insert(keys->end(), ec2->begin(), ec2->end());
    // Some clouds have EC2 credentials switched off, and no token of an application credential may look at
    // them.
    else if (ec2.error().kind != ErrorKind::NotFound && ec2.error().kind != ErrorKind::Forbidden)
        return failure(ec2.error());
    return keys;
}

Result<std::vector<Principal>> Iam::principals(std::stop_token) {
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("Not offered by this cloud: instances have no identity of their own."));
}

Result<Receipt> Iam::apply(const IamChange &change, SecretDesk &desk, std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    IamSender sender(*this, m_gateway, *grant, desk, std::move(stop));
    return std::visit([&](const auto &one) { return sender.send(one); }, change);
}

Result<Iam::Holdings> Iam::holdings(const char *holder, const Grant &grant, const std::stop_token &stop) {
    struct Holding {
        QString id;
        QString role;
    };

    Call call{.service = Service::Identity,
              .path = QStringLiteral("role_assignments"),
              .query = {{"include_names", QStringLiteral("true")}}};
    if (grant.projectId.isEmpty())
        call.query.emplace_back("scope.system", QStringLiteral("all"));
    else
        call.query.emplace_back("scope.project.id", grant.projectId);
    const auto assignments = m_gateway.all(
        call, "role_assignments",
        [&](const QJsonObject &json) {
            const QString id =
                json.value(QLatin1String(holder)).toObject().value(QStringLiteral("id")).toString();
            return Result<Holding>(Holding{id, nameIn(json, "role")});
        },
        stop);
    if (!assignments)
        return failure(assignments.error());
    Holdings byHolder;
    for (const Holding &one : *assignments)
        if (!one.id.isEmpty())
            byHolder[one.id].push_back(one.role);
    return byHolder;
}

// Who asks about himself needs no right to list users.
Result<QString> Iam::idOf(const char *collection, const QString &name, const std::stop_token &stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    const bool isUsers = QLatin1String(collection) == QLatin1String("users");
    if (isUsers && name == grant->userName)
        return grant->userId;
    Call call{.service = Service::Identity, .path = QLatin1String(collection), .query = {{"name", name}}};
    if (QLatin1String(collection) != QLatin1String("roles"))
        call.query.emplace_back("domain_id", grant->userDomainId);
    const auto found = m_gateway.all(call, collection, readIdAndName, stop);
    if (!found)
        return failure(found.error());
    if (found->empty())
        return failure(ErrorKind::NotFound,
                       QStringLiteral("Keystone (identity): There is no \"%1\" among the %2.")
                           .arg(name, QLatin1String(collection)));
    return found->front().id;
}

} // namespace cloudnx::openstack
