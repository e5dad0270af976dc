#include "models/audit/query/textask.h"

#include "models/audit/archive/split.h"
#include "models/audit/query/jsonparts.h"
#include "models/filter/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace cloudnx::audit {

namespace {

bool hasMark(std::string_view text) {
    return text.find(numberMark) != std::string_view::npos;
}

PatternMatch certain(bool holds) {
    PatternMatch match;
    match.always = holds;
    return match;
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

class Absent final : public TextAsk {
public:
    [[nodiscard]] bool holds(std::string_view text) const override { return text.empty(); }

    [[nodiscard]] std::optional<PatternMatch> ofPiece(std::string_view piece, int) const override {
        return certain(piece.empty());
    }
};

class Is final : public TextAsk {
public:
    explicit Is(std::vector<std::string> values) : m_values(std::move(values)) {}

    [[nodiscard]] bool holds(std::string_view text) const override {
        return std::find(m_values.begin(), m_values.end(), text) != m_values.end();
    }

    [[nodiscard]] std::optional<PatternMatch> ofPiece(std::string_view piece, int first) const override {
        PatternMatch match;
        for (const std::string &value : m_values)
            match.add(matchWhole(piece, value, first));
        return match;
    }

private:
    std::vector<std::string> m_values;
};

class Contains final : public TextAsk {
public:
    Contains(std::string part, filter::Case letters) : m_part(std::move(part)), m_letters(letters) {
        if (m_letters == filter::Case::Ignored)
            m_part = lowered(m_part);
    }

    [[nodiscard]] bool holds(std::string_view text) const override {
        if (text.empty())
            return false;
        return m_letters == filter::Case::Ignored ? filter::containsIgnoringCase(text, m_part)
                                                  : text.find(m_part) != std::string_view::npos;
    }

    [[nodiscard]] std::optional<PatternMatch> ofPiece(std::string_view piece, int first) const override {
        return m_letters == filter::Case::Ignored ? matchPart(lowered(piece), m_part, first)
                                                  : matchPart(piece, m_part, first);
    }

private:
    std::string m_part;
    filter::Case m_letters;
};

class Custom final : public TextAsk {
public:
    explicit Custom(std::function<bool(std::string_view)> holds) : m_holds(std::move(holds)) {}

    [[nodiscard]] bool holds(std::string_view text) const override { return !text.empty() && m_holds(text); }

private:
    std::function<bool(std::string_view)> m_holds;
};

bool related(filter::Relation relation, double left, double right) {
    switch (relation) {
    case filter::Relation::Equal:
        return left == right;
    case filter::Relation::Less:
        return left < right;
    case filter::Relation::LessOrEqual:
        return left <= right;
    case filter::Relation::Greater:
        return left > right;
    case filter::Relation::GreaterOrEqual:
        break;
    }
    return left >= right;
}

class Number final : public TextAsk {
public:
    Number(filter::Relation relation, double value) : m_relation(relation), m_value(value) {}

    [[nodiscard]] bool holds(std::string_view text) const override {
        bool isNumber = false;
        const double value = QByteArray(text.data(), static_cast<qsizetype>(text.size())).toDouble(&isNumber);
        return isNumber && std::isfinite(value) && related(m_relation, value, m_value);
    }

    /// A piece that is one number from end to end becomes a range of it.
    [[nodiscard]] std::optional<PatternMatch> ofPiece(std::string_view piece, int first) const override {
        if (!hasMark(piece))
            return certain(holds(piece));
        if (piece.size() != 1)
            return std::nullopt;
        constexpr std::uint32_t most = 999999999;
        PatternMatch match;
        const auto add = [&](double least, double last) {
            least = std::max(least, 0.0);
            last = std::min<double>(last, most);
            if (least <= last)
                match.alternatives.push_back({{first,
                                               NumberTest::Kind::Range,
                                               static_cast<std::uint32_t>(least),
                                               static_cast<std::uint32_t>(last),
                                               {}}});
        };
        const double up = std::ceil(m_value);
        const double down = std::floor(m_value);
        switch (m_relation) {
        case filter::Relation::Equal:
            add(up, down);
            break;
        case filter::Relation::Less:
            add(0, up == m_value ? up - 1 : down);
            break;
        case filter::Relation::LessOrEqual:
            add(0, down);
            break;
        case filter::Relation::Greater:
            add(down == m_value ? down + 1 : up, most);
            break;
        case filter::Relation::GreaterOrEqual:
            add(up, most);
            break;
        }
        return match;
    }

private:
    filter::Relation m_relation;
    double m_value;
};

class Parts final : public TextAsk {
public:
    Parts(std::vector<std::string> path, TextAskPtr inner)
        : m_path(std::move(path)), m_inner(std::move(inner)) {}

    [[nodiscard]] bool holds(std::string_view text) const override {
        const auto parts = jsonParts(text, m_path).value_or(std::vector<JsonPart>());
        if (!m_inner)
            return parts.empty();
        return std::any_of(parts.begin(), parts.end(),
                           [&](const JsonPart &part) { return m_inner->holds(plainText(part)); });
    }

    [[nodiscard]] std::optional<PatternMatch> ofPiece(std::string_view piece, int first) const override {
        const auto parts = jsonParts(piece, m_path);
        if (!parts)
            return std::nullopt;
        if (!m_inner)
            return certain(parts->empty());
        PatternMatch match;
        for (const JsonPart &part : *parts) {
            auto one = ofPart(piece, part, first);
            if (!one)
                return std::nullopt;
            match.add(std::move(*one));
        }
        return match;
    }

private:
    [[nodiscard]] std::optional<PatternMatch> ofPart(std::string_view whole, const JsonPart &part,
                                                     int first) const {
        if (!hasMark(part.text))
            return certain(m_inner->holds(plainText(part)));
        const bool needsReading =
            part.text.find_first_of(part.isString ? "\\" : ".eE") != std::string_view::npos;
        if (needsReading)
            return std::nullopt;
        const auto before = whole.substr(0, static_cast<std::size_t>(part.text.data() - whole.data()));
        return m_inner->ofPiece(
            part.text, first + static_cast<int>(std::count(before.begin(), before.end(), numberMark)));
    }

    std::vector<std::string> m_path;
    TextAskPtr m_inner;
};

} // namespace

std::optional<PatternMatch> TextAsk::ofPattern(std::string_view pattern) const {
    return ofPiece(pattern, 0);
}

std::optional<PatternMatch> TextAsk::ofPiece(std::string_view piece, int) const {
    if (hasMark(piece))
        return std::nullopt;
    return certain(holds(piece));
}

TextAskPtr askAbsent() {
    return std::make_shared<Absent>();
}

TextAskPtr askIs(std::vector<std::string> values) {
    return std::make_shared<Is>(std::move(values));
}

TextAskPtr askContains(std::string part, filter::Case letters) {
    return std::make_shared<Contains>(std::move(part), letters);
}

TextAskPtr askAny(std::function<bool(std::string_view)> holds) {
    return std::make_shared<Custom>(std::move(holds));
}

TextAskPtr askNumber(filter::Relation relation, double value) {
    return std::make_shared<Number>(relation, value);
}

TextAskPtr askParts(std::vector<std::string> path, TextAskPtr inner) {
    return std::make_shared<Parts>(std::move(path), std::move(inner));
}

} // namespace cloudnx::audit
