#pragma once

#include "models/audit/query/pattern.h"
#include "models/filter/expression.h"

#include <functional>
#include <optional>

namespace cloudnx::audit {

/// One question about the text of a field; an absent one is empty.
class TextAsk {
public:
    TextAsk() = default;
    TextAsk(const TextAsk &) = delete;
    TextAsk &operator=(const TextAsk &) = delete;
    virtual ~TextAsk() = default;

    [[nodiscard]] virtual bool holds(std::string_view text) const = 0;
    /// When it holds for texts of a template; nothing when it takes the whole text to say.
    [[nodiscard]] virtual std::optional<PatternMatch> ofPattern(std::string_view pattern) const;

    /// As ofPattern, of a piece of a template with marks in it; its first one stands for number @p first.
    [[nodiscard]] virtual std::optional<PatternMatch> ofPiece(std::string_view piece, int first) const;
};

using TextAskPtr = std::shared_ptr<const TextAsk>;

[[nodiscard]] TextAskPtr askAbsent();
[[nodiscard]] TextAskPtr askIs(std::vector<std::string> values);
[[nodiscard]] TextAskPtr askContains(std::string part, filter::Case letters);
/// @p holds is asked of texts that are not absent.
[[nodiscard]] TextAskPtr askAny(std::function<bool(std::string_view)> holds);
[[nodiscard]] TextAskPtr askNumber(filter::Relation relation, double value);
/// Of the parts of JSON that @p path leads to, whether @p inner holds of one; without @p inner, whether there
/// are none.
[[nodiscard]] TextAskPtr askParts(std::vector<std::string> path, TextAskPtr inner);

} // namespace cloudnx::audit
