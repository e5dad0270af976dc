#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/firewall/exposure.h"

#include <algorithm>

namespace cloudnx {

namespace {

const QString probe = QStringLiteral("cloudnx checklist run --probe");

const TlsSighting *sightingOf(const Basis &basis, const QString &endpoint) {
    const auto &seen = basis.outside.tls;
    const auto found = std::find_if(seen.begin(), seen.end(),
                                    [&](const TlsSighting &one) { return one.endpoint() == endpoint; });
    return found == seen.end() ? nullptr : &*found;
}

// Let's Encrypt renews 30 days before the end: what is closer was forgotten, or fails.
constexpr long long overdue = 30;
constexpr int challengePort = 80;

/// The instance at @p host, when it is one of yours.
const Instance *instanceAt(const Inventory &all, const QString &host) {
    for (const Instance &instance : *all.instances)
        if (instance.publicIp == host || instance.name == host)
            return &instance;
    return nullptr;
}

// Certbot's HTTP challenge comes in on port 80, from anywhere.
bool isChallengeShut(const Basis &basis, const TlsSighting &seen) {
    if (!seen.issuer.contains(QStringLiteral("Let's Encrypt")) || !basis.inventory.firewall.known() ||
        !basis.inventory.instances.known())
        return false;
    const Instance *instance = instanceAt(basis.inventory, seen.host);
    return instance &&
           exposureAt(*basis.inventory.firewall, instance->name, Carried::Tcp, challengePort).audience !=
               Audience::Internet;
}

Finding judge(const Check &self, const Basis &basis) {
    Judgement judgement(self);
    if (basis.record.endpoints.empty()) {
        judgement.show(QStringLiteral("No endpoint of yours is known"), basis.now,
                       QStringLiteral("cloudnx checklist endpoint HOST:PORT"));
        return judgement.attested(basis, QStringLiteral("there is no endpoint of yours that speaks TLS"));
    }
    QStringList bad;
    QStringList unseen;
    for (const QString &endpoint : basis.record.endpoints) {
        const TlsSighting *seen = sightingOf(basis, endpoint);
        if (!seen || !seen->notAfter) {
            unseen.append(endpoint);
            judgement.show(QStringLiteral("%1: not looked at").arg(endpoint), basis.now, probe);
            continue;
        }
        const long long days = daysBetween(basis.now, *seen->notAfter);
        judgement.show(QStringLiteral("%1: %2 days left, until %3, by %4")
                           .arg(endpoint)
                           .arg(days)
                           .arg(toRfc3339(*seen->notAfter), seen->issuer),
                       seen->at, probe);
        if (days < overdue)
            bad.append(days < 0 ? QStringLiteral("%1 has expired").arg(endpoint)
                                : QStringLiteral("%1 ends in %2 days").arg(endpoint).arg(days));
        else if (isChallengeShut(basis, *seen))
            bad.append(QStringLiteral("port 80 is shut on %1, so Certbot's HTTP challenge will fail")
                           .arg(seen->host));
    }
    if (!bad.isEmpty())
        return judgement.says(CheckResult::Fail, QStringLiteral("Renewal is overdue: %1.").arg(listed(bad)));
    if (!unseen.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              QStringLiteral("%1 could not be looked at.").arg(listed(unseen)));
    return judgement.says(CheckResult::Pass, QStringLiteral("Every certificate has at least 30 days left."));
}

} // namespace

const Check &checks::certificateRenewal() {
    static const Check check(
        {.id = QStringLiteral("certificate-renewal"),
         .title = QStringLiteral("Are your certificates renewed in time?"),
         .why = QStringLiteral(
             "A certificate that ends takes the service down, mostly on a Sunday.\nRenewal comes 30 days "
             "before the end; what is closer than that has failed once already."),
         .stage = Stage::EveryWeek,
         .severity = Severity::High,
         .needs = {},
         .helps = {Part::Instances, Part::Firewall},
         .advice = {QStringLiteral("On the machine: sudo certbot renew --dry-run"),
                    QStringLiteral("The HTTP challenge needs port 80 open while it renews: cloudnx firewall "
                                   "add INSTANCE tcp 80 --cidr 0.0.0.0/0")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
