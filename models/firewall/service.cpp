#include "models/firewall/service.h"

namespace cloudnx {

Result<std::vector<Allowance>> FirewallService::quota(std::stop_token) {
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("Not offered by this cloud: how many rules there may be is not told."));
}

} // namespace cloudnx
