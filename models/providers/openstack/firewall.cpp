#include "models/providers/openstack/firewall.h"

#include "models/providers/openstack/compute.h"
#include "models/providers/openstack/concurrent.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace cloudnx::openstack {

namespace {

Result<QJsonObject> asItIs(const QJsonObject &json) {
    return json;
}

bool isOurs(const QJsonObject &json, const Grant &grant) {
    return grant.projectId.isEmpty() ||
           json.value(QStringLiteral("project_id")).toString() == grant.projectId;
}

bool isVisible(const QJsonObject &json, const Grant &grant) {
    return isOurs(json, grant) || json.value(QStringLiteral("shared")).toBool();
}

std::vector<IdAndName> namesOf(const std::vector<QJsonObject> &groups) {
    std::vector<IdAndName> names;
    for (const QJsonObject &group : groups)
        names.push_back({group.value(QStringLiteral("id")).toString(),
                         group.value(QStringLiteral("name")).toString(),
                         group.value(QStringLiteral("project_id")).toString()});
    return names;
}

// Ports of routers and load balancers have groups, too, but are no instances.
bool isOfInstance(const QJsonObject &port) {
    return port.value(QStringLiteral("device_owner")).toString().startsWith(QStringLiteral("compute:"));
}

/// Instances by group, both by id.
std::map<QString, std::set<QString>> usesOf(const std::vector<QJsonObject> &ports) {
    std::map<QString, std::set<QString>> uses;
    for (const QJsonObject &port : ports) {
        if (!isOfInstance(port))
            continue;
        for (const QJsonValue &group : port.value(QStringLiteral("security_groups")).toArray())
            uses[group.toString()].insert(port.value(QStringLiteral("device_id")).toString());
    }
    return uses;
}

/// Instances, by id, with a port that lets everything through: Neutron gives it no groups then
/// (https://docs.openstack.org/api-ref/network/v2/#port-security). A cloud that does not say filters them
/// all.
std::set<QString> unfilteredOf(const std::vector<QJsonObject> &ports) {
    std::set<QString> instances;
    for (const QJsonObject &port : ports)
        if (isOfInstance(port) && !port.value(QStringLiteral("port_security_enabled")).toBool(true))
            instances.insert(port.value(QStringLiteral("device_id")).toString());
    return instances;
}

std::set<QString> inBoth(const std::set<QString> &left, const std::set<QString> &right) {
    std::set<QString> both;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::inserter(both, both.end()));
    return both;
}

