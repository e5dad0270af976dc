#include "models/cloud/inventory.h"
#include "tests/live/openstack/livecloud.h"
#include "tests/support/desks.h"
#include "tests/support/offmainthread.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

constexpr int rounds = 200;

using Lines = std::map<std::string, QStringList>;

QStringList sorted(QStringList lines) {
    lines.sort();
    return lines;
}

QString textIn(const QJsonValue &object, const char *name) {
    const QJsonValue value = object[QLatin1String(name)];
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

QString orDash(const QString &text) {
    return text.isEmpty() ? QStringLiteral("-") : text;
}

/// As the reference client prints it: 443:443, type=8. It leaves out an icmp type or code of 0.
QString portsAsThere(const QJsonValue &spec) {
    QString text = textIn(spec, "ports");
    if (!text.isEmpty())
        return text.contains(u'-') ? text.replace(u'-', u':') : text + u':' + text;
    if (const int type = spec[QStringLiteral("icmp_type")].toInt())
        text += QStringLiteral("type=%1").arg(type);
    if (const int code = spec[QStringLiteral("icmp_code")].toInt())
        text += QStringLiteral(":code=%1").arg(code);
    return text;
}

QString protocolAsThere(const QJsonValue &spec) {
    const QString word = textIn(spec, "protocol");
    if (word == QStringLiteral("any"))
        return {};
    return word == QStringLiteral("icmpv6") ? QStringLiteral("ipv6-icmp") : word;
}

QStringList ruleLines(const QJsonArray &groups) {
    QMap<QString, QString> ids;
    for (const QJsonValue &group : groups)
        ids[textIn(group, "name")] = textIn(group, "id");
    QStringList lines;
    for (const QJsonValue &group : groups) {
        lines.append(
            QStringLiteral("group %1 %2 %3")
                .arg(textIn(group, "id"), textIn(group, "name"), orDash(textIn(group, "description"))));
        for (const QJsonValue &rule : group[QStringLiteral("rules")].toArray()) {
            const QJsonValue spec = rule[QStringLiteral("spec")];
            const QString peer = textIn(spec, "cidr");
            lines.append(QStringList{QStringLiteral("rule"), textIn(rule, "id"), textIn(group, "id"),
                                     textIn(spec, "direction"),
                                     peer.contains(u':') ? QStringLiteral("IPv6") : QStringLiteral("IPv4"),
                                     orDash(protocolAsThere(spec)), orDash(portsAsThere(spec)),
                                     ids.value(textIn(spec, "peer_group"), peer)}
                             .join(u' '));
        }
    }
    return lines;
}

QStringList serverLines(const QJsonArray &instances) {
    QStringList lines;
    for (const QJsonValue &one : instances)
        lines.append(QStringLiteral("server %1 %2 %3 %4")
                         .arg(textIn(one, "name"),
                              textIn(one, "status") == QStringLiteral("running") ? QStringLiteral("ACTIVE")
                                                                                 : QStringLiteral("SHUTOFF"),
                              textIn(one, "size"), textIn(one, "private_ip")));
    return lines;
}

QStringList imageLines(const QJsonArray &images) {
    QStringList lines;
    for (const QJsonValue &one : images)
        lines.append(QStringList{QStringLiteral("image"), textIn(one, "id"), textIn(one, "name"),
                                 textIn(one, "status"), textIn(one, "visibility"),
                                 orDash(textIn(one, "size_bytes"))}
                         .join(u' '));
    return lines;
}

QStringList userLines(const QJsonArray &users) {
    QStringList lines;
    for (const QJsonValue &one : users)
        lines.append(QStringLiteral("user %1 %2")
                         .arg(textIn(one, "name"), one[QStringLiteral("console_access")].toBool()
                                                       ? QStringLiteral("True")
                                                       : QStringLiteral("False")));
    return lines;
}

QStringList roleLines(const QJsonArray &users) {
    QStringList lines;
    for (const QJsonValue &one : users)
        for (const QJsonValue &role : one[QStringLiteral("policies")].toArray())
            lines.append(QStringLiteral("role %1 %2").arg(textIn(one, "name"), role.toString()));
    return lines;
}

QStringList credentialLines(const QJsonArray &keys) {
    QStringList lines;
    for (const QJsonValue &one : keys)
        if (textIn(one, "user") == QStringLiteral("secadmin"))
            lines.append(
                QStringLiteral("credential %1 %2").arg(textIn(one, "label"), textIn(one, "access_key_id")));
    return lines;
}

} // namespace

