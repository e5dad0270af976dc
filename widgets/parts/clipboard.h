#pragma once

#include "models/core/secret.h"

#include <chrono>

namespace cloudnx {

void copyText(const QString &text);
/// Copies with the hint that keeps clipboard histories away (`x-kde-passwordManagerHint: secret`) and takes
/// it back after @p keptFor, if it is still there then.
void copySecret(const Secret &secret, std::chrono::milliseconds keptFor = std::chrono::seconds(30));
/// Takes back now what copySecret() copied last, if it is still there.
void takeSecretBack();

} // namespace cloudnx
