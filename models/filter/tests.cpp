#include "models/filter/tests.h"

#include "models/filter/literals.h"
#include "models/filter/parser.h"
#include "models/filter/terms.h"

#include <re2/re2.h>

namespace cloudnx::filter {

namespace {

constexpr const char *kindWords[] = {"text", "a whole number", "a time", "an address", "yes or no", "JSON"};

[[nodiscard]] QString subjectText(const Field &field, const FieldRef &of) {
    QString text = field.name;
    for (const std::string &step : of.path)
        text += u'.' + keyText(QString::fromStdString(step));
    return text;
}

[[nodiscard]] Expression negatedIf(bool negate, Expression inner) {
    return negate ? Expression{Not{std::make_shared<const Expression>(std::move(inner))}} : std::move(inner);
}

/// One comparison on its way to becoming a test.
struct Comparison {
    const Field &field;
    const FieldRef &of;
    Operation operation;
    const Token &sign;
    const Token &value;
    Instant now;

    [[nodiscard]] bool isEquality() const {
        return operation == Operation::Equal || operation == Operation::NotEqual;
    }

    [[nodiscard]] bool isTextual() const {
        return operation == Operation::Contains || operation == Operation::Glob ||
               operation == Operation::Matches;
    }

    [[nodiscard]] bool isPart() const { return !of.path.empty(); }

    [[nodiscard]] Expression equality(Expression test) const {
        return negatedIf(operation == Operation::NotEqual, std::move(test));
    }

    [[nodiscard]] tl::unexpected<Fault> signFault(const QString &can) const {
        return faultAt(sign,
                       QStringLiteral("%1 is %2; %3 does not apply. %4")
                           .arg(subjectText(field, of),
                                QLatin1String(kindWords[static_cast<int>(field.type)]), sign.text, can));
    }