std::vector<QString> namesFor(const std::set<QString> &ids, const Names &known) {
    std::vector<QString> names;
    for (const QString &id : ids) {
        const auto found = known.find(id);
        names.push_back(found == known.end() ? id : found->second);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<FirewallGroup> readGroup(const QJsonObject &json, const Names &groups, const Grant &grant) {
    FieldReader read(json, QStringLiteral("security group"));
    FirewallGroup group;
    group.id = read.text("id");
    group.name = groups.at(group.id);
    group.stateful = read.maybe<bool>("stateful");
    group.description = read.textOr("description", {});
    if (!isOurs(json, grant))
        group.owner = read.text("project_id");
    group.rules =
        read.list("security_group_rules", [&](const QJsonObject &rule) { return readRule(rule, groups); });
    return read.finished(std::move(group));
}

bool isBefore(const FirewallGroup &left, const FirewallGroup &right) {
    return left.name < right.name;
}

/// By their shown names. Who uses them stands in no group.
Result<std::vector<FirewallGroup>> readGroups(const std::vector<QJsonObject> &objects, const Grant &grant) {
    const Names names = shownNames(namesOf(objects));
    std::vector<FirewallGroup> groups;
    for (const QJsonObject &json : objects) {
        auto group = readGroup(json, names, grant);
        if (!group)
            return failure(group.error());
        groups.push_back(std::move(*group));
    }
    std::sort(groups.begin(), groups.end(), isBefore);
    return groups;
}

/// A rule belongs to whoever made it, as when an administrator opened something for the project: nobody here
/// can be asked for the permission.
Error ofStranger(Error error, const QJsonObject &rule, const Grant &grant) {
    if (error.kind == ErrorKind::Forbidden && !isOurs(rule, grant))
        error.sentence =
            QStringLiteral("%1: Not allowed: this rule was made by project %2, and only that one or an "
                           "administrator may remove it. Ask the cloud's operator.")
                .arg(QLatin1String(rowOf(Service::Network).name),
                     rule.value(QStringLiteral("project_id")).toString());
    return error;
}

QString listed(const Names &names) {
    QStringList texts;
    for (const auto &[id, name] : names)
        texts.append(name);
    texts.sort();
    return texts.join(QStringLiteral(", "));
}

} // namespace

Result<std::vector<FirewallGroup>> Firewall::groups(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    const auto [neutron, instances] = both(
        [&] {
            return both([&] { return groupObjects(true, *grant, stop); },
                        [&] { return ports(*grant, stop); });
        },
        [&] { return instanceNames(stop); });
    const auto &[objects, used] = neutron;
    if (!objects)
        return failure(objects.error());
    if (!used)
        return failure(used.error());
    auto groups = readGroups(*objects, *grant);
    if (!groups)
        return groups;
    auto uses = usesOf(*used);
    const std::set<QString> open = unfilteredOf(*used);
    for (FirewallGroup &group : *groups) {
        group.instances = namesFor(uses[group.id], instances);
        if (const auto leaking = inBoth(uses[group.id], open); !leaking.empty())
            group.unfiltered = namesFor(leaking, instances);
    }
    return groups;
}

Result<std::vector<GroupRules>> Firewall::rules(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    const auto objects = groupObjects(true, *grant, stop);
    if (!objects)
        return failure(objects.error());
    return readGroups(*objects, *grant).map([](std::vector<FirewallGroup> groups) {
        std::vector<GroupRules> rules;
        for (FirewallGroup &group : groups)
            rules.push_back({std::move(group.name), std::move(group.rules)});
        return rules;
    });
}

// https://docs.openstack.org/api-ref/network/v2/#show-quota-details-for-a-project
Result<std::vector<Allowance>> Firewall::quota(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    if (grant->projectId.isEmpty())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("A quota is a project's. Sign in to one: cloudnx project use NAME."));
    const auto answer =
        m_gateway.call({.service = Service::Network,
                        .path = QStringLiteral("quotas/%1/details.json").arg(segment(grant->projectId))},
                       stop);
    if (!answer)
        return failure(answer.error());
    const QJsonObject quota = answer->json.value(QStringLiteral("quota")).toObject();
    std::vector<Allowance> list;
    for (const auto &[name, what] :
         {std::pair("security_group", Limited::Groups), std::pair("security_group_rule", Limited::Rules),
          std::pair("port", Limited::Ports), std::pair("floatingip", Limited::FloatingAddresses)}) {
        if (!quota.contains(QLatin1String(name)))
            continue;
        FieldReader read(quota.value(QLatin1String(name)).toObject(), QStringLiteral("quota"));
        const int limit = read.value<int>("limit");
        auto one = read.finished(
            Allowance{what, read.value<int>("used"), limit < 0 ? std::nullopt : std::optional(limit)});
        if (!one)
            return failure(one.error());
        list.push_back(std::move(*one));
    }
    return list;
}

Result<Receipt> Firewall::apply(const FirewallChange &change, std::stop_token stop) {
    return std::visit([&](const auto &one) { return send(one, stop); }, change);
}

Result<Receipt> Firewall::send(const AddRule &change, const std::stop_token &stop) {
    const auto groups = ownGroups(stop);
    if (!groups)
        return failure(groups.error());
    const auto group = changeableGroup(*groups, change.group, stop);
    if (!group)
        return failure(group.error());
    QString peer;
    if (change.rule.peerGroup && !change.rule.peerGroup->startsWith(addressGroupMark)) {
        const Names names = shownNames(*groups);
        const auto found = std::find_if(names.begin(), names.end(), [&](const auto &one) {
            return one.second == *change.rule.peerGroup;
        });
        peer = found == names.end() ? *change.rule.peerGroup : found->first;
    }
    const QJsonObject body{{QStringLiteral("security_group_rule"), ruleBody(change.rule, *group, peer)}};
    auto receipt = m_gateway.change({.service = Service::Network,
                                     .path = QStringLiteral("security-group-rules"),
                                     .method = HttpMethod::Post,
                                     .body = jsonBody(body)},
                                    "security_group_rule", stop);
    // SecurityGroupRuleExists is the one conflict there is (a used up quota is Forbidden here).
    if (!receipt && receipt.error().kind == ErrorKind::Conflict)
        return Receipt{receipt.error().requestId, {}};
    return receipt;
}

