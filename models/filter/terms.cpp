#include "models/filter/terms.h"

#include "models/filter/literals.h"
#include "models/filter/text.h"

namespace cloudnx::filter {

QString quoted(const QString &text) {
    QString inside = text;
    inside.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + inside + u'"';
}

QString keyText(const QString &key) {
    const auto tokens = lex(QStringLiteral("x.") + key);
    const bool isBare = tokens && tokens->size() == 2 && tokens->front().kind == TokenKind::Word &&
                        tokens->front().length == key.size() + 2 &&
                        stepsOf(tokens->front().text) == QStringList{QStringLiteral("x"), key};
    if (isBare && !key.contains(u',') && !key.contains(u'"') && !key.contains(u'\\'))
        return key;
    return quoted(key);
}

QString valueText(const Field &field, const QString &value) {
    switch (field.type) {
    case Type::Number:
        return wholeNumberOf(value) ? value : quoted(value);
    case Type::Time:
        return value.contains(u' ') ? QString(value).replace(10, 1, u'T') : value;
    case Type::Address:
        return CidrBlock::parseLenient(value) ? value : quoted(value);
    case Type::Flag:
        return flagOf(value) ? value : quoted(value);
    default:
        return quoted(value);
    }
}

QString termFor(const Field &field, const QString &value, Sense sense, const QStringList &part) {
    QString subject = field.name;
    for (const QString &key : part)
        subject += u'.' + keyText(key);
    const bool isWithout = sense == Sense::Without;
    if (value.isEmpty())
        return subject + (isWithout ? QStringLiteral(" != \"\"") : QStringLiteral(" == \"\""));
    const bool isWhole = field.type != Type::Json || !part.isEmpty();
    if (!isWhole || (field.type == Type::Address && !CidrBlock::parseLenient(value))) {
        const QString test = subject + QStringLiteral(" ~ ") + quoted(globOf(value));
        return isWithout ? QStringLiteral("!(%1)").arg(test) : test;
    }
    return subject + (isWithout ? QStringLiteral(" != ") : QStringLiteral(" == ")) + valueText(field, value);
}

QString narrowed(const QString &text, const QString &term) {
    if (text.trimmed().isEmpty())
        return term;
    const auto tokens = lex(text);
    int depth = 0;
    bool hasOr = !tokens.has_value();
    for (const Token &token : tokens ? *tokens : std::vector<Token>()) {
        depth += token.kind == TokenKind::Open ? 1 : token.kind == TokenKind::Close ? -1 : 0;
        const bool isOr = token.kind == TokenKind::Or ||
                          (token.kind == TokenKind::Word &&
                           token.text.compare(QLatin1String("or"), Qt::CaseInsensitive) == 0);
        hasOr = hasOr || (isOr && depth == 0);
    }
    return (hasOr ? u'(' + text.trimmed() + u')' : text.trimmed()) + QStringLiteral(" && ") + term;
}

} // namespace cloudnx::filter
