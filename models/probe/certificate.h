#pragma once

#include "models/probe/sighting.h"

#include <openssl/types.h>

namespace cloudnx {

[[nodiscard]] bool isAddress(const QString &host);

/// Puts into @p seen what the certificate of @p connection says, and what becomes of its chain at seen.at,
/// with
/// @p authorities (PEM) beside the system's. The name is judged by itself.
void readCertificate(TlsSighting &seen, SSL *connection, const QByteArray &authorities);

} // namespace cloudnx
