#include "models/session/otpauth.h"

#include <QUrl>
#include <QUrlQuery>

namespace cloudnx {

namespace {

QString algorithmWord(TotpAlgorithm algorithm) {
    switch (algorithm) {
    case TotpAlgorithm::Sha1:
        return QStringLiteral("SHA1");
    case TotpAlgorithm::Sha256:
        return QStringLiteral("SHA256");
    case TotpAlgorithm::Sha512:
        return QStringLiteral("SHA512");
    }
    return {};
}

tl::unexpected<Error> refused(const QString &why) {
    return failure(ErrorKind::Invalid, QStringLiteral("This link sets up no authenticator: %1.").arg(why));
}

Result<TotpAlgorithm> parseAlgorithm(const QString &word) {
    for (const auto algorithm : {TotpAlgorithm::Sha1, TotpAlgorithm::Sha256, TotpAlgorithm::Sha512})
        if (word.isEmpty() || word.compare(algorithmWord(algorithm), Qt::CaseInsensitive) == 0)
            return algorithm;
    return refused(QStringLiteral("it asks for the unknown algorithm %1").arg(word));
}

/// The number in @p text, or @p standard when there is none.
Result<int> parseNumber(const QString &text, int standard, int lowest, int highest) {
    if (text.isEmpty())
        return standard;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < lowest || number > highest)
        return refused(QStringLiteral("%1 is out of range").arg(text));
    return number;
}

Result<TotpParameters> parseParameters(const QUrlQuery &query) {
    const auto algorithm = parseAlgorithm(query.queryItemValue(QStringLiteral("algorithm")));
    const auto digits = parseNumber(query.queryItemValue(QStringLiteral("digits")), 6, 6, 8);
    const auto period = parseNumber(query.queryItemValue(QStringLiteral("period")), 30, 1, 3600);
    if (!algorithm)
        return failure(algorithm.error());
    if (!digits)
        return failure(digits.error());
    if (!period)
        return failure(period.error());
    return TotpParameters{*algorithm, static_cast<unsigned>(*digits), std::chrono::seconds(*period)};
}

QByteArray percentEncoded(const QString &text) {
    return QUrl::toPercentEncoding(text);
}

QByteArray unusualParameters(const TotpParameters &parameters) {
    QByteArray text;
    const TotpParameters usual;
    if (parameters.algorithm != usual.algorithm)
        text += "&algorithm=" + algorithmWord(parameters.algorithm).toLatin1();
    if (parameters.digits != usual.digits)
        text += "&digits=" + QByteArray::number(parameters.digits);
    if (parameters.period != usual.period)
        text += "&period=" + QByteArray::number(static_cast<qint64>(parameters.period.count()));
    return text;
}

} // namespace

Secret OtpAuth::toUri() const {
    QByteArray key = toBase32Groups(totp.key()).revealBytes().replace(' ', "");
    QByteArray uri = "otpauth://totp/";
    if (!issuer.isEmpty())
        uri += percentEncoded(issuer) + ':';
    uri += percentEncoded(account) + "?secret=" + key;
    if (!issuer.isEmpty())
        uri += "&issuer=" + percentEncoded(issuer);
    uri += unusualParameters(totp.parameters());
    Secret::taken(key).wipe();
    return Secret::taken(uri);
}

Result<OtpAuth> OtpAuth::parse(const Secret &uri) {
    const QUrl url = QUrl::fromEncoded(uri.revealBytes(), QUrl::StrictMode);
    if (url.scheme() != QLatin1String("otpauth"))
        return refused(QStringLiteral("it does not begin with otpauth://"));
    if (url.host() != QLatin1String("totp"))
        return refused(QStringLiteral("only time-based codes (totp) are known here"));
    const QUrlQuery query(url);
    auto parameters = parseParameters(query);
    if (!parameters)
        return failure(parameters.error());
    auto totp = Totp::parse(query.queryItemValue(QStringLiteral("secret")), *parameters);
    if (!totp)
        return failure(totp.error());
    const QString label = url.path(QUrl::FullyDecoded).mid(1);
    const auto colon = label.indexOf(u':');
    QString issuer = query.queryItemValue(QStringLiteral("issuer"), QUrl::FullyDecoded);
    if (issuer.isEmpty() && colon >= 0)
        issuer = label.left(colon);
    return OtpAuth{std::move(*totp), issuer, label.mid(colon + 1).trimmed()};
}

} // namespace cloudnx
