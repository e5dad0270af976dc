#pragma once

#include "models/core/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace cloudnx::terminal {

/// What may follow the words of a command.
struct Following {
    QString path; ///< "iam user"; empty for `cloudnx` itself
    QStringList words;
    QStringList options;
};

[[nodiscard]] std::vector<Following> everyFollowing();

/// A script for bash, zsh or fish that knows every command and option. Errors: Usage.
[[nodiscard]] Result<QString> completionFor(const QString &shell);

} // namespace cloudnx::terminal
