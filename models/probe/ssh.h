#pragma once

#include "models/core/clock.h"
#include "models/probe/sighting.h"

#include <stop_token>

namespace cloudnx {

/// An SSH port of one's own. Ask only where its owner has agreed.
struct SshDoor {
    QString instance;
    QString host;
    int port = 22;
    QString user = QStringLiteral("root");
    std::chrono::milliseconds patience = std::chrono::seconds(5);
};

/// Asks which ways to sign in the port offers @p door's user: greets, agrees on keys, asks for "none" (which
/// carries no credential), reads the refusal and leaves. What goes wrong stands in the sighting. Blocks.
[[nodiscard]] SshSighting askSsh(const SshDoor &door, const Clock &clock, const std::stop_token &stop);

} // namespace cloudnx
