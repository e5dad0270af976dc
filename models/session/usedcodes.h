#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QString>

#include <chrono>

namespace cloudnx {

/// Remembers in which step of RFC 6238 an identity last used a code, since a service takes a step once. No
/// secret.
class UsedCodes {
public:
    /// @p stateFolder is the profile's own.
    explicit UsedCodes(const QString &stateFolder);

    /// How long until a code of @p identity can be good again; zero when one is good now. @p now is the
    /// service's time.
    [[nodiscard]] std::chrono::seconds hold(const QString &identity, Instant now) const;
    [[nodiscard]] Done remember(const QString &identity, Instant now) const;

private:
    QString m_path;
};

} // namespace cloudnx
