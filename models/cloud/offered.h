#pragma once

#include "models/cloud/cloud.h"

namespace cloudnx {

/// Whether the cloud has changes of this kind at all, whoever asks: so that none is planned which could only
/// be refused. Errors: Unsupported; says what to do instead.
[[nodiscard]] Done offered(CloudKind kind, const Change &change);

/// What a provider answers that is asked for it nevertheless.
[[nodiscard]] tl::unexpected<Error> notOffered(CloudKind kind, const Change &change);

} // namespace cloudnx