    [[nodiscard]] tl::unexpected<Fault> valueFault(const QString &expected) const {
        return faultAt(value, QStringLiteral("\"%1\" is not %2.").arg(value.text, expected));
    }
};

[[nodiscard]] Parsed<Expression> textual(const Comparison &asked) {
    const std::string text = asked.value.text.toStdString();
    if (asked.operation == Operation::Contains)
        return Expression{TextContains{asked.of, text}};
    if (asked.operation == Operation::Glob)
        return Expression{TextGlob{asked.of, text}};
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(4 << 20);
    auto compiled = std::make_shared<const RE2>(text, options);
    if (!compiled->ok())
        return faultAt(asked.value, QStringLiteral("This is no regular expression: %1.")
                                        .arg(QString::fromStdString(compiled->error())));
    return Expression{TextMatches{asked.of, text, std::move(compiled)}};
}

[[nodiscard]] Parsed<Expression> ofText(const Comparison &asked) {
    if (!asked.isEquality())
        return asked.signFault(QStringLiteral("Use ==, !=, in, contains, ~ or matches."));
    return asked.equality({TextIs{asked.of, {asked.value.text.toStdString()}}});
}

[[nodiscard]] std::vector<NumberRange> rangesOf(Operation operation, std::int64_t value) {
    constexpr NumberRange every;
    switch (operation) {
    case Operation::Less:
        return value == every.first ? std::vector<NumberRange>()
                                    : std::vector{NumberRange{every.first, value - 1}};
    case Operation::LessOrEqual:
        return {{every.first, value}};
    case Operation::Greater:
        return value == every.last ? std::vector<NumberRange>()
                                   : std::vector{NumberRange{value + 1, every.last}};
    case Operation::GreaterOrEqual:
        return {{value, every.last}};
    default:
        return {{value, value}};
    }
}

[[nodiscard]] Parsed<Expression> ofNumber(const Comparison &asked) {
    const auto number = wholeNumberOf(asked.value.text);
    if (!number)
        return asked.valueFault(QStringLiteral("a whole number"));
    return asked.equality({NumberIn{asked.of, rangesOf(asked.operation, *number)}});
}

[[nodiscard]] TimeRange rangeOf(Operation operation, const TimeRange &value) {
    switch (operation) {
    case Operation::Less:
        return {Instant::min(), value.from};
    case Operation::LessOrEqual:
        return {Instant::min(), value.until};
    case Operation::Greater:
        return {value.until, Instant::max()};
    case Operation::GreaterOrEqual:
        return {value.from, Instant::max()};
    default:
        return value;
    }
}

[[nodiscard]] Parsed<Expression> ofTime(const Comparison &asked) {
    const auto time = timeOf(asked.value.text, asked.now);
    if (!time)
        return asked.valueFault(QStringLiteral("a time. Write 2026-05-03, 2026-05-03T12:00:00Z, -7d or now"));
    return asked.equality({TimeIn{asked.of, {rangeOf(asked.operation, *time)}}});
}

[[nodiscard]] Parsed<Expression> ofAddress(const Comparison &asked) {
    if (!asked.isEquality())
        return asked.signFault(QStringLiteral("Use ==, !=, in, contains, ~ or matches."));
    const auto block = CidrBlock::parseLenient(asked.value.text);
    if (!block)
        return asked.valueFault(QStringLiteral("an address; for other text use ~ or contains"));
    return asked.equality({AddressIn{asked.of, {*block}}});
}

[[nodiscard]] Parsed<Expression> ofFlag(const Comparison &asked) {
    if (!asked.isEquality())
        return asked.signFault(QStringLiteral("Use == yes or == no."));
    const auto flag = flagOf(asked.value.text);
    if (!flag)
        return asked.valueFault(QStringLiteral("yes or no"));
    return asked.equality({FlagIs{asked.of, *flag}});
}

[[nodiscard]] Relation relationOf(const Comparison &asked) {
    switch (asked.operation) {
    case Operation::Less:
        return Relation::Less;
    case Operation::LessOrEqual:
        return Relation::LessOrEqual;
    case Operation::Greater:
        return Relation::Greater;
    case Operation::GreaterOrEqual:
        return Relation::GreaterOrEqual;
    default:
        return Relation::Equal;
    }
}

/// Bare numbers compare as numbers, everything else by its text.
[[nodiscard]] Parsed<Expression> ofJson(const Comparison &asked) {
    if (!asked.isPart())
        return asked.signFault(QStringLiteral("Name a part of it, %1.key, or use contains, ~ or matches.")
                                   .arg(asked.field.name));
    const auto number = asked.value.kind == TokenKind::Word ? numberOf(asked.value.text) : std::nullopt;
    if (number)
        return asked.equality({JsonNumber{asked.of, relationOf(asked), *number}});
    if (!asked.isEquality())
        return asked.valueFault(QStringLiteral("a number"));
    return asked.equality({TextIs{asked.of, {asked.value.text.toStdString()}}});
}

[[nodiscard]] Parsed<Expression> typed(const Comparison &asked) {
    switch (asked.field.type) {
    case Type::Text:
        return ofText(asked);
    case Type::Number:
        return ofNumber(asked);
    case Type::Time:
        return ofTime(asked);
    case Type::Address:
        return ofAddress(asked);
    case Type::Flag:
        return ofFlag(asked);
    case Type::Json:
        break;
    }
    return ofJson(asked);
}

[[nodiscard]] bool hasText(Type type) {
    return type == Type::Text || type == Type::Address || type == Type::Json;
}

[[nodiscard]] Parsed<Expression> between(const Comparison &asked, const QString &first, const QString &last) {
    const Token low{TokenKind::Word, asked.value.at, asked.value.length, first};
    const Token high{TokenKind::Word, asked.value.at, asked.value.length, last};
    auto from = typed({asked.field, asked.of, Operation::GreaterOrEqual, asked.sign, low, asked.now});
    if (!from)
        return from;
    auto to = typed({asked.field, asked.of, Operation::LessOrEqual, asked.sign, high, asked.now});
    if (!to)
        return to;
    if (auto *numbers = std::get_if<NumberIn>(&from->node)) {
        numbers->ranges.front().last = std::get<NumberIn>(to->node).ranges.front().last;
        return from;
    }
    if (auto *times = std::get_if<TimeIn>(&from->node)) {
        times->ranges.front().until = std::get<TimeIn>(to->node).ranges.front().until;
        return from;
    }
    return Expression{All{{std::move(*from), std::move(*to)}}};
}

/// Adds @p next to @p found when both list the same kind of thing of the same field.
[[nodiscard]] bool join(Expression &found, const Expression &next) {
    const auto into = [&next](auto &all, auto member) {
        const auto *more = std::get_if<std::remove_reference_t<decltype(all)>>(&next.node);
        if (more)
            (all.*member).insert((all.*member).end(), (more->*member).begin(), (more->*member).end());
        return more != nullptr;
    };
    if (auto *texts = std::get_if<TextIs>(&found.node))
        return into(*texts, &TextIs::values);
    if (auto *numbers = std::get_if<NumberIn>(&found.node))
        return into(*numbers, &NumberIn::ranges);
    if (auto *times = std::get_if<TimeIn>(&found.node))
        return into(*times, &TimeIn::ranges);
    if (auto *addresses = std::get_if<AddressIn>(&found.node))
        return into(*addresses, &AddressIn::blocks);
    return false;
}

} // namespace

Parsed<Expression> comparison(const Field &field, const FieldRef &of, Operation operation, const Token &sign,
                              const Token &value, Instant now) {
    const Comparison asked{field, of, operation, sign, value, now};
    if (asked.isEquality() && value.kind == TokenKind::Quoted && value.text.isEmpty())
        return asked.equality({IsAbsent{of}});
    if (!asked.isTextual())
        return typed(asked);
    if (!hasText(field.type))
        return asked.signFault(field.type == Type::Flag ? QStringLiteral("Use == yes or == no.")
                                                        : QStringLiteral("Use ==, !=, <, <=, >, >= or in."));
    return textual(asked);
}

Parsed<Expression> membershipOf(const Field &field, const FieldRef &of, const std::vector<Token> &values,
                                Instant now) {
    Any found;
    for (const Token &value : values) {
        const Token sign{TokenKind::Word, value.at, value.length, QStringLiteral("in")};
        const bool hasRanges =
            field.type == Type::Number || field.type == Type::Time || field.type == Type::Json;
        const auto halves = hasRanges ? halvesOf(value) : std::nullopt;
        const Comparison asked{field, of, Operation::Equal, sign, value, now};
        auto test = halves ? between(asked, halves->first, halves->second)
                           : comparison(field, of, Operation::Equal, sign, value, now);
        if (!test)
            return test;
        if (found.parts.empty() || !join(found.parts.back(), *test))
            found.parts.push_back(std::move(*test));
    }
    if (found.parts.size() == 1)
        return std::move(found.parts.front());
    return Expression{std::move(found)};
}

} // namespace cloudnx::filter
