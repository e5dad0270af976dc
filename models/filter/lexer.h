#pragma once

#include "models/filter/parse.h"

namespace cloudnx::filter {

enum class TokenKind {
    Word,   ///< letters, digits and whatever is no sign of the language: iam:CreateUser, 10.0.0.0/8, -7d
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

} // namespace cloudnx::filter
