#pragma once

#include "models/core/clock.h"
#include "models/firewall/cidrblock.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace re2 {
class RE2;
}

/// A filter as a value: what parse() makes of its text, typed and with times resolved. Texts are UTF-8.
/// A test of a field that is absent (unknown or empty) does not hold; so its negation does.
namespace cloudnx::filter {

/// A field by its id in the schema; of a Json field, `path` names the part: {"error", "code"}. A path goes
/// through arrays to each of their elements; a test holds when it holds of any part it leads to.
struct FieldRef {
    int field = 0;
    std::vector<std::string> path{};
};

enum class Case { Sensitive, Ignored }; ///< Ignored: of ASCII letters only

/// Unknown, or empty text. A path that leads nowhere is absent.
struct IsAbsent {
    FieldRef of;
};

/// Is one of these, byte for byte. Parts of JSON compare by their text: 22 is "22", true is "true".
struct TextIs {
    FieldRef of;
    std::vector<std::string> values;
};

struct TextContains {
    FieldRef of; ///< a Json field without a path: its compact text
    std::string part;
    Case letters = Case::Sensitive;
};

/// The whole text: * is any text, ? one character, \ takes the next character as it is.
struct TextGlob {
    FieldRef of;
    std::string pattern;
};

/// RE2 found anywhere in the text.
struct TextMatches {
    FieldRef of;
    std::string pattern;
    std::shared_ptr<const re2::RE2> compiled; ///< never null; may be used by several threads
};

/// Both ends included. Empty when last < first.
struct NumberRange {
    std::int64_t first = std::numeric_limits<std::int64_t>::min();
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

struct NumberIn {
    FieldRef of;
    std::vector<NumberRange> ranges;
};

/// From `from` until just before `until`.
struct TimeRange {
    Instant from = Instant::min();
    Instant until = Instant::max();
};

struct TimeIn {
    FieldRef of;
    std::vector<TimeRange> ranges;
};

/// The address, or the whole block, lies within one of these.
struct AddressIn {
    FieldRef of;
    std::vector<CidrBlock> blocks;
};

struct FlagIs {
    FieldRef of;
    bool value = true;
};

enum class Relation { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

/// A part of JSON that is a number, or a text that reads as one.
struct JsonNumber {
    FieldRef of;
    Relation relation = Relation::Equal;
    double value = 0;
};

/// Free text: stands in some searched field, letters' case ignored (ASCII).
struct Anywhere {
    std::string part;
};

struct Expression;

struct Not {
    std::shared_ptr<const Expression> inner;
};

/// All of the parts; without parts it holds of every row.
struct All {
    std::vector<Expression> parts;
};

struct Any {
    std::vector<Expression> parts;
};

struct Expression {
    using Node = std::variant<All, Any, Not, Anywhere, IsAbsent, TextIs, TextContains, TextGlob, TextMatches,
                              NumberIn, TimeIn, AddressIn, FlagIs, JsonNumber>;

    Node node{};

    /// The empty filter.
    [[nodiscard]] bool acceptsEverything() const {
        const auto *all = std::get_if<All>(&node);
        return all && all->parts.empty();
    }
};

} // namespace cloudnx::filter
