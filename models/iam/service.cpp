#include "models/iam/service.h"

namespace cloudnx {

Result<std::vector<Project>> IamService::projects(std::stop_token) {
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("Not offered by this cloud: an identity belongs to one account."));
}

Result<std::vector<Trust>> IamService::trusts(std::stop_token) {
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("Not offered by this cloud: nobody can act for somebody else."));
}

} // namespace cloudnx
