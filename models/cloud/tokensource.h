#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <stop_token>

namespace cloudnx {

/// Where a provider gets the token for its next request. session/ keeps it fresh; providers never see how.
class TokenSource {
public:
    TokenSource() = default;
    TokenSource(const TokenSource &) = delete;
    TokenSource &operator=(const TokenSource &) = delete;
    virtual ~TokenSource() = default;

    /// A token good for now; refreshes when little time is left. Errors: Unauthenticated (sign in),
    /// Keychain….
    [[nodiscard]] virtual Result<Secret> token(std::stop_token stop) = 0;
    /// The service refused @p refused with 401: one newer token, or Unauthenticated when there is none to be
    /// had.
    [[nodiscard]] virtual Result<Secret> tokenAfter(const Secret &refused, std::stop_token stop) = 0;
};

} // namespace cloudnx
