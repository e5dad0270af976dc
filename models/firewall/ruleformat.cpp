#include "models/firewall/ruleforms.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace cloudnx {

namespace {

constexpr qsizetype mostBytes = qsizetype{16} * 1024 * 1024;

Result<QString> textOf(const QByteArray &bytes) {
    const QString text = QString::fromUtf8(bytes);
    if (text.contains(QChar::Null) || text.contains(QChar::ReplacementCharacter))
        return failure(ErrorKind::Invalid, QStringLiteral("This is not a text in UTF-8. Save it as one."));
    return text;
}

} // namespace

ExportedRules exportRules(const QString &name, const std::vector<RuleSpec> &rules, RuleFormat format) {
    switch (format) {
    case RuleFormat::Json:
        return forms::toJsonText(name, rules);
    case RuleFormat::Csv:
        return forms::toCsv(rules);
    case RuleFormat::Nft:
        return forms::toNft(name, rules);
    case RuleFormat::Ufw:
        return forms::toUfw(name, rules);
    case RuleFormat::Terraform:
        return forms::toTerraform(name, rules);
    }
    return {};
}

Result<std::vector<RuleSpec>> importRules(const QByteArray &bytes, RuleFormat format) {
    if (bytes.size() > mostBytes)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("This is more than 16 MB; no set of rules is as long."));
    if (format == RuleFormat::Json)
        return forms::fromJsonText(bytes);
    const auto text = textOf(bytes);
    if (!text)
        return failure(text.error());
    switch (format) {
    case RuleFormat::Csv:
        return forms::fromCsv(*text);
    case RuleFormat::Nft:
        return forms::fromNft(*text);
    case RuleFormat::Ufw:
        return forms::fromUfw(*text);
    default:
        return forms::fromTerraform(*text);
    }
}

std::optional<RuleFormat> formatOf(const QByteArray &bytes) {
    const QString text = QString::fromUtf8(bytes.left(65536));
    const auto has = [&text](const char *pattern) {
        return text.contains(QRegularExpression(QLatin1String(pattern), QRegularExpression::MultilineOption));
    };
    if (has("\\A\\s*[{\\[]"))
        return RuleFormat::Json;
    if (has("^\\s*resource\\s+\"openstack_"))
        return RuleFormat::Terraform;
    if (has("^\\s*table\\s+(inet|ip|ip6)\\s"))
        return RuleFormat::Nft;
    if (has("^\\s*(sudo\\s+)?ufw\\s"))
        return RuleFormat::Ufw;
    if (has("\\A[^\\n]*,"))
        return RuleFormat::Csv;
    return std::nullopt;
}

namespace forms {

QString plainComment(const QString &description, qsizetype most) {
    QString text = description.simplified();
    text.remove(QRegularExpression(QStringLiteral("[\"'\\\\]|\\p{C}")));
    return text.left(most);
}

QString leftOutText(const RuleSpec &rule, const QString &why) {
    return QStringLiteral("Left out: %1 %2 %3; %4.")
        .arg(serviceText(rule),
             rule.direction == Direction::Ingress ? QStringLiteral("from") : QStringLiteral("to"),
             peerText(rule), why);
}

} // namespace forms

} // namespace cloudnx
