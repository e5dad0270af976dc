#pragma once

#include "models/core/clock.h"
#include "models/iam/change.h"

namespace cloudnx {

/// How somebody says what a new key may do.
struct KeyWords {
    QString label = {};              ///< what it is called; empty: a name of ours
    std::vector<QString> roles = {}; ///< of its owner's; none: all
    QString ends = {};               ///< "90d", "2027-01-31", "2027-01-31T12:00:00Z"; empty: never
    std::vector<QString> allow = {}; ///< the only requests, as AccessRule::parse reads them; none: every
    bool ec2 = false;                ///< an EC2 credential, for S3 and EC2 tools
};

/// No limits where the words say nothing. Errors: Usage, Invalid (a request that cannot be read).
[[nodiscard]] Result<std::optional<KeyLimits>> keyLimitsOf(const KeyWords &words, Instant now);

} // namespace cloudnx
