#pragma once

#include <QString>

namespace cloudnx::sandbox {

/// Argon2id in its own text form, with the parameters OWASP names (19 MiB, 2 passes).
[[nodiscard]] QString hashPassword(const QString &password);
/// An empty @p hash costs the same time and is never right, so that nobody can tell whether an account
/// exists.
[[nodiscard]] bool isPassword(const QString &password, const QString &hash);

} // namespace cloudnx::sandbox
