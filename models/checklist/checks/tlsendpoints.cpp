#include "models/checklist/checks/every.h"

#include "models/checklist/tlsfaults.h"

namespace cloudnx {

namespace {

const QString probe = QStringLiteral("cloudnx checklist run --probe");

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
        judgement.show(seen ? tlsText(*seen) : Words::tr("%1: not looked at").arg(endpoint),
                       seen ? seen->at : basis.now, probe);
        if (!seen || seen->contact != Contact::Answered) {
            unseen.append(endpoint);
            continue;
        }
        const QStringList faults = tlsFaults(*seen);
        if (!faults.isEmpty())
            bad.append(QStringLiteral("%1: %2").arg(endpoint, faults.first()));
        else if (!seen->unknown.empty())
            unseen.append(endpoint);
    }
    if (!bad.isEmpty())
        return judgement.says(CheckResult::Fail, QStringLiteral("%1.").arg(listed(bad)));
    if (!unseen.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("%1 could not be looked at to an end.").arg(listed(unseen)));
    return judgement.says(CheckResult::Pass,
                          Words::tr("Every endpoint speaks TLS 1.2 or newer, with a right chain and name."));
}

} // namespace

const Check &checks::tlsEndpoints() {
    static const Check check(
        {.id = QStringLiteral("tls-endpoints"),
         .title = Words::tr("Do your endpoints speak TLS rightly?"),
         .why = Words::tr("An old version, a wrong name or a broken chain teaches your users to click "
                          "warnings away.\nOnly from outside is seen what they see."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {},
         .advice = {Words::tr(
                        "Let's Encrypt gives certificates without charge: sudo certbot --nginx -d NAME"),
                    Words::tr("Old versions are switched off in the server: ssl_protocols TLSv1.2 TLSv1.3;"),
                    Words::tr("Send the whole chain: fullchain.pem, not cert.pem.")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
