#include "models/checklist/checks/every.h"

#include "models/checklist/tlsfaults.h"
#include "models/firewall/exposure.h"

namespace cloudnx {

namespace {

const QString probe = QStringLiteral("cloudnx checklist run --probe");

constexpr int challengePort = 80;

/// The instance that answered, when it is one of yours.
const Instance *instanceAt(const Inventory &all, const TlsSighting &seen) {
    for (const Instance &instance : *all.instances)
        if (!instance.publicIp.isEmpty() &&
            (instance.publicIp == seen.address || instance.publicIp == seen.host))
            return &instance;
    return nullptr;
}

bool needsChallenge(const TlsSighting &seen) {
    return seen.issuer.contains(QStringLiteral("Let's Encrypt"));
}

// Certbot's HTTP challenge comes in on port 80, from anywhere. An endpoint that is no instance of ours is
// taken to be open: its certificate was renewed there until now.
Audience challengedBy(const Inventory &all, const TlsSighting &seen) {
    if (!all.firewall.known() || !all.instances.known())
        return Audience::Unknown;
    const Instance *instance = instanceAt(all, seen);
    return instance ? exposureAt(*all.firewall, instance->name, Carried::Tcp, challengePort).audience
                    : Audience::Internet;
}

Finding judge(const Check &self, const Basis &basis) {
    Judgement judgement(self);
    if (basis.record.endpoints.empty()) {
        judgement.show(Words::tr("No endpoint of yours is known"), basis.now,
                       QStringLiteral("cloudnx checklist endpoint HOST:PORT"));
        return judgement.attested(basis, Words::tr("there is no endpoint of yours that speaks TLS"));
    }
    QStringList bad;
    QStringList unseen;
    for (const QString &endpoint : basis.record.endpoints) {
        const TlsSighting *seen = sightingOf(basis, endpoint);
        const auto left = seen ? daysLeft(*seen, basis.now) : std::nullopt;
        if (!left) {
            unseen.append(endpoint);
            judgement.show(Words::tr("%1: not looked at").arg(endpoint), basis.now, probe);
            continue;
        }
        const long long days = *left;
        judgement.show(Words::tr("%1: %2 days left, until %3, by %4")
                           .arg(endpoint)
                           .arg(days)
                           .arg(toRfc3339(*seen->notAfter), seen->issuer),
                       seen->at, probe);
        if (days < renewalOverdue)
            bad.append(days < 0 ? Words::tr("%1 has expired").arg(endpoint)
                                : Words::tr("%1 ends in %2 days").arg(endpoint).arg(days));
        else if (const Audience challenged =
                     needsChallenge(*seen) ? challengedBy(basis.inventory, *seen) : Audience::Internet;
                 challenged == Audience::Unknown)
            unseen.append(Words::tr("port 80 of %1, which Certbot's HTTP challenge needs,").arg(endpoint));
        else if (challenged != Audience::Internet)
            bad.append(
                Words::tr("port 80 is shut on %1, so Certbot's HTTP challenge will fail").arg(seen->host));
    }
    if (!bad.isEmpty())
        return judgement.says(CheckResult::Fail, Words::tr("Renewal is overdue: %1.").arg(listed(bad)));
    if (!unseen.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("%1 could not be looked at.").arg(listed(unseen)));
    return judgement.says(CheckResult::Pass, Words::tr("Every certificate has at least 30 days left."));
}

} // namespace

const Check &checks::certificateRenewal() {
    static const Check check(
        {.id = QStringLiteral("certificate-renewal"),
         .title = Words::tr("Are your certificates renewed in time?"),
         .why = Words::tr(
             "A certificate that ends takes the service down, mostly on a Sunday.\nRenewal comes 30 days "
             "before the end; what is closer than that has failed once already."),
         .stage = Stage::EveryWeek,
         .severity = Severity::High,
         .needs = {Part::Instances, Part::Firewall},
         .advice = {Words::tr("On the machine: sudo certbot renew --dry-run"),
                    Words::tr("The HTTP challenge needs port 80 open while it renews: cloudnx firewall "
                              "add INSTANCE tcp 80 --cidr 0.0.0.0/0")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
