#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

namespace cloudnx {

/// What a person typed into the code field: six digits (also "123 456", also in other scripts' digits) or a
/// backup code, in the form that is sent.
struct Passcode {
    Secret text;
    bool isBackupCode = false;

    /// Errors: Invalid, with the form that is wanted.
    [[nodiscard]] static Result<Passcode> parse(const Secret &typed);
};

} // namespace cloudnx
