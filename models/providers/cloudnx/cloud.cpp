#include "models/providers/cloudnx/cloud.h"

namespace cloudnx {

CloudNxCloud::CloudNxCloud(RestClient &client, Endpoints endpoints, TokenSource &tokens)
    : m_api(client, std::move(endpoints), tokens) {}

// "What we do automatically" and the compliance list of the guide, as far as no client can see it.
std::vector<ProviderStatement> CloudNxCloud::statements() const {
    const QString guide = QStringLiteral("https://status.cloudnx.in/docs/guides/secure-by-default");
    const QString security = QStringLiteral("https://status.cloudnx.in/security");
    return {
        {QStringLiteral("jwt-control-plane"),
         QStringLiteral("Every internal service rejects requests without a signed JWT."), guide},
        {QStringLiteral("volumes-encrypted"), QStringLiteral("Volumes are encrypted at rest (LUKS)."),
         security},
        {QStringLiteral("https-everywhere"),
         QStringLiteral(
             "Public endpoints speak TLS 1.2 or newer; certificates are renewed 30 days before they end."),
         guide},
        {QStringLiteral("audit-append-only"),
         QStringLiteral("The audit log is append-only, cannot be switched off and is kept for a year."),
         security},
        {QStringLiteral("account-isolation"),
         QStringLiteral(
             "Storage tenants, KMS keys and observability are readable by no other account; tested by "
             "intruders before launch."),
         guide},
        {QStringLiteral("data-requests-honoured"),
         QStringLiteral("Requests of data subjects (DSAR) are honoured within 30 days."), guide},
        {QStringLiteral("soc2"),
         QStringLiteral("SOC 2: pre-audit. There is no report yet; Type II waits for a second location."),
         guide},
        {QStringLiteral("iso27001"),
         QStringLiteral("ISO 27001: not certified yet; the same timeline as SOC 2."), guide}};
}

} // namespace cloudnx