Result<Receipt> Firewall::send(const RemoveRule &change, const std::stop_token &stop) {
    const auto groups = ownGroups(stop);
    if (!groups)
        return failure(groups.error());
    const auto group = changeableGroup(*groups, change.group, stop);
    if (!group)
        return failure(group.error());
    const Names names = shownNames(*groups);
    const auto rules = m_gateway.all({.service = Service::Network,
                                      .path = QStringLiteral("security-group-rules"),
                                      .query = {{"security_group_id", *group}}},
                                     "security_group_rules", asItIs, stop);
    if (!rules)
        return failure(rules.error());
    // More than one may say the same: 10.0.0.5/8 and 10.0.0.0/8 are two rules to Neutron.
    Receipt receipt;
    for (const QJsonObject &json : *rules) {
        const auto read = readRule(json, names);
        if (!read)
            return failure(read.error());
        const Rule &rule = *read;
        if (!sameTraffic(rule.spec, change.rule))
            continue;
        auto gone = m_gateway.change({.service = Service::Network,
                                      .path = QStringLiteral("security-group-rules/") + segment(rule.id),
                                      .method = HttpMethod::Delete},
                                     "", stop);
        if (!gone && gone.error().kind != ErrorKind::NotFound)
            return failure(m_gateway.grant(stop)
                               .map([&](const Grant &grant) { return ofStranger(gone.error(), json, grant); })
                               .value_or(gone.error()));
        receipt.requestId = gone ? gone->requestId : gone.error().requestId;
    }
    return receipt;
}

Result<Receipt> Firewall::send(const CreateFirewallGroup &change, const std::stop_token &stop) {
    QJsonObject group{{QStringLiteral("name"), change.group},
                      {QStringLiteral("description"), change.description}};
    // Only said when it is not the rule: older clouds do not know the word.
    if (!change.stateful)
        group.insert(QStringLiteral("stateful"), false);
    return m_gateway.change({.service = Service::Network,
                             .path = QStringLiteral("security-groups"),
                             .method = HttpMethod::Post,
                             .body = jsonBody(QJsonObject{{QStringLiteral("security_group"), group}})},
                            "security_group", stop);
}

Result<Receipt> Firewall::send(const DeleteFirewallGroup &change, const std::stop_token &stop) {
    const auto groups = ownGroups(stop);
    if (!groups)
        return failure(groups.error());
    const auto group = changeableGroup(*groups, change.group, stop);
    if (!group && group.error().kind == ErrorKind::NotFound)
        return Receipt{};
    if (!group)
        return failure(group.error());
    return m_gateway.change({.service = Service::Network,
                             .path = QStringLiteral("security-groups/") + segment(*group),
                             .method = HttpMethod::Delete},
                            "", stop);
}

Result<Receipt> Firewall::send(const AttachFirewallGroup &change, const std::stop_token &stop) {
    return tellNova("addSecurityGroup", change.group, change.instance, true, stop);
}

Result<Receipt> Firewall::send(const DetachFirewallGroup &change, const std::stop_token &stop) {
    return tellNova("removeSecurityGroup", change.group, change.instance, false, stop);
}

Result<Receipt> Firewall::tellNova(const char *action, const QString &group, const QString &instance,
                                   bool wanted, const std::stop_token &stop) {
    const auto [groups, server] =
        both([&] { return ownGroups(stop); }, [&] { return idOfInstance(m_gateway, instance, stop); });
    if (!groups)
        return failure(groups.error());
    if (!server)
        return failure(server.error());
    const auto found = groupNamed(*groups, group);
    if (!found)
        return failure(found.error());
    const QJsonObject name{{QStringLiteral("name"), found->id}};
    auto receipt = m_gateway.change({.service = Service::Compute,
                                     .path = QStringLiteral("servers/%1/action").arg(segment(*server)),
                                     .method = HttpMethod::Post,
                                     .body = jsonBody(QJsonObject{{QLatin1String(action), name}})},
                                    "", stop);
    if (receipt)
        return receipt;
    // Attached twice is 400 ("duplicate"), detached twice is 404: the ports tell whether it is so already.
    const ErrorKind kind = receipt.error().kind;
    if (kind != ErrorKind::Invalid && kind != ErrorKind::NotFound && kind != ErrorKind::Conflict)
        return receipt;
    const auto now = guards(found->id, *server, stop);
    if (!now || *now != wanted)
        return receipt;
    return Receipt{receipt.error().requestId, {}};
}

