#include "models/kms/service.h"

namespace cloudnx {

namespace {

tl::unexpected<Error> notOffered(const QString &what) {
    return failure(ErrorKind::Unsupported, QStringLiteral("Not offered by this cloud: %1.").arg(what));
}

} // namespace

Result<std::vector<KmsContainer>> KmsService::containers(std::stop_token) {
    return notOffered(QStringLiteral("containers of keys"));
}

Result<std::vector<KmsOrder>> KmsService::orders(std::stop_token) {
    return notOffered(QStringLiteral("orders for keys; a key is made at once"));
}

Result<KmsAccess> KmsService::access(const QString &, std::stop_token) {
    return notOffered(QStringLiteral("access lists of single keys; policies say who may use one"));
}

} // namespace cloudnx
