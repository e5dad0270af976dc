#include "models/core/csvfield.h"

#include "models/core/visibletext.h"

#include <QRegularExpression>

#include <algorithm>

namespace cloudnx {

namespace {

// Spreadsheets take these for the start of a formula, some also their wide forms (OWASP, "CSV Injection").
bool startsFormula(QStringView text) {
    return !text.isEmpty() && QStringView(u"=+-@\t\r\n＝＋－＠").contains(text.front());
}

/// A formula, or one that is guarded already.
bool needsGuard(QStringView text) {
    while (text.startsWith(u'\''))
        text = text.sliced(1);
    return startsFormula(text);
}

// Line breaks and tabs are data in CSV; anything else that steers a terminal is not.
QString withoutControls(const QString &text) {
    QString kept;
    QString run;
    for (const QChar c : text) {
        const bool breaks = c == u'\n' || c == u'\r' || c == u'\t';
        if (!breaks) {
            run.append(c);
            continue;
        }
        kept += visibleText(run) + c;
        run.clear();
    }
    return kept + visibleText(run);
}

} // namespace

QString csvField(const QString &text) {
    static const QRegularExpression looksEscaped(QStringLiteral("\\\\(?=x[0-9a-f]{2}|u[0-9a-f]{4})"));
    QString field = text;
    if (field.contains(u'\\'))
        field.replace(looksEscaped, QStringLiteral("\\x5c"));
    field = withoutControls(field);
    if (needsGuard(field))
        field.prepend(u'\'');
    return csvQuotedField(std::move(field));
}

QString csvText(const QString &field) {
    static const QRegularExpression escape(QStringLiteral("\\\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))"));
    const QString plain = withoutFormulaGuard(field);
    QString text;
    qsizetype from = 0;
    for (auto found = escape.globalMatch(plain); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        text += QStringView(plain).sliced(from, match.capturedStart() - from);
        text += QChar((match.captured(1) + match.captured(2)).toUShort(nullptr, 16));
        from = match.capturedEnd();
    }
    return text + plain.sliced(from);
}

QString csvQuotedField(QString field) {
    const bool needsQuotes = std::any_of(field.begin(), field.end(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\n' || c == u'\r' || c == u'\t';
    });
    if (!needsQuotes)
        return field;
    return u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString withoutFormulaGuard(const QString &field) {
    return field.startsWith(u'\'') && needsGuard(field) ? field.sliced(1) : field;
}

} // namespace cloudnx
