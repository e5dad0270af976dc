#pragma once

#include "models/session/keychainfault.h"

#include <chrono>
#include <optional>

namespace cloudnx {

/// A fault and the other side's own words about it.
struct KeychainFinding {
    KeychainFault fault = KeychainFault::Other;
    QString detail = {};
};

/// Asks the Secret Service over D-Bus whether its default keyring is there and unlocked; opens no prompt.
/// Empty: yes.
[[nodiscard]] std::optional<KeychainFinding> askSecretService(std::chrono::milliseconds patience);

/// What in this process keeps QtKeychain from working at all.
[[nodiscard]] std::optional<KeychainFinding> findLocalFault();

/// libsecret keeps one session with the service open for good, also when the service was restarted since and
/// knows it no more. The next job opens a new one.
void forgetServiceSession();

/// Whether there is a session bus to ask, as GDBus finds it; without one, asking would start an X11 helper.
[[nodiscard]] bool isSessionBusKnown();

} // namespace cloudnx
