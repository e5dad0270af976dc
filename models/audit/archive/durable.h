#pragma once

#include "models/audit/archive/seal.h"

#include <QString>

#include <span>
#include <string_view>

namespace cloudnx::audit {

/// Writes a new file (0600) from @p pieces, encrypted when there is a @p key, and waits until the disk has
/// it. Errors: Local.
[[nodiscard]] Done writeDurably(const QString &path, std::span<const std::string_view> pieces,
                                const SealKey *key = nullptr);
/// The same, in place of what stands there: readers see the old or the new file, whenever the machine stops.
[[nodiscard]] Done replaceDurably(const QString &path, std::string_view bytes);
/// Makes the names in @p folder durable. Errors: Local.
[[nodiscard]] Done syncFolder(const QString &folder);

} // namespace cloudnx::audit
