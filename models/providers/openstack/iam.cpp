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
    user.mfaRules = mfaRulesIn(json.value(QStringLiteral("options")).toObject());
    user.mfaEnabled = asksForCode(*user.mfaRules);
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

std::vector<QString> namesIn(const QJsonObject &json, const char *list) {
    std::vector<QString> names;
    for (const QJsonValue &one : json.value(QLatin1String(list)).toArray())
        names.push_back(one.toObject().value(QStringLiteral("name")).toString());
    return names;
}

Result<AccessRule> readAccessRule(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("access rule"));
    AccessRule rule{read.text("service"), read.text("method"), read.text("path")};
    return read.finished(std::move(rule));
}

Result<Project> readProject(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("project"));
    Project project{.id = read.text("id"),
                    .name = read.text("name"),
                    .description = read.textOr("description", {}),
                    .enabled = read.maybe<bool>("enabled").value_or(true),
                    .current = false};
    return read.finished(std::move(project));
}

Result<Trust> readTrust(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("trust"));
    Trust trust{.id = read.text("id"),
                .trustor = read.text("trustor_user_id"),
                .trustee = read.text("trustee_user_id"),
                .projectId = read.textOr("project_id", {}),
                .roles = namesIn(json, "roles"),
                .impersonation = read.maybe<bool>("impersonation").value_or(false),
                .expiresAt = timeIn(json, "expires_at"),
                .usesLeft = read.maybe<int>("remaining_uses")};
    return read.finished(std::move(trust));
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
    key.kind = AccessKeyKind::ApplicationCredential;
    key.unrestricted = read.maybe<bool>("unrestricted");
    key.roles = namesIn(json, "roles");
    if (json.contains(QStringLiteral("access_rules")))
        key.rules = read.list("access_rules", readAccessRule);
    if (key.rules && key.rules->empty())
        key.rules.reset();
    return read.finished(std::move(key));
}

Result<AccessKey> readEc2Credential(const QJsonObject &json, const QString &userName) {
    FieldReader read(json, QStringLiteral("EC2 credential"));
    AccessKey key;
    key.id = read.text("access");
    key.accessKeyId = key.id;
    key.userName = userName;
    key.kind = AccessKeyKind::Ec2;
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

Result<std::vector<Project>> Iam::projects(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    auto projects = m_gateway.all({.service = Service::Identity, .path = QStringLiteral("auth/projects")},
                                  "projects", readProject, stop);
    if (projects)
        for (Project &project : *projects)
            project.current = project.id == grant->projectId;
    return projects;
}

Result<std::vector<Trust>> Iam::trusts(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    auto trusts = trustsBy("trustor_user_id", grant->userId, stop);
    if (!trusts)
        return failure(ofDelegate(trusts.error(), *grant));
    const auto got = trustsBy("trustee_user_id", grant->userId, stop);
    if (!got)
        return got;
    std::copy_if(got->begin(), got->end(), std::back_inserter(*trusts),
                 [&](const Trust &trust) { return trust.trustor != grant->userId; });
    return trusts;
}

// A list does not tell the roles of a trust; each is asked for by itself.
Result<std::vector<Trust>> Iam::trustsBy(const char *side, const QString &userId,
                                         const std::stop_token &stop) {
    auto trusts = m_gateway.all({.service = Service::Identity,
                                 .path = QStringLiteral("OS-TRUST/trusts"),
                                 .query = {{QLatin1String(side), userId}}},
                                "trusts", readTrust, stop);
    if (!trusts)
        return trusts;
    for (Trust &trust : *trusts) {
        const auto whole = m_gateway.call(
            {.service = Service::Identity, .path = QStringLiteral("OS-TRUST/trusts/") + segment(trust.id)},
            stop);
        if (!whole)
            return failure(whole.error());
        auto read = readTrust(whole->json.value(QStringLiteral("trust")).toObject());
        if (!read)
            return failure(read.error());
        trust = std::move(*read);
    }
    return trusts;
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
