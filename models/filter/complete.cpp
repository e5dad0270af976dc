#include "models/filter/complete.h"

#include "models/filter/parser.h"

#include <algorithm>

namespace cloudnx::filter {

namespace {

/// The word or sign that ends at the cursor and may be half typed.
[[nodiscard]] qsizetype unfinishedFrom(const QString &before) {
    bool isQuoted = false;
    qsizetype quote = 0;
    for (qsizetype at = 0; at < before.size(); ++at) {
        if (isQuoted && before[at] == u'\\')
            ++at;
        else if (before[at] == u'"') {
            isQuoted = !isQuoted;
            quote = at;
        }
    }
    if (isQuoted)
        return quote;
    if (before.endsWith(u'=') || before.endsWith(u'&') || before.endsWith(u'|')) {
        const bool isFinished =
            before.size() > 1 && QLatin1String("=!<>&|").contains(before[before.size() - 2]);
        return before.size() - (isFinished ? 0 : 1);
    }
    const auto tokens = lex(before);
    if (!tokens || tokens->size() < 2)
        return before.size();
    const Token &last = (*tokens)[tokens->size() - 2];
    return last.kind == TokenKind::Word && last.at + last.length == before.size() ? last.at : before.size();
}

[[nodiscard]] QStringList operatorsFor(const Field &field, bool isPart) {
    switch (field.type) {
    case Type::Text:
        return {"==", "!=", "in", "contains", "~", "matches"};
    case Type::Number:
    case Type::Time:
        return {"==", "!=", "<", "<=", ">", ">=", "in"};
    case Type::Address:
        return {"==", "!=", "in", "contains", "~", "matches"};
    case Type::Flag:
        return {"==", "!="};
    case Type::Json:
        break;
    }
    return isPart ? QStringList{"==", "!=", "<", "<=", ">", ">=", "in", "contains", "~", "matches"}
                  : QStringList{"contains", "~", "matches", "==", "!="};
}

[[nodiscard]] QStringList valuesFor(const Field &field) {
    if (!field.words.isEmpty())
        return field.words;
    switch (field.type) {
    case Type::Time:
        return {"-1h", "-24h", "-7d", "-30d", "now"};
    case Type::Flag:
        return {"yes", "no"};
    default:
        return {};
    }
}

class Completing {
public:
    Completing(const Schema &schema, Completion &into) : m_schema(schema), m_into(into) {}

    void add(const QStringList &texts, Proposal::Kind kind) {
        for (const QString &text : texts)
            if (text.startsWith(m_into.typed, Qt::CaseInsensitive) && text != m_into.typed)
                m_into.proposals.push_back({text, kind});
    }

    void at(const Expected &expected) {
        const Field *field = expected.of ? fieldOf(m_schema, expected.of->field) : nullptr;
        switch (expected.place) {
        case Place::Operand:
            return operands();
        case Place::Operator:
            add(field ? operatorsFor(*field, !expected.of->path.empty()) : QStringList(),
                Proposal::Kind::Operator);
            return add({"&&", "||"}, Proposal::Kind::Joint);
        case Place::Set:
            add({"{"}, Proposal::Kind::Operator);
            m_into.valuesOf = expected.of;
            return;
        case Place::Value:
            add(field ? valuesFor(*field) : QStringList(), Proposal::Kind::Value);
            m_into.valuesOf = expected.of;
            return;
        case Place::Joint:
            return joints(expected);
        }
    }

private:
    void operands() {
        QStringList names;
        for (const Field &field : m_schema)
            names.append(field.name);
        add(names, Proposal::Kind::Field);
        const QStringList steps = stepsOf(m_into.typed);
        const Field *field = fieldNamed(m_schema, steps.first());
        if (steps.size() < 2 || !field || field->type != Type::Json)
            return;
        m_into.keysOf = FieldRef{.field = field->id};
        for (qsizetype at = 1; at + 1 < steps.size(); ++at)
            m_into.keysOf->path.push_back(steps[at].toStdString());
    }

    void joints(const Expected &expected) {
        if (expected.insideSet)
            return add({",", "}"}, Proposal::Kind::Joint);
        add({"&&", "||"}, Proposal::Kind::Joint);
        if (expected.open > 0)
            add({")"}, Proposal::Kind::Joint);
        if (!m_into.typed.isEmpty())
            operands(); // a word behind a test is the next test
    }

    const Schema &m_schema;
    Completion &m_into;
};

} // namespace

Completion complete(const QString &text, qsizetype cursor, const Schema &schema, Instant now) {
    const QString before = text.left(std::clamp<qsizetype>(cursor, 0, text.size()));
    Completion found;
    found.from = unfinishedFrom(before);
    found.length = before.size() - found.from;
    found.typed = before.mid(found.from);
    if (found.typed.startsWith(u'"'))
        found.typed.remove(0, 1);
    auto tokens = lex(before.left(found.from));
    if (!tokens)
        return found;
    Parser parser(std::move(*tokens), schema, now);
    const auto ignored = parser.whole();
    Q_UNUSED(ignored)
    if (parser.expected())
        Completing(schema, found).at(*parser.expected());
    return found;
}

} // namespace cloudnx::filter
