#include "models/session/keychaincheck.h"

#include <QUuid>

namespace cloudnx {

namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

microseconds since(steady_clock::time_point start) {
    return std::chrono::duration_cast<microseconds>(steady_clock::now() - start);
}

QString milliseconds(microseconds time) {
    return QString::number(static_cast<double>(time.count()) / 1000.0, 'f', 1);
}

/// The vault's error speaks for people; the fault is asked for once more, for machines.
KeychainReport broken(const SecretServiceVault &vault, const Error &error) {
    return {.fault = vault.fault().value_or(KeychainFault::Other), .sentence = error.sentence};
}

KeychainReport altered() {
    return {.fault = KeychainFault::Other,
            .sentence =
                QStringLiteral("The keychain gave back something else than was put in. Do not trust it.")};
}

QString workingSentence(const KeychainReport &report) {
    return QStringLiteral("The keychain works: write %1 ms, read %2 ms, remove %3 ms.")
        .arg(milliseconds(*report.write), milliseconds(*report.read), milliseconds(*report.remove));
}

} // namespace

KeychainReport checkKeychain(const std::stop_token &stop, SecretServiceVault::Patience patience) {
    SecretServiceVault vault(patience);
    const QString random = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const VaultEntry canary{QStringLiteral("doctor-%1").arg(random), EntryKind::Canary};
    const Secret song = Secret::of(random);
    if (const auto usable = vault.ready(stop); !usable)
        return broken(vault, usable.error());
    KeychainReport report;
    auto start = steady_clock::now();
    if (const auto written = vault.write(canary, song, stop); !written)
        return broken(vault, written.error());
    report.write = since(start);
    start = steady_clock::now();
    const auto heard = vault.read(canary, stop);
    report.read = since(start);
    start = steady_clock::now();
    const auto removed = vault.remove(canary, {});
    report.remove = since(start);
    if (!heard || !removed)
        return broken(vault, heard ? removed.error() : heard.error());
    if (*heard != song)
        return altered();
    report.sentence = workingSentence(report);
    return report;
}

} // namespace cloudnx
