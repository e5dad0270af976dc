#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace cloudnx {

/// `$XDG_CONFIG_HOME/cloudnx` or `~/.config/cloudnx`.
[[nodiscard]] QString configFolder();
/// `$XDG_STATE_HOME/cloudnx` or `~/.local/state/cloudnx`.
[[nodiscard]] QString stateFolder();
/// Who changes the tokens of a profile holds this lock in its folder of state.
[[nodiscard]] QString refreshLockPath(const QString &stateFolder);

/// Makes @p path and what is missing above it, each for its owner only (0700). Errors: Local.
[[nodiscard]] Done makePrivateFolder(const QString &path);
/// Replaces a file as a whole or not at all; only its owner may read it (0600). Errors: Local.
[[nodiscard]] Done writePrivateFile(const QString &path, const QByteArray &bytes);

} // namespace cloudnx
