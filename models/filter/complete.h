#pragma once

#include "models/filter/parse.h"

#include <optional>

namespace cloudnx::filter {

/// Something that may stand at a position.
struct Proposal {
    enum class Kind { Field, Operator, Value, Joint };

    QString text;
    Kind kind = Kind::Field;
};

/// What may replace the characters from `from` on. Proposals begin with what is typed already.
struct Completion {
    qsizetype from = 0;
    qsizetype length = 0;
    QString typed{}; ///< what stands there, without quotes
    std::vector<Proposal> proposals{};
    std::optional<FieldRef> valuesOf{}; ///< a value of this field may stand here: the caller knows some
    std::optional<FieldRef> keysOf{};   ///< a key of this part of a Json field may stand here
};

/// At @p cursor in @p text, from what stands before it.
[[nodiscard]] Completion complete(const QString &text, qsizetype cursor, const Schema &schema, Instant now);

} // namespace cloudnx::filter
