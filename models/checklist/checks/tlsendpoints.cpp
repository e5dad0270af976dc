#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
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

bool isOld(const QString &version) {
    return version == QLatin1String("TLS 1.0") || version == QLatin1String("TLS 1.1");
}

QString chainFault(const TlsSighting &seen) {
    switch (seen.chain) {
    case TlsChain::Good:
        return {};
    case TlsChain::Expired:
        return QStringLiteral("its certificate has expired");
    case TlsChain::NotYetValid:
        return QStringLiteral("its certificate is not valid yet");
    case TlsChain::SelfSigned:
        return QStringLiteral("its certificate is signed by nobody else");
    case TlsChain::Incomplete:
        return QStringLiteral("it does not send the certificates between its own and the root");
    case TlsChain::Untrusted:
    case TlsChain::NotSeen:
        break;
    }
    return QStringLiteral("its certificate is not trusted (%1)").arg(seen.chainWhy);
}

QStringList faultsOf(const TlsSighting &seen) {
    QStringList faults;
    if (const QString fault = chainFault(seen); !fault.isEmpty())
        faults.append(fault);
    if (!seen.nameFits)
        faults.append(QStringLiteral("its certificate is for %1")
                          .arg(seen.names.empty()
                                   ? QStringLiteral("no name")
                                   : listed(QStringList(seen.names.begin(), seen.names.end()))));
    for (const QString &version : seen.versions)
        if (isOld(version))
            faults.append(QStringLiteral("it speaks %1").arg(version));
    return faults;
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
        if (!seen || seen->contact != Contact::Answered) {
            unseen.append(endpoint);
            judgement.show(
                QStringLiteral("%1: %2").arg(endpoint, seen ? seen->why : QStringLiteral("not looked at")),
                seen ? seen->at : basis.now, probe);
            continue;
        }
        const QStringList faults = faultsOf(*seen);
        judgement.show(
            QStringLiteral("%1: %2; %3")
                .arg(endpoint,
                     QStringList(seen->versions.begin(), seen->versions.end()).join(QStringLiteral(", ")),
                     faults.isEmpty() ? QStringLiteral("chain and name are right")
                                      : faults.join(QStringLiteral("; "))),
            seen->at, probe);
        if (!faults.isEmpty())
            bad.append(QStringLiteral("%1: %2").arg(endpoint, faults.first()));
        else if (!seen->unknown.empty())
            unseen.append(endpoint);
    }
    if (!bad.isEmpty())
        return judgement.says(CheckResult::Fail, QStringLiteral("%1.").arg(listed(bad)));
    if (!unseen.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              QStringLiteral("%1 could not be looked at to an end.").arg(listed(unseen)));
    return judgement.says(
        CheckResult::Pass,
        QStringLiteral("Every endpoint speaks TLS 1.2 or newer, with a right chain and name."));
}

} // namespace

const Check &checks::tlsEndpoints() {
    static const Check check(
        {.id = QStringLiteral("tls-endpoints"),
         .title = QStringLiteral("Do your endpoints speak TLS rightly?"),
         .why = QStringLiteral("An old version, a wrong name or a broken chain teaches your users to click "
                               "warnings away.\nOnly from outside is seen what they see."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {},
         .advice =
             {QStringLiteral("Let's Encrypt gives certificates without charge: sudo certbot --nginx -d NAME"),
              QStringLiteral("Old versions are switched off in the server: ssl_protocols TLSv1.2 TLSv1.3;"),
              QStringLiteral("Send the whole chain: fullchain.pem, not cert.pem.")},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
