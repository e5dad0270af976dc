#pragma once

#include "app/sandbox/scenario/planter.h"

namespace cloudnx::sandbox {

/// The faults of the "secure by default" guide: root in daily use, one over-broad IAM user with an old key, a
/// database open to the internet, an access key in user-data, a public bucket, no GSTIN.
void plantMess(Planter &planter, const QString &account, const QString &email);

} // namespace cloudnx::sandbox