/// After each of 200 random changes our JSON and that of the `openstack` command say the same. What the
/// console changes it changes; volumes and images, which it only reads, the reference client changes.
/// CLOUDNX_SEED repeats a run.
class LiveRandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        offMainThread([&] { m_cloud = std::make_unique<LiveCloud>(Person::Secadmin); });
        m_people = {QStringLiteral("operator")};
        for (const QString &line : m_reference->says("servers").filter(QStringLiteral(" SHUTOFF ")))
            m_stopped.append(line.section(u' ', 1, 1));
    }

    void everyChangeIsSeenAlike() {
        const int given = qEnvironmentVariableIntValue("CLOUDNX_SEED");
        const int seed = given ? given : 4;
        m_random.seed(static_cast<std::uint32_t>(seed));
        QMap<QString, int> done;
        for (int round = 0; round < rounds; ++round) {
            const QString what = changeSomething();
            ++done[what.section(u' ', 0, 1)];
            const auto ours = ourLines();
            for (const auto &[kind, lines] : theirLines()) {
                const QByteArray why =
                    QStringLiteral("seed %1, change %2 (%3): %4\nours\n  %5\ntheirs\n  %6")
                        .arg(seed)
                        .arg(round)
                        .arg(what, QString::fromStdString(kind), ours.at(kind).join(QStringLiteral("\n  ")),
                             lines.join(QStringLiteral("\n  ")))
                        .toUtf8();
                QVERIFY2(ours.at(kind) == lines, why.constData());
            }
        }
        for (auto one = done.cbegin(); one != done.cend(); ++one)
            qInfo("%3d  %s", one.value(), qPrintable(one.key()));
        QVERIFY(done.size() >= 15);
    }

    /// Leaves the services as they were, for the tests that come after.
    void cleanupTestCase() {
        for (const QString &group : m_groups.mid(1))
            apply(FirewallChange(DeleteFirewallGroup{group}));
        for (const AddRule &rule : m_rules)
            if (rule.group == m_groups.first() && !rule.rule.peerGroup)
                apply(FirewallChange(RemoveRule{rule.group, rule.rule}));
        for (const QString &name : m_people.mid(1))
            apply(IamChange(DeleteUser{name}));
        for (const QString &id : m_credentials)
            apply(IamChange(DeleteAccessKey{QStringLiteral("secadmin"), id}));
        for (const QString &name : m_stopped)
            apply(ComputeChange(StartInstance{name}));
        for (const QString &name : m_volumes)
            m_reference->does("remove_volume", {name});
        for (const QString &name : m_images)
            m_reference->does("remove_image", {name});
        m_reference.reset();
        m_cloud.reset();
    }