Result<bool> Firewall::guards(const QString &groupId, const QString &instanceId,
                              const std::stop_token &stop) {
    const auto ports = m_gateway.all({.service = Service::Network,
                                      .path = QStringLiteral("ports"),
                                      .query = {{"device_id", instanceId},
                                                {"fields", "security_groups"},
                                                {"fields", "device_id"},
                                                {"fields", "device_owner"}}},
                                     "ports", asItIs, stop);
    if (!ports)
        return failure(ports.error());
    return usesOf(*ports)[groupId].contains(instanceId);
}

// An administrator's token sees every project's groups, so it has to ask for this one's; then those shared
// with it are asked for by themselves.
Result<std::vector<QJsonObject>> Firewall::groupObjects(bool withRules, const Grant &grant,
                                                        const std::stop_token &stop) {
    QueryItems query;
    for (const char *field : {"id", "name", "project_id", "shared"})
        query.emplace_back("fields", QLatin1String(field));
    if (withRules)
        for (const char *field : {"stateful", "description", "security_group_rules"})
            query.emplace_back("fields", QLatin1String(field));
    const auto read = [&](const char *filter, const QString &value) {
        Call call{.service = Service::Network, .path = QStringLiteral("security-groups"), .query = query};
        if (filter)
            call.query.emplace_back(filter, value);
        return m_gateway.all(call, "security_groups", asItIs, stop);
    };
    const bool seesAll = grant.hasRole(QStringLiteral("admin")) && !grant.projectId.isEmpty();
    auto objects = seesAll ? read("project_id", grant.projectId) : read(nullptr, {});
    if (!objects)
        return objects;
    if (seesAll) {
        const auto shared = read("shared", QStringLiteral("true"));
        if (!shared)
            return shared;
        std::copy_if(shared->begin(), shared->end(), std::back_inserter(*objects),
                     [&](const QJsonObject &json) { return !isOurs(json, grant); });
    }
    std::erase_if(*objects, [&](const QJsonObject &json) { return !isVisible(json, grant); });
    return objects;
}

Result<std::vector<QJsonObject>> Firewall::ports(const Grant &grant, const std::stop_token &stop) {
    Call call{.service = Service::Network, .path = QStringLiteral("ports")};
    for (const char *field : {"device_id", "device_owner", "security_groups", "port_security_enabled"})
        call.query.emplace_back("fields", QLatin1String(field));
    if (grant.hasRole(QStringLiteral("admin")) && !grant.projectId.isEmpty())
        call.query.emplace_back("project_id", grant.projectId);
    return m_gateway.all(call, "ports", asItIs, stop);
}

// Only names: rules are shown and judged even while Nova is away.
Names Firewall::instanceNames(const std::stop_token &stop) {
    const auto servers = m_gateway.all({.service = Service::Compute, .path = QStringLiteral("servers")},
                                       "servers", readIdAndName, stop);
    return servers ? shownNames(*servers) : Names();
}

Result<std::vector<IdAndName>> Firewall::ownGroups(const std::stop_token &stop) {
    return m_gateway.grant(stop).and_then([&](const Grant &grant) {
        return groupObjects(false, grant, stop).map([](const auto &objects) { return namesOf(objects); });
    });
}

Result<IdAndName> Firewall::groupNamed(const std::vector<IdAndName> &groups, const QString &name) {
    const Names names = shownNames(groups);
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const IdAndName &group) {
        return names.at(group.id) == name || group.id == name;
    });
    if (found == groups.end())
        return failure(
            ErrorKind::NotFound,
            QStringLiteral("There is no security group \"%1\". There are: %2.").arg(name, listed(names)));
    return *found;
}

Result<QString> Firewall::changeableGroup(const std::vector<IdAndName> &groups, const QString &name,
                                          const std::stop_token &stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    const auto found = groupNamed(groups, name);
    if (!found)
        return failure(found.error());
    if (!grant->projectId.isEmpty() && found->owner != grant->projectId)
        return failure(
            ErrorKind::Forbidden,
            QStringLiteral("Security group %1 belongs to another project, which shares it; only that "
                           "project can change it.")
                .arg(name));
    return found->id;
}

} // namespace cloudnx::openstack
