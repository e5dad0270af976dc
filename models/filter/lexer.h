#pragma once

#include "models/filter/parse.h"

#include <QStringList>

namespace cloudnx::filter {

enum class TokenKind {
    Word,   ///< letters, digits and whatever is no sign of the language: iam:CreateUser, 10.0.0.0/8, -7d;
            ///< behind a point also quoted keys: details."a.b".c, as it is written
    Quoted, ///< "…", unescaped in `text`
    Open,
    Close,
    OpenSet,
    CloseSet,
    Comma, ///< only between { and }
    Not,
    And,
    Or,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Like, ///< ~
    End,
};

struct Token {
    TokenKind kind = TokenKind::End;
    qsizetype at = 0;
    qsizetype length = 0;
    QString text{};
};

/// Always ends with End. Words `and`, `or` and `not` stay words; the parser knows where they are signs.
[[nodiscard]] Parsed<std::vector<Token>> lex(const QString &text);

/// The field and the keys that a word names: details."a.b".c is details, a.b and c. One with no name is
/// empty.
[[nodiscard]] QStringList stepsOf(const QString &word);

} // namespace cloudnx::filter
