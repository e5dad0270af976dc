#pragma once

#include "app/sandbox/server/certificate.h"
#include "app/sandbox/server/services.h"

#include <functional>

namespace cloudnx::sandbox {

/// Serves HTTPS on 127.0.0.1 with two worker threads until SIGTERM or SIGINT. @p ready is called with the
/// port once connections are accepted. Throws when the port is taken.
void serve(Services &services, const CertificateFiles &certificates, int port,
           const std::function<void(int)> &ready);

} // namespace cloudnx::sandbox