private:
    int upTo(int most) { return std::uniform_int_distribution(0, most - 1)(m_random); }

    template <typename List>
    auto oneOf(const List &list) {
        return list[static_cast<typename List::size_type>(upTo(static_cast<int>(list.size())))];
    }

    /// A name that no earlier run on these services left behind.
    QString fresh(const char *kind) {
        return QStringLiteral("%1-%2-%3")
            .arg(QLatin1String(kind))
            .arg(QCoreApplication::applicationPid())
            .arg(++m_number);
    }

    void apply(const Change &change) {
        const auto done = offMainThread([&] { return applyChange(m_cloud->cloud, change, m_desk, {}); });
        if (!done)
            qFatal("%s: %s", qPrintable(sentence(change)), qPrintable(done.error().sentence));
        m_created = done->createdId;
    }

    /// A short text of what was done.
    QString changeSomething() {
        switch (upTo(9)) {
        case 0:
            return changeGroups();
        case 1:
        case 2:
            return changeRules();
        case 3:
            return changeServers();
        case 4:
            return changeUsers();
        case 5:
            return changeRoles();
        case 6:
            return changeCredentials();
        case 7:
            return changeImages();
        default:
            return changeVolumes();
        }
    }

    QString changeGroups() {
        if (m_groups.size() > 1 && upTo(3) == 0) {
            const QString group = m_groups.takeAt(1 + upTo(static_cast<int>(m_groups.size()) - 1));
            std::erase_if(m_rules, [&](const AddRule &rule) {
                return rule.group == group || rule.rule.peerGroup == group;
            });
            apply(FirewallChange(DeleteFirewallGroup{group}));
            return QStringLiteral("group deleted ") + group;
        }
        const QString group = fresh("group");
        apply(FirewallChange(CreateFirewallGroup{group, QStringLiteral("made by chance"), upTo(4) != 0}));
        m_groups.append(group);
        return QStringLiteral("group created ") + group;
    }

    QString changeRules() {
        if (!m_rules.empty() && upTo(3) == 0) {
            const int at = upTo(static_cast<int>(m_rules.size()));
            const AddRule rule = m_rules[static_cast<std::size_t>(at)];
            m_rules.erase(m_rules.begin() + at);
            apply(FirewallChange(RemoveRule{rule.group, rule.rule}));
            return QStringLiteral("rule removed from ") + rule.group;
        }
        const AddRule rule{oneOf(m_groups), randomRule()};
        apply(FirewallChange(rule));
        if (!m_created.isEmpty()) // not there before
            m_rules.push_back(rule);
        return QStringLiteral("rule added to ") + rule.group;
    }

    RuleSpec randomRule() {
        static const std::vector<const char *> peers{"0.0.0.0/0", "10.0.0.0/8", "192.0.2.17/32", "::/0",
                                                     "2001:db8::/32"};
        RuleSpec rule{.direction = upTo(3) ? Direction::Ingress : Direction::Egress,
                      .protocol =
                          oneOf(std::vector{Protocol::Tcp, Protocol::Udp, Protocol::Any, Protocol::Icmp}),
                      .ports = std::nullopt,
                      .peer = CidrBlock::parse(QLatin1String(oneOf(peers))).value(),
                      .description = {}};
        const bool isV6 = rule.peer.family() == AddressFamily::Ipv6;
        if (rule.protocol == Protocol::Icmp && isV6)
            rule.protocol = Protocol::Icmpv6;
        if (rule.protocol == Protocol::Icmp && upTo(2))
            rule.icmpType = oneOf(std::vector{0, 3, 8});
        if (rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp) {
            const int first = 1 + upTo(60'000);
            rule.ports = PortRange::between(first, first + upTo(2) * upTo(500)).value();
        }
        if (upTo(5) == 0) {
            rule.peerGroup = oneOf(m_groups);
            rule.peer =
                CidrBlock::parse(isV6 ? QStringLiteral("::/128") : QStringLiteral("0.0.0.0/32")).value();
        }
        return rule;
    }

    QString changeServers() {
        const QString name = oneOf(QStringList{QStringLiteral("vm1"), QStringLiteral("vm2")});
        if (!m_stopped.removeOne(name)) {
            m_stopped.append(name);
            apply(ComputeChange(StopInstance{name}));
            return QStringLiteral("server stopped ") + name;
        }
        apply(ComputeChange(StartInstance{name}));
        return QStringLiteral("server started ") + name;
    }

    QString changeUsers() {
        if (m_people.size() > 1 && upTo(3) == 0) {
            const QString name = m_people.takeAt(1 + upTo(static_cast<int>(m_people.size()) - 1));
            erase_if(m_roles, [&](const auto &held) { return held.first == name; });
            apply(IamChange(DeleteUser{name}));
            return QStringLiteral("user deleted ") + name;
        }
        m_people.append(fresh("person"));
        apply(IamChange(CreateUser{m_people.last()}));
        return QStringLiteral("user created ") + m_people.last();
    }

    QString changeRoles() {
        if (!m_roles.empty() && upTo(3) == 0) {
            const auto held = *m_roles.begin();
            m_roles.erase(m_roles.begin());
            apply(IamChange(DetachPolicy{PolicyHolder::User, held.first, held.second}));
            return QStringLiteral("role taken from ") + held.first;
        }
        const std::pair held(m_people.back(),
                             oneOf(QStringList{QStringLiteral("reader"), QStringLiteral("member"),
                                               QStringLiteral("creator")}));
        if (held.first == QStringLiteral("operator"))
            return changeUsers();
        apply(IamChange(AttachPolicy{PolicyHolder::User, held.first, held.second}));
        m_roles.insert(held);
        return QStringLiteral("role given to ") + held.first;
    }

    QString changeCredentials() {
        const QString me = QStringLiteral("secadmin");
        if (!m_credentials.isEmpty() && upTo(2)) {
            apply(IamChange(
                DeleteAccessKey{me, m_credentials.takeAt(upTo(static_cast<int>(m_credentials.size())))}));
            return QStringLiteral("credential deleted");
        }
        apply(IamChange(CreateAccessKey{me}));
        m_credentials.append(m_created);
        return QStringLiteral("credential created");
    }

    QString changeVolumes() {
        if (!m_volumes.isEmpty() && upTo(2)) {
            const QString name = m_volumes.takeAt(upTo(static_cast<int>(m_volumes.size())));
            m_reference->does("remove_volume", {name});
            return QStringLiteral("volume deleted ") + name;
        }
        m_volumes.append(fresh("disk"));
        m_reference->does("add_volume", {m_volumes.last(), 1 + upTo(3)});
        return QStringLiteral("volume created ") + m_volumes.last();
    }

    QString changeImages() {
        static const QStringList visibilities{QStringLiteral("private"), QStringLiteral("community"),
                                              QStringLiteral("public"), QStringLiteral("shared")};
        if (!m_images.isEmpty() && upTo(3) == 0) {
            const QString name = m_images.takeAt(upTo(static_cast<int>(m_images.size())));
            m_reference->does("remove_image", {name});
            return QStringLiteral("image deleted ") + name;
        }
        if (!m_images.isEmpty() && upTo(2)) {
            const QString name = oneOf(m_images);
            m_reference->does("show_image_to", {name, oneOf(visibilities)});
            return QStringLiteral("image shown-to-others ") + name;
        }
        m_images.append(fresh("image"));
        m_reference->does("add_image", {m_images.last(), oneOf(visibilities)});
        return QStringLiteral("image created ") + m_images.last();
    }

    Lines theirLines() {
        Lines lines;
        for (const char *kind :
             {"groups", "rules", "servers", "volumes", "images", "users", "assignments", "credentials"})
            lines[kind] = m_reference->says(kind);
        return lines;
    }

    /// Out of the JSON that `--output json` and saved inventories have as well.
    Lines ourLines() {
        const auto [read, images] = offMainThread([&] {
            Inventory inventory;
            const Parts parts{Part::Identity,  Part::Users,   Part::AccessKeys,
                              Part::Instances, Part::Volumes, Part::Firewall};
            if (const auto done = readInto(inventory, m_cloud->cloud, parts, m_cloud->clock, {}, {}); !done)
                qFatal("%s", qPrintable(done.error().sentence));
            const auto list = m_cloud->cloud.compute().images({});
            if (!list)
                qFatal("%s", qPrintable(list.error().sentence));
            return std::pair(inventory, *list);
        });
        const QJsonObject json = toJson(read).toObject();
        const auto part = [&](const char *name) {
            return json.value(QLatin1String(name)).toObject().value(QStringLiteral("value")).toArray();
        };
        Lines lines;
        lines["groups"] = linesOf(*read.firewall);
        lines["volumes"] = linesOf(*read.volumes);
        lines["rules"] = sorted(ruleLines(part("firewall")));
        lines["servers"] = sorted(serverLines(part("instances")));
        lines["images"] = sorted(imageLines(toJson(images).toArray()));
        lines["users"] = sorted(userLines(part("users")));
        lines["assignments"] = sorted(roleLines(part("users")));
        lines["credentials"] = sorted(credentialLines(part("access_keys")));
        return lines;
    }

    std::mt19937 m_random;
    int m_number = 0;
    QString m_created; ///< id of what was made last
    ScriptedDesk m_desk;
    QStringList m_groups{QStringLiteral("default")};
    std::vector<AddRule> m_rules;
    QStringList m_stopped;
    QStringList m_people;
    std::set<std::pair<QString, QString>> m_roles;
    QStringList m_credentials;
    QStringList m_volumes;
    QStringList m_images;
    std::unique_ptr<LiveCloud> m_cloud;
    std::unique_ptr<Reference> m_reference = std::make_unique<Reference>(QStringLiteral("secadmin"));
};

int main(int count, char **arguments) {
    qputenv("QTEST_FUNCTION_TIMEOUT", "3000000"); // 200 changes take longer than the usual five minutes
    QCoreApplication application(count, arguments);
    LiveRandomTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "tst_live_random.moc"
