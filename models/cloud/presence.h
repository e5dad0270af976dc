#pragma once

#include "models/core/result.h"
#include "models/core/secretdesk.h"

#include <stop_token>

namespace cloudnx {

/// Proves that the person who signed in is here now. This guards the program against whoever finds it open.
/// It is no guard of the account: who holds a stolen token needs no program of ours.
class Presence {
public:
    Presence() = default;
    Presence(const Presence &) = delete;
    Presence &operator=(const Presence &) = delete;
    virtual ~Presence() = default;

    /// Asks at @p desk. Blocks. Errors: PasscodeRequired (nobody to ask, or the code was used before),
    /// Unauthenticated (wrong), Cancelled, Network and its kin. Only without an error was it proved.
    [[nodiscard]] virtual Done prove(SecretDesk &desk, std::stop_token stop) = 0;
};

} // namespace cloudnx
