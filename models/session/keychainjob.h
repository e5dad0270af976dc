#pragma once

#include "models/core/secret.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>

namespace cloudnx {

enum class KeychainVerb { Read, Write, Remove };

/// How one job of QtKeychain ended.
struct KeychainOutcome {
    enum class Kind { Ok, NotFound, Denied, Failed, TimedOut, Stopped, NoApplication };
    Kind kind = Kind::Failed;
    Secret value = {};       ///< what was read
    std::string detail = {}; ///< QtKeychain's words
};

/// Runs one job of QtKeychain on the main event loop and waits for it. Such a job can neither be cancelled
/// nor does it ever give up, and it blocks all that come after it: a late result finds nobody, and until it
/// is there further calls soon end as TimedOut.
[[nodiscard]] KeychainOutcome runKeychainJob(KeychainVerb verb, const std::string &key, const Secret &value,
                                             std::chrono::milliseconds patience, const std::stop_token &stop);

} // namespace cloudnx
