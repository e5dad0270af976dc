#include "models/providers/cloudnx/cloud.h"

namespace cloudnx {

CloudNxCloud::CloudNxCloud(RestClient &client, Endpoints endpoints, TokenSource &tokens)
    : m_api(client, std::move(endpoints), tokens) {}

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
