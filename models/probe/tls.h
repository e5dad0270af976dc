#pragma once

#include "models/core/clock.h"
#include "models/probe/sighting.h"

#include <stop_token>

namespace cloudnx {

/// An endpoint to look at.
struct TlsDoor {
    QString host;
    int port = 443;
    QByteArray authorities = {}; ///< PEM, trusted beside the system's
    std::chrono::milliseconds patience = std::chrono::seconds(5);
};

/// "www.example.in" or "www.example.in:8443", "[2001:db8::1]:443". Errors: Invalid.
[[nodiscard]] Result<TlsDoor> parseEndpoint(const QString &text);

/// Greets once a version, so that what is old is found, and looks at the certificate. Nothing is ever sent
/// but the greeting. What goes wrong stands in the sighting. Blocks.
[[nodiscard]] TlsSighting askTls(const TlsDoor &door, const Clock &clock, const std::stop_token &stop);

} // namespace cloudnx
