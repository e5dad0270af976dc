#pragma once

#include "models/core/result.h"

#include <QString>

namespace cloudnx {

/// Walks through a text of lines and knows where it is, so that what is wrong can be pointed at.
class TextCursor {
public:
    explicit TextCursor(const QString &text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    /// The character here; null at the end.
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const;
    QChar take();
    void skip(qsizetype count);
    /// Past spaces and tabs, and past line ends too if @p lines.
    enum class Over { Blanks, Lines };
    void skipSpace(Over over);
    void skipLine(); ///< to the end of this line
    [[nodiscard]] bool startsWith(const char *word) const;

    /// Takes as long as @p belongs holds.
    template <typename Belongs>
    [[nodiscard]] QString takeWhile(Belongs belongs) {
        QString taken;
        while (!atEnd() && belongs(peek()))
            taken += take();
        return taken;
    }

    [[nodiscard]] int line() const { return m_line; }

    [[nodiscard]] int column() const { return m_column; }

    /// Invalid: "Line 3, column 7: @p what".
    [[nodiscard]] tl::unexpected<Error> wrong(const QString &what) const;

private:
    QString m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_column = 1;
};

/// The same for a place that was noted.
[[nodiscard]] tl::unexpected<Error> wrongAt(int line, int column, const QString &what);

} // namespace cloudnx
