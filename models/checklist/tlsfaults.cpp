#include "models/checklist/tlsfaults.h"

#include <algorithm>

namespace cloudnx {

namespace {

bool isOld(const QString &version) {
    return version == QLatin1String("TLS 1.0") || version == QLatin1String("TLS 1.1");
}

QString chainFault(const TlsSighting &seen) {
    switch (seen.chain) {
    case TlsChain::Good:
        return {};
    case TlsChain::Expired:
        return Words::tr("its certificate has expired");
    case TlsChain::NotYetValid:
        return Words::tr("its certificate is not valid yet");
    case TlsChain::SelfSigned:
        return Words::tr("its certificate is signed by nobody else");
    case TlsChain::Incomplete:
        return Words::tr("it does not send the certificates between its own and the root");
    case TlsChain::Untrusted:
    case TlsChain::NotSeen:
        break;
    }
    return Words::tr("its certificate is not trusted (%1)").arg(seen.chainWhy);
}

} // namespace

const TlsSighting *sightingOf(const Basis &basis, const QString &endpoint) {
    const auto &seen = basis.outside.tls;
    const auto found = std::find_if(seen.begin(), seen.end(),
                                    [&](const TlsSighting &one) { return one.endpoint() == endpoint; });
    return found == seen.end() ? nullptr : &*found;
}

std::optional<long long> daysLeft(const TlsSighting &seen, Instant now) {
    return seen.notAfter ? std::optional(daysBetween(now, *seen.notAfter)) : std::nullopt;
}

QStringList tlsFaults(const TlsSighting &seen) {
    if (seen.contact != Contact::Answered)
        return {};
    QStringList faults;
    if (const QString fault = chainFault(seen); !fault.isEmpty())
        faults.append(fault);
    if (!seen.nameFits)
        faults.append(Words::tr("its certificate is for %1")
                          .arg(seen.names.empty()
                                   ? Words::tr("no name")
                                   : listed(QStringList(seen.names.begin(), seen.names.end()))));
    for (const QString &version : seen.versions)
        if (isOld(version))
            faults.append(Words::tr("it speaks %1").arg(version));
    return faults;
}

QString tlsText(const TlsSighting &seen) {
    if (seen.contact != Contact::Answered)
        return QStringLiteral("%1: %2").arg(seen.endpoint(), seen.why);
    const QStringList faults = tlsFaults(seen);
    return QStringLiteral("%1: %2; %3")
        .arg(seen.endpoint(),
             QStringList(seen.versions.begin(), seen.versions.end()).join(QStringLiteral(", ")),
             faults.isEmpty() ? Words::tr("chain and name are right") : faults.join(QStringLiteral("; ")));
}

} // namespace cloudnx
