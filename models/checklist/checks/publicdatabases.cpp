#include "models/checklist/checks/every.h"

#include "models/checklist/hosts.h"
#include "models/firewall/exposure.h"

#include <algorithm>

namespace cloudnx {

namespace {

QString readRules(const QString &group) {
    return shellLine({QStringLiteral("cloudnx"), QStringLiteral("firewall"), QStringLiteral("list"), group});
}

/// What holds data and is asked without a browser: everything known but the web and the ways to sign in.
bool isDatabase(const KnownService &service) {
    static const QStringList ids{QStringLiteral("mysql"),     QStringLiteral("pgsql"),
                                 QStringLiteral("redis"),     QStringLiteral("mongodb"),
                                 QStringLiteral("mssql"),     QStringLiteral("elastic"),
                                 QStringLiteral("memcached"), QStringLiteral("oracle")};
    return ids.contains(QLatin1String(service.id));
}

QString databaseIn(Carried carried, int first, int last) {
    for (const KnownService &service : knownServices())
        if (isDatabase(service) && service.carried == carried && first <= service.port &&
            service.port <= last)
            return service.name;
    return {};
}

bool hasPublicAddress(const AddressSet &addresses) {
    const auto blocks = addresses.blocks();
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const CidrBlock &block) { return !block.isPrivate(); });
}

bool isOffence(const Exposure &row) {
    return !databaseIn(row.carried, row.firstPort, row.lastPort).isEmpty() &&
           (hasPublicAddress(row.ipv4) || hasPublicAddress(row.ipv6));
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &firewall = basis.inventory.firewall;
    Judgement judgement(self);
    if (!judgement.judges(firewall, Words::tr("Firewall rules"), QStringLiteral("cloudnx firewall list")))
        return judgement.missing();
    QStringList open;
    for (const Exposure &row : basis.exposures()) {
        if (!isOffence(row))
            continue;
        const QString name = databaseIn(row.carried, row.firstPort, row.lastPort);
        open.append(QStringLiteral("%1 (%2)").arg(row.instance, name));
        judgement.show(Words::tr("%1: %2 (%3) from %4").arg(row.instance, row.service, name, row.who),
                       firewall.readAt, readRules(row.instance));
    }
    if (!open.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("Public addresses reach the database on %1.").arg(listed(open)));
    if (!judgement.needs(basis.inventory.instances, Words::tr("Instances"),
                         QStringLiteral("cloudnx instance list")))
        return judgement.missing();
    if (const QStringList names = unguarded(basis.inventory); !names.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The rules of %1 are not known.").arg(listed(names)));
    judgement.show(Words::tr("No rule lets a public address reach a database port"), firewall.readAt,
                   QStringLiteral("cloudnx firewall exposure"));
    return judgement.says(CheckResult::Pass, Words::tr("Only private addresses reach a database port."));
}

Fix fix(const Basis &basis) {
    Fix fix{.verb = Words::tr("Close the database ports to public addresses"),
            .inputs = {},
            .steps = {},
            .automatic = true};
    for (const Exposure &row : basis.exposures())
        if (isOffence(row))
            fix.steps.push_back(Words::tr("Let the application in by its private address: cloudnx "
                                          "firewall add %1 tcp %2 --cidr ADDRESS/32")
                                    .arg(row.instance)
                                    .arg(row.firstPort));
    return fix;
}

/// A rule that lets public addresses reach a database port. A rule for more ports goes as a whole.
bool opensDatabase(const Rule &rule) {
    if (rule.implicit || rule.spec.direction != Direction::Ingress || rule.spec.peerGroup ||
        rule.spec.peer.isPrivate())
        return false;
    const auto slices = Reach::of(rule.spec).slices();
    return std::any_of(slices.begin(), slices.end(), [](const ReachSlice &slice) {
        return !databaseIn(slice.carried, slice.firstPort, slice.lastPort).isEmpty() &&
               hasPublicAddress(slice.addresses);
    });
}

Result<Changes> changes(const Basis &basis, const FixInputs &) {
    Changes all;
    if (basis.inventory.firewall.known())
        for (const FirewallGroup &group : *basis.inventory.firewall)
            for (const Rule &rule : group.rules)
                if (!group.instances.empty() && opensDatabase(rule))
                    all.push_back(FirewallChange(RemoveRule{group.name, rule.spec}));
    if (all.empty())
        return failure(ErrorKind::Invalid, Words::tr("No rule lets a public address reach a database port."));
    return all;
}

} // namespace

const Check &checks::publicDatabases() {
    static const Check check(
        {.id = QStringLiteral("public-databases"),
         .title = Words::tr("Do only private addresses reach your databases?"),
         .why = Words::tr(
             "A database that public addresses reach is tried all day, and one weak password opens all of "
             "it.\nThe application reaches it over the private network; nobody else has to."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Critical,
         .needs = {Part::Firewall, Part::Instances},
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
