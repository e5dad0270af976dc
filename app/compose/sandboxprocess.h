#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <stop_token>

namespace cloudnx {

/// How to start the embedded control plane. What is not given is the sandbox's own default.
struct SandboxOptions {
    QString scenario = {}; ///< "fresh" | "messy" | "breach"; only a new folder is filled
    std::optional<int> events = {};
    QString data = {};            ///< folder; empty: one in the state folder
    std::optional<int> port = {}; ///< empty: the one it had last, or a free one
    bool totp = false;            ///< the demo account signs in with a code from the start
};

/// A running sandbox and the account in it.
struct SandboxPlace {
    QString url;
    QString caFile;
    QString accountId;
    QString email;
    Secret password;
    Secret totpSecret; ///< empty while two-factor sign-in is off
    qint64 processId = 0;
    QString planted = {}; ///< file that lists what an intruder did (scenario `breach`); empty: there was none

    /// As `cloudnx sandbox start --output json` prints it; `totp_secret` is null while 2FA is off, `planted`
    /// where no intruder was.
    [[nodiscard]] QJsonObject toObject() const;
};

/// Where the sandbox keeps its data unless told otherwise.
[[nodiscard]] QString usualSandboxFolder();

/// Starts it in the background (or finds it running) and points the profile `sandbox` at it. Errors: Local
/// (not installed, did not start), Conflict (a profile `sandbox` that is not on this machine), Cancelled.
[[nodiscard]] Result<SandboxPlace> startSandbox(const SandboxOptions &options, const std::stop_token &stop);
/// Ends the sandbox of this folder and nothing else; fine when none runs.
[[nodiscard]] Done stopSandbox(const QString &data, const std::stop_token &stop);
/// Errors: NotFound when none runs.
[[nodiscard]] Result<SandboxPlace> sandboxStatus(const QString &data, const std::stop_token &stop);
/// Deletes what the sandbox made in this folder. Errors: Conflict while it runs, Local.
[[nodiscard]] Done resetSandbox(const QString &data, const std::stop_token &stop);

} // namespace cloudnx
