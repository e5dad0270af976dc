#include "models/session/totp.h"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <mutex>
#include <utility>

namespace cloudnx {

namespace {

constexpr std::chrono::seconds defaultPeriod{30};
constexpr int enrolmentSteps = 10;

void initialiseOath() {
    static std::once_flag once;
    std::call_once(once, [] {
        if (oath_init() != OATH_OK)
            qFatal("liboath does not start");
    });
}

int oathFlags(TotpAlgorithm algorithm) {
    switch (algorithm) {
    case TotpAlgorithm::Sha1:
        return 0;
    case TotpAlgorithm::Sha256:
        return OATH_TOTP_HMAC_SHA256;
    case TotpAlgorithm::Sha512:
        return OATH_TOTP_HMAC_SHA512;
    }
    return 0;
}

std::int64_t stepAt(Instant at, std::chrono::seconds period) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch() / period;
}

std::chrono::seconds leftAt(Instant at, std::chrono::seconds period) {
    return period - std::chrono::floor<std::chrono::seconds>(at).time_since_epoch() % period;
}

/// liboath hands out memory it allocated; it is wiped before it goes back.
Secret takenFromOath(char *bytes, std::size_t size) {
    Secret secret(std::string_view(bytes, size));
    for (volatile char *byte = bytes; byte != bytes + size; byte = byte + 1)
        *byte = 0;
    std::free(bytes); // NOLINT(cppcoreguidelines-no-malloc)
    return secret;
}

bool isBase32(QChar letter) {
    const char16_t upper = letter.toUpper().unicode();
    return (upper >= u'A' && upper <= u'Z') || (upper >= u'2' && upper <= u'7');
}

Result<QString> bareBase32(const QString &text) {
    QString bare;
    bool padding = false;
    for (const QChar letter : text) {
        if (letter.isSpace() || letter == u'-')
            continue;
        padding = padding || letter == u'=';
        if (letter == u'=')
            continue;
        if (padding || !isBase32(letter))
            return failure(ErrorKind::Invalid,
                           QStringLiteral("A TOTP secret has only the letters A to Z and the digits 2 to 7; "
                                          "\"%1\" is neither. Copy it again.")
                               .arg(letter));
        bare += letter.toUpper();
    }
    return bare;
}

} // namespace

Result<Secret> parseBase32(const QString &text) {
    auto bare = bareBase32(text);
    if (!bare)
        return failure(bare.error());
    // 1, 3 and 6 letters in the last group encode no whole byte (RFC 4648 §6).
    const auto rest = bare->size() % 8;
    if (bare->isEmpty() || rest == 1 || rest == 3 || rest == 6)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("This TOTP secret is incomplete. Copy it again, to its end."));
    initialiseOath();
    const Secret taken = Secret::taken(*bare);
    const std::string_view letters = taken.reveal();
    char *bytes = nullptr;
    std::size_t size = 0;
    if (oath_base32_decode(letters.data(), letters.size(), &bytes, &size) != OATH_OK || size == 0)
        return failure(ErrorKind::Invalid, QStringLiteral("This is not a TOTP secret. Copy it again."));
    return takenFromOath(bytes, size);
}

Secret toBase32Groups(const Secret &key) {
    initialiseOath();
    const std::string_view bytes = key.reveal();
    char *letters = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(bytes.data(), bytes.size(), &letters, &size) != OATH_OK)
        return {};
    const Secret plain = takenFromOath(letters, size);
    QByteArray grouped;
    int count = 0;
    for (const char letter : plain.reveal()) {
        if (letter == '=' || letter == '\0')
            break;
        if (count > 0 && count % 4 == 0)
            grouped += ' ';
        grouped += letter;
        ++count;
    }
    return Secret::taken(grouped);
}

Totp::Totp(Secret key, TotpParameters parameters) : m_key(std::move(key)), m_parameters(parameters) {
    initialiseOath();
}

Result<Totp> Totp::parse(const QString &base32, TotpParameters parameters) {
    return parseBase32(base32).map([&](Secret key) { return Totp(std::move(key), parameters); });
}

Secret Totp::code(Instant at) const {
    return codeOfStep(step(at));
}

std::int64_t Totp::step(Instant at) const {
    return stepAt(at, m_parameters.period);
}

std::chrono::seconds Totp::left(Instant at) const {
    return leftAt(at, m_parameters.period);
}

std::optional<std::int64_t> Totp::verify(const Secret &code, Instant at, int window) const {
    if (code.isEmpty()) // equal to what there is before 1970
        return std::nullopt;
    const std::int64_t now = step(at);
    std::optional<std::int64_t> found;
    for (int away = window; away >= 0; --away)
        for (const std::int64_t candidate : {now + away, now - away})
            if (codeOfStep(candidate) == code)
                found = candidate;
    return found;
}

std::optional<std::chrono::seconds> Totp::searchOffset(const Secret &code, Instant at) const {
    const auto found = verify(code, at, enrolmentSteps);
    if (!found)
        return std::nullopt;
    return (*found - step(at)) * m_parameters.period;
}

Secret Totp::codeOfStep(std::int64_t step) const {
    if (step < 0)
        return {};
    const std::string_view key = m_key.reveal();
    std::array<char, 16> text{};
    const auto period = static_cast<unsigned>(m_parameters.period.count());
    const int outcome =
        oath_totp_generate2(key.data(), key.size(), step * period, period, 0, m_parameters.digits,
                            oathFlags(m_parameters.algorithm), text.data());
    return outcome == OATH_OK ? Secret(std::string_view(text.data())) : Secret();
}

QString phoneClockSentence(std::chrono::seconds offset) {
    if (std::chrono::abs(offset) <= defaultPeriod)
        return {};
    const QString way = offset.count() < 0 ? QStringLiteral("behind") : QStringLiteral("ahead");
    return QStringLiteral("Your phone is %1 s %2. Set its clock to automatic, then take the next code.")
        .arg(std::abs(offset.count()))
        .arg(way);
}

std::int64_t totpStep(Instant at) {
    return stepAt(at, defaultPeriod);
}

std::chrono::seconds totpLeft(Instant at) {
    return leftAt(at, defaultPeriod);
}

} // namespace cloudnx
