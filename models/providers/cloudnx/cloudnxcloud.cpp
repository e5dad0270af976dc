#include "models/providers/cloudnx/cloudnxcloud.h"

namespace cloudnx {

CloudNxCloud::CloudNxCloud(std::shared_ptr<RestClient> client, Endpoints endpoints,
                           std::shared_ptr<TokenSource> tokens)
    : m_api(std::move(client), std::move(endpoints), std::move(tokens)) {}

CloudWords CloudNxCloud::words() const {
    return {QStringLiteral("account"), QStringLiteral("instance firewall")};
}

std::vector<ProviderStatement> CloudNxCloud::statements() const {
    return {{QStringLiteral("volumes-encrypted"), QStringLiteral("Volumes are encrypted at rest (LUKS)."),
             QStringLiteral("https://status.cloudnx.in/security")},
            {QStringLiteral("audit-append-only"),
             QStringLiteral("The audit log is append-only, cannot be switched off and is kept for a year."),
             QStringLiteral("https://status.cloudnx.in/security")}};
}

} // namespace cloudnx
