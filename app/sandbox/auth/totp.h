#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace cloudnx::sandbox {

/// 32 letters of base 32: the 160 bits RFC 4226 recommends.
[[nodiscard]] QString newTotpSecret();
[[nodiscard]] QString otpauthUrl(const QString &secret, const QString &label);
/// The time step (RFC 6238, 30 s) at which @p code is right, one step of drift either way; nothing otherwise.
[[nodiscard]] std::optional<qint64> totpStep(const QByteArray &secret, const QString &code,
                                             qint64 nowSeconds);

} // namespace cloudnx::sandbox
