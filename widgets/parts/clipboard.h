#pragma once

#include "models/core/secret.h"

namespace cloudnx {

void copyText(const QString &text);
/// Copies with the hint that keeps clipboard histories away (`x-kde-passwordManagerHint: secret`) and takes
/// it back after half a minute, if it is still there then.
void copySecret(const Secret &secret);

} // namespace cloudnx
