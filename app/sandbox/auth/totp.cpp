#include "app/sandbox/auth/totp.h"

#include "app/sandbox/auth/crypto.h"

#include <liboath/oath.h>

#include <QUrl>

#include <cstdlib>
#include <memory>
#include <mutex>

namespace cloudnx::sandbox {

namespace {

constexpr qint64 stepSeconds = 30;

void ready() {
    static std::once_flag once;
    std::call_once(once, [] { oath_init(); });
}

QByteArray raw(const QByteArray &base32) {
    char *bytes = nullptr;
    std::size_t size = 0;
    if (oath_base32_decode(base32.constData(), static_cast<std::size_t>(base32.size()), &bytes, &size) !=
        OATH_OK)
        return {};
    const std::unique_ptr<char, decltype(&std::free)> owned(bytes, std::free);
    return QByteArray(bytes, static_cast<int>(size));
}

bool isSixDigits(const QString &code) {
    return code.size() == 6 &&
           std::all_of(code.begin(), code.end(), [](QChar letter) { return letter >= '0' && letter <= '9'; });
}

} // namespace

QString newTotpSecret() {
    return randomBase32(32);
}

QString otpauthUrl(const QString &secret, const QString &label) {
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(label));
    return QStringLiteral(
               "otpauth://totp/CloudNx:%1?secret=%2&issuer=CloudNx&algorithm=SHA1&digits=6&period=30")
        .arg(name, secret);
}

std::optional<qint64> totpStep(const QByteArray &secret, const QString &code, qint64 nowSeconds) {
    ready();
    const QByteArray key = raw(secret);
    if (key.isEmpty() || !isSixDigits(code))
        return std::nullopt;
    const qint64 current = nowSeconds / stepSeconds;
    std::optional<qint64> found;
    for (qint64 step = current - 1; step <= current + 1; ++step) {
        char right[7];
        oath_totp_generate(key.constData(), static_cast<std::size_t>(key.size()), step * stepSeconds,
                           stepSeconds, 0, 6, right);
        if (equalInConstantTime(QByteArray(right), code.toLatin1()))
            found = step;
    }
    return found;
}

} // namespace cloudnx::sandbox
