#include "models/filter/parser.h"

#include "models/filter/tests.h"

namespace cloudnx::filter {

namespace {

constexpr int deepest = 100;

[[nodiscard]] std::optional<Operation> signOperation(TokenKind kind) {
    switch (kind) {
    case TokenKind::Equal:
        return Operation::Equal;
    case TokenKind::NotEqual:
        return Operation::NotEqual;
    case TokenKind::Less:
        return Operation::Less;
    case TokenKind::LessOrEqual:
        return Operation::LessOrEqual;
    case TokenKind::Greater:
        return Operation::Greater;
    case TokenKind::GreaterOrEqual:
        return Operation::GreaterOrEqual;
    case TokenKind::Like:
        return Operation::Glob;
    default:
        return std::nullopt;
    }
}

[[nodiscard]] QString names(const Schema &schema) {
    QStringList all;
    for (const Field &field : schema)
        all.append(field.name);
    return all.join(QStringLiteral(", "));
}

} // namespace

tl::unexpected<Fault> faultAt(const Token &token, QString sentence) {
    return tl::unexpected(Fault{token.at, token.length, std::move(sentence)});
}

Token Parser::take() {
    return m_tokens[m_at < m_tokens.size() - 1 ? m_at++ : m_at];
}

bool Parser::isWord(const Token &token, const char *word) const {
    return token.kind == TokenKind::Word && token.text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
}

bool Parser::startsOperand() const {
    switch (here().kind) {
    case TokenKind::Word:
        return !isWord(here(), "or");
    case TokenKind::Quoted:
    case TokenKind::Open:
    case TokenKind::Not:
        return true;
    default:
        return false;
    }
}

void Parser::expect(Place place, const FieldRef *of, bool insideSet) {
    if (here().kind == TokenKind::End && !m_expected)
        m_expected = Expected{place, of ? std::optional(*of) : std::nullopt, insideSet, m_open};
}

Parsed<Expression> Parser::whole() {
    expect(Place::Operand);
    if (here().kind == TokenKind::End)
        return Expression{};
    auto filter = any();
    if (!filter || here().kind == TokenKind::End)
        return filter;
    return faultAt(here(), here().kind == TokenKind::Close
                               ? QStringLiteral("There is no ( for this ).")
                               : QStringLiteral("A test cannot begin like this."));
}

Parsed<Expression> Parser::any() {
    Any found;
    do {
        auto part = all();
        if (!part)
            return part;
        found.parts.push_back(std::move(*part));
    } while ((here().kind == TokenKind::Or || isWord(here(), "or")) && (take(), true));
    if (found.parts.size() == 1)
        return std::move(found.parts.front());
    return Expression{std::move(found)};
}

Parsed<Expression> Parser::all() {
    All found;
    do {
        if (here().kind == TokenKind::And || (isWord(here(), "and") && !found.parts.empty()))
            take();
        auto part = one();
        if (!part)
            return part;
        found.parts.push_back(std::move(*part));
        expect(Place::Joint);
    } while (here().kind == TokenKind::And || startsOperand());
    if (found.parts.size() == 1)
        return std::move(found.parts.front());
    return Expression{std::move(found)};
}

Parsed<Expression> Parser::one() {
    expect(Place::Operand);
    if (here().kind == TokenKind::Not || isWord(here(), "not"))
        return negated();
    switch (here().kind) {
    case TokenKind::Open:
        return inParentheses();
    case TokenKind::Quoted:
        return freeText();
    case TokenKind::Word:
        return wordOrTest();
    case TokenKind::End:
        return faultAt(here(), QStringLiteral("The filter ends where a test should stand."));
    default:
        return faultAt(here(),
                       QStringLiteral("A test should stand here: field == value, or a word to look for."));
    }
}

Parsed<Expression> Parser::negated() {
    const Token sign = take();
    if (++m_depth > deepest)
        return faultAt(sign, QStringLiteral("The filter is nested too deeply."));
    auto inner = one();
    --m_depth;
    if (!inner)
        return inner;
    return Expression{Not{std::make_shared<const Expression>(std::move(*inner))}};
}

Parsed<Expression> Parser::inParentheses() {
    const Token open = take();
    if (++m_depth > deepest)
        return faultAt(open, QStringLiteral("The filter is nested too deeply."));
    ++m_open;
    auto inner = any();
    --m_depth;
    if (!inner)
        return inner;
    if (here().kind != TokenKind::Close)
        return faultAt(open, QStringLiteral("The closing ) is missing."));
    take();
    --m_open;
    expect(Place::Joint);
    return inner;
}

Parsed<Expression> Parser::freeText() {
    return Expression{Anywhere{take().text.toStdString()}};
}

Parsed<Parser::Subject> Parser::subject(const Token &word) const {
    const QStringList steps = stepsOf(word.text);
    const Field *field = fieldNamed(m_schema, steps.first());
    if (!field)
        return faultAt(word,
                       QStringLiteral("No field \"%1\". There are: %2.").arg(word.text, names(m_schema)));
    Subject found{field, {.field = field->id}};
    if (steps.size() > 1 && field->type != Type::Json)
        return faultAt(word, QStringLiteral("\"%1\" has no parts.").arg(field->name));
    for (qsizetype at = 1; at < steps.size(); ++at) {
        if (steps[at].isEmpty())
            return faultAt(word, QStringLiteral("A part of \"%1\" has no name.").arg(field->name));
        found.ref.path.push_back(steps[at].toStdString());
    }
    return found;
}

// A word is a field when a comparison stands behind it; whether it exists is told then.
Parsed<Expression> Parser::wordOrTest() {
    const Token &next = after();
    const bool isCompared = signOperation(next.kind) || isWord(next, "contains") || isWord(next, "matches");
    const bool isKnown = fieldNamed(m_schema, here().text.section(u'.', 0, 0)) != nullptr;
    if (!isCompared && !(isWord(next, "in") && isKnown)) {
        const Token word = here();
        auto text = freeText();
        if (isKnown)
            if (const auto known = subject(word))
                expect(Place::Operator, &known->ref);
        return text;
    }
    const Token word = take();
    const auto found = subject(word);
    if (!found)
        return tl::unexpected(found.error());
    return test(*found);
}

Parsed<Expression> Parser::test(const Subject &subject) {
    const Token sign = take();
    if (isWord(sign, "in"))
        return membership(subject);
    expect(Place::Value, &subject.ref);
    if (here().kind != TokenKind::Word && here().kind != TokenKind::Quoted)
        return faultAt(here(), QStringLiteral("A value should stand behind %1.").arg(sign.text));
    const Token value = take();
    const Operation operation = isWord(sign, "contains")  ? Operation::Contains
                                : isWord(sign, "matches") ? Operation::Matches
                                                          : *signOperation(sign.kind);
    return comparison(*subject.field, subject.ref, operation, sign, value, m_now);
}

Parsed<Expression> Parser::membership(const Subject &subject) {
    expect(Place::Set, &subject.ref);
    if (here().kind == TokenKind::OpenSet) {
        const auto values = set(subject);
        if (!values)
            return tl::unexpected(values.error());
        return membershipOf(*subject.field, subject.ref, *values, m_now);
    }
    const bool takesBlock = subject.field->type == Type::Address || subject.field->type == Type::Json;
    if (!takesBlock || (here().kind != TokenKind::Word && here().kind != TokenKind::Quoted))
        return faultAt(here(),
                       takesBlock ? QStringLiteral("Behind \"in\" stands a block like 10.0.0.0/8, or {a, b}.")
                                  : QStringLiteral("Behind \"in\" stands a list like {a, b}."));
    const Token value = take();
    if (!CidrBlock::parseLenient(value.text))
        return faultAt(value, QStringLiteral("\"%1\" is no address block like 10.0.0.0/8.").arg(value.text));
    FieldRef of = subject.ref;
    return Expression{AddressIn{std::move(of), {*CidrBlock::parseLenient(value.text)}}};
}

Parsed<std::vector<Token>> Parser::set(const Subject &subject) {
    const Token open = take();
    std::vector<Token> values;
    for (;;) {
        expect(Place::Value, &subject.ref, true);
        if (here().kind != TokenKind::Word && here().kind != TokenKind::Quoted)
            return faultAt(here().kind == TokenKind::End ? open : here(),
                           here().kind == TokenKind::End ? QStringLiteral("The closing } is missing.")
                                                         : QStringLiteral("A value should stand here."));
        values.push_back(take());
        expect(Place::Joint, nullptr, true);
        if (here().kind == TokenKind::Comma)
            take();
        if (here().kind == TokenKind::CloseSet)
            break;
    }
    take();
    return values;
}

Parsed<Expression> parse(const QString &text, const Schema &schema, Instant now) {
    auto tokens = lex(text);
    if (!tokens)
        return tl::unexpected(tokens.error());
    return Parser(std::move(*tokens), schema, now).whole();
}

Error errorOf(const QString &text, const Fault &fault) {
    QString line = text;
    for (QChar &character : line)
        if (character.isSpace())
            character = u' ';
    const QString marks = QString(fault.at, u' ') + QString(std::max<qsizetype>(fault.length, 1), u'^');
    return {.kind = ErrorKind::Usage,
            .sentence = QStringLiteral("The filter is wrong at column %1.\n  %2\n  %3\n%4")
                            .arg(QString::number(fault.at + 1), line, marks, fault.sentence)};
}

} // namespace cloudnx::filter
