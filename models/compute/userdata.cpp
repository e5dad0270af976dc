#include "models/compute/userdata.h"

#include <QRegularExpression>
#include <QStringList>

#include <openssl/sha.h>

namespace cloudnx {

namespace {

struct Pattern {
    const char *what;
    const char *expression; ///< group 1 is the secret
};

// Shapes of secrets as their makers document them; the last two catch assignments by their names.
constexpr Pattern patterns[] = {
    {"access key id", R"(\b((?:AKIA|ASIA)[A-Z0-9]{12,20})\b)"},
    {"secret access key", R"((?i)secret_?access_?key["']?\s*[:=]\s*["']?([A-Za-z0-9/+=_-]{20,}))"},
    {"private key", R"((-----BEGIN [A-Z ]*PRIVATE KEY-----))"},
    {"token",
     R"(\b(gh[pousr]_[A-Za-z0-9]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[baprs]-[A-Za-z0-9-]{10,}|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+))"},
    {"password in a URL", R"(\b[a-z][a-z0-9+.-]*://[^\s/:@]+:([^\s/:@$]{3,})@)"},
    {"password",
     R"((?i)\b[a-z0-9_]*(?:password|passwd|passphrase|secret|token|api_?key)["']?\s*[:=]\s*["']?([^\s"'$<{(]{6,}))"},
};

QString masked(const QString &secret) {
    if (secret.startsWith(QLatin1String("-----")))
        return secret;
    if (secret.size() >= 16)
        return secret.left(4) + u'…' + secret.right(4);
    return QStringLiteral("%1 characters").arg(secret.size());
}

void scanLine(const QString &line, int number, std::vector<SecretSighting> &into) {
    static const auto expressions = [] {
        std::vector<QRegularExpression> list;
        for (const Pattern &pattern : patterns)
            list.emplace_back(QString::fromLatin1(pattern.expression));
        return list;
    }();
    std::vector<std::pair<qsizetype, qsizetype>> taken;
    for (std::size_t at = 0; at < expressions.size(); ++at) {
        auto matches = expressions[at].globalMatch(line);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const std::pair span{match.capturedStart(1), match.capturedEnd(1)};
            const bool seen = std::any_of(taken.begin(), taken.end(), [&](const auto &other) {
                return span.first < other.second && other.first < span.second;
            });
            if (seen)
                continue;
            taken.push_back(span);
            into.push_back({QString::fromLatin1(patterns[at].what), number, masked(match.captured(1))});
        }
    }
}

QString sha256Hex(std::string_view bytes) {
    unsigned char hash[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), hash);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(hash), sizeof hash).toHex());
}

} // namespace

UserData UserData::of(std::string_view raw) {
    UserData data;
    if (raw.empty())
        return data;
    data.size = static_cast<qint64>(raw.size());
    data.sha256 = sha256Hex(raw);
    const QStringList lines = QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size())).split(u'\n');
    for (qsizetype at = 0; at < lines.size(); ++at)
        scanLine(lines.at(at), static_cast<int>(at + 1), data.sightings);
    return data;
}

} // namespace cloudnx
