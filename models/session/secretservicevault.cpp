#include "models/session/secretservicevault.h"

#include "models/core/mainthread.h"
#include "models/session/keychainjob.h"
#include "models/session/secretservice.h"

namespace cloudnx {

namespace {

using Kind = KeychainOutcome::Kind;

Error errorOf(const KeychainFinding &finding) {
    return toError(finding.fault, finding.detail);
}

tl::unexpected<Error> stopped() {
    return failure(ErrorKind::Cancelled, QStringLiteral("Stopped."));
}

/// QtKeychain names no causes, so they are looked for; @p otherwise holds when everything looks well.
Error explain(KeychainFault otherwise, const std::string &detail, std::chrono::milliseconds patience) {
    if (const auto local = findLocalFault())
        return errorOf(*local);
    if (const auto remote = askSecretService(patience))
        return errorOf(*remote);
    return toError(otherwise, QString::fromStdString(detail));
}

Error explain(const KeychainOutcome &outcome, std::chrono::milliseconds patience) {
    switch (outcome.kind) {
    case Kind::TimedOut:
        return explain(KeychainFault::Hung, {}, patience);
    case Kind::Denied:
        return explain(KeychainFault::Denied, {}, patience);
    case Kind::NoApplication:
        return toError(KeychainFault::NoApplication);
    default:
        return explain(KeychainFault::Other, outcome.detail, patience);
    }
}

/// Once more when the service was restarted since the last job.
KeychainOutcome perform(KeychainVerb verb, const VaultEntry &entry, const Secret &value,
                        const SecretServiceVault::Patience &patience, const std::stop_token &stop) {
    const std::string key = entry.toText().toStdString();
    auto outcome = runKeychainJob(verb, key, value, patience.job, stop);
    if (outcome.kind != Kind::Failed || findLocalFault() || askSecretService(patience.question))
        return outcome;
    forgetServiceSession();
    return runKeychainJob(verb, key, value, patience.job, stop);
}

} // namespace

std::optional<KeychainFault> SecretServiceVault::fault() const {
    assertNotOnMainThread("SecretServiceVault::fault");
    auto finding = findLocalFault();
    if (!finding)
        finding = askSecretService(m_patience.question);
    return finding ? std::optional(finding->fault) : std::nullopt;
}

Done SecretServiceVault::ready(std::stop_token /*stop*/) {
    assertNotOnMainThread("SecretServiceVault::ready");
    if (const auto local = findLocalFault())
        return failure(errorOf(*local));
    if (const auto remote = askSecretService(m_patience.question))
        return failure(errorOf(*remote));
    return {};
}

Result<std::optional<Secret>> SecretServiceVault::read(const VaultEntry &entry, std::stop_token stop) {
    assertNotOnMainThread("SecretServiceVault::read");
    auto outcome = perform(KeychainVerb::Read, entry, {}, m_patience, stop);
    if (outcome.kind == Kind::Ok)
        return std::move(outcome.value);
    if (outcome.kind == Kind::Stopped)
        return stopped();
    if (outcome.kind != Kind::NotFound)
        return failure(explain(outcome, m_patience.question));
    // A locked keyring, too, says that there is no such entry.
    if (const auto finding = askSecretService(m_patience.question))
        return failure(errorOf(*finding));
    return std::nullopt;
}

Done SecretServiceVault::write(const VaultEntry &entry, const Secret &value, std::stop_token stop) {
    assertNotOnMainThread("SecretServiceVault::write");
    const auto outcome = perform(KeychainVerb::Write, entry, value, m_patience, stop);
    if (outcome.kind == Kind::Ok)
        return {};
    if (outcome.kind == Kind::Stopped)
        return stopped();
    return failure(explain(outcome, m_patience.question));
}

Done SecretServiceVault::remove(const VaultEntry &entry, std::stop_token stop) {
    // Removing from a locked keyring removes nothing and says that all went well.
    if (auto usable = ready(stop); !usable)
        return usable;
    const auto outcome = perform(KeychainVerb::Remove, entry, {}, m_patience, stop);
    if (outcome.kind == Kind::Ok || outcome.kind == Kind::NotFound)
        return {};
    if (outcome.kind == Kind::Stopped)
        return stopped();
    return failure(explain(outcome, m_patience.question));
}

} // namespace cloudnx
