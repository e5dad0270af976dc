#pragma once

#include "models/filter/lexer.h"

#include <optional>

namespace cloudnx::filter {

/// What may stand where a text ends: for completion.
enum class Place {
    Operand,  ///< a test, free text, !, (
    Operator, ///< behind a field
    Value,    ///< behind an operator
    Set,      ///< behind `in`
    Joint,    ///< behind a test: &&, ||, )
};

struct Expected {
    Place place = Place::Operand;
    std::optional<FieldRef> of{}; ///< of Operator, Value and Set
    bool insideSet = false;
    int open = 0; ///< parentheses
};

/// Recursive descent over the tokens. Notes what it expected where it first met their end.
class Parser {
public:
    Parser(std::vector<Token> tokens, const Schema &schema, Instant now)
        : m_tokens(std::move(tokens)), m_schema(schema), m_now(now) {}

    [[nodiscard]] Parsed<Expression> whole();

    [[nodiscard]] const std::optional<Expected> &expected() const { return m_expected; }

private:
    struct Subject {
        const Field *field;
        FieldRef ref;
    };

    [[nodiscard]] Parsed<Expression> any();
    [[nodiscard]] Parsed<Expression> all();
    [[nodiscard]] Parsed<Expression> one();
    [[nodiscard]] Parsed<Expression> negated();
    [[nodiscard]] Parsed<Expression> inParentheses();
    [[nodiscard]] Parsed<Expression> wordOrTest();
    [[nodiscard]] Parsed<Expression> freeText();
    [[nodiscard]] Parsed<Subject> subject(const Token &word) const;
    [[nodiscard]] Parsed<Expression> test(const Subject &subject);
    [[nodiscard]] Parsed<Expression> membership(const Subject &subject);
    [[nodiscard]] Parsed<std::vector<Token>> set(const Subject &subject);

    [[nodiscard]] const Token &here() const { return m_tokens[m_at]; }

    [[nodiscard]] const Token &after() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }

    Token take();
    [[nodiscard]] bool isWord(const Token &token, const char *word) const;
    [[nodiscard]] bool startsOperand() const;
    void expect(Place place, const FieldRef *of = nullptr, bool insideSet = false);

    std::vector<Token> m_tokens;
    const Schema &m_schema;
    Instant m_now;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_open = 0;
    std::optional<Expected> m_expected;
};

[[nodiscard]] tl::unexpected<Fault> faultAt(const Token &token, QString sentence);

} // namespace cloudnx::filter
