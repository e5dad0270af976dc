#include "widgets/parts/filter.h"

namespace cloudnx {

namespace {

/// Splits at spaces outside double quotes; quotes stay with their word.
[[nodiscard]] QStringList wordsOf(const QString &text) {
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar character : text) {
        if (character == u'"')
            quoted = !quoted;
        if (character.isSpace() && !quoted) {
            words.append(word);
            word.clear();
        } else {
            word += character;
        }
    }
    words.append(word);
    words.removeAll(QString());
    return words;
}

[[nodiscard]] QString unquoted(QString word) {
    return word.remove(u'"');
}

/// Where the column ends: at the first ':' or '=' that stands before any quote; -1 when there is none.
[[nodiscard]] qsizetype separatorOf(const QString &word) {
    for (qsizetype at = 0; at < word.size(); ++at) {
        if (word[at] == u'"')
            return -1;
        if (at > 0 && (word[at] == u':' || word[at] == u'='))
            return at;
    }
    return -1;
}

[[nodiscard]] bool looksLikeColumn(const QString &text) {
    for (const QChar character : text)
        if (!character.isLetter() && character != u'_')
            return false;
    return true;
}

[[nodiscard]] bool fits(const Filter::Term &term, const QString &cell) {
    return term.whole ? cell.compare(term.word, Qt::CaseInsensitive) == 0
                      : cell.contains(term.word, Qt::CaseInsensitive);
}

} // namespace

Result<Filter> Filter::parse(const QString &text, const QStringList &columns) {
    Filter filter;
    filter.m_columns = columns;
    for (QString word : wordsOf(text)) {
        Term term;
        term.excluded = word.size() > 1 && word.startsWith(u'-');
        if (term.excluded)
            word.remove(0, 1);
        // "iam:CreateUser" and "fe80::1" are words; only a known column, or what can be nothing else, is one.
        const qsizetype at = separatorOf(word);
        const QString column = at > 0 ? word.left(at) : QString();
        if (columns.contains(column)) {
            term.column = column;
            term.whole = word[at] == u'=';
            word.remove(0, at + 1);
        } else if (at > 0 && word[at] == u'=' && looksLikeColumn(column)) {
            return failure(ErrorKind::Invalid, QStringLiteral("No column \"%1\". There are: %2.")
                                                   .arg(column, columns.join(QStringLiteral(", "))));
        }
        term.word = unquoted(word);
        if (!term.word.isEmpty() || term.whole)
            filter.m_terms.push_back(term);
    }
    return filter;
}

QString Filter::termFor(const QString &column, const QString &cell, bool excluded) {
    return QStringLiteral("%1%2=\"%3\"")
        .arg(excluded ? QStringLiteral("-") : QString(), column, QString(cell).remove(u'"'));
}

bool Filter::accepts(const std::function<QString(int)> &cell) const {
    for (const Term &term : m_terms)
        if (holds(term, cell) == term.excluded)
            return false;
    return true;
}

bool Filter::holds(const Term &term, const std::function<QString(int)> &cell) const {
    if (!term.column.isEmpty())
        return fits(term, cell(static_cast<int>(m_columns.indexOf(term.column))));
    for (int column = 0; column < m_columns.size(); ++column)
        if (fits(term, cell(column)))
            return true;
    return false;
}

} // namespace cloudnx
