#include "models/firewall/textcursor.h"

namespace cloudnx {

QChar TextCursor::peek(qsizetype ahead) const {
    return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar();
}

QChar TextCursor::take() {
    const QChar taken = peek();
    ++m_at;
    ++m_column;
    if (taken == u'\n') {
        ++m_line;
        m_column = 1;
    }
    return taken;
}

void TextCursor::skip(qsizetype count) {
    for (; count > 0 && !atEnd(); --count)
        take();
}

void TextCursor::skipSpace(Over over) {
    while (!atEnd() && peek().isSpace() && (over == Over::Lines || peek() != u'\n'))
        take();
}

void TextCursor::skipLine() {
    while (!atEnd() && peek() != u'\n')
        take();
}

bool TextCursor::startsWith(const char *word) const {
    return QStringView(m_text).mid(m_at).startsWith(QLatin1String(word));
}

tl::unexpected<Error> TextCursor::wrong(const QString &what) const {
    return wrongAt(m_line, m_column, what);
}

tl::unexpected<Error> wrongAt(int line, int column, const QString &what) {
    return failure(ErrorKind::Invalid,
                   QStringLiteral("Line %1, column %2: %3").arg(line).arg(column).arg(what));
}

} // namespace cloudnx
