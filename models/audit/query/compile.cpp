#include "models/audit/query/compile.h"

#include "models/audit/eventfilter.h"
#include "models/filter/schema.h"
#include "models/filter/text.h"

#include <re2/re2.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>

namespace cloudnx::audit {

namespace {

/// Whether ids of a form (its prefix, and a byte for its digits) can have @p part in them.
bool canHave(std::string_view form, std::string_view part) {
    const std::string_view prefix = form.substr(0, form.empty() ? 0 : form.size() - 1);
    return std::all_of(part.begin(), part.end(), [&](char c) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        return std::string_view("0123456789abcdef-").find(lower) != std::string_view::npos ||
               prefix.find(c) != std::string_view::npos || prefix.find(lower) != std::string_view::npos;
    });
}

/// Most addresses are plain ones of IPv4, and there are tens of thousands of them in a dictionary.
std::optional<std::uint32_t> plainIpv4(std::string_view text) {
    std::uint32_t address = 0;
    for (int byte = 0; byte < 4; ++byte) {
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const auto digits = static_cast<std::size_t>(end - text.data());
        const bool isWritten = error == std::errc() && value < 256 &&
                               digits == (value < 10    ? 1U
                                          : value < 100 ? 2U
                                                        : 3U);
        if (!isWritten || (byte < 3) != (digits < text.size() && text[digits] == '.') ||
            (byte == 3 && digits != text.size()))
            return std::nullopt;
        address = address << 8 | value;
        text.remove_prefix(std::min(digits + 1, text.size()));
    }
    return address;
}

bool liesIn(std::string_view text, const std::vector<CidrBlock> &blocks) {
    if (const auto address = plainIpv4(text))
        return std::any_of(blocks.begin(), blocks.end(), [&](const CidrBlock &block) {
            const auto &first = block.first();
            const std::uint32_t network = static_cast<std::uint32_t>(first[0]) << 24 |
                                          static_cast<std::uint32_t>(first[1]) << 16 |
                                          static_cast<std::uint32_t>(first[2]) << 8 | first[3];
            return block.family() == AddressFamily::Ipv4 &&
                   (block.prefix() == 0 || (*address ^ network) >> (32 - block.prefix()) == 0);
        });
    std::array<unsigned char, 16> bytes{};
    const std::string written(text.substr(0, 64));
    const bool isMapped =
        ::inet_pton(AF_INET6, written.c_str(), bytes.data()) != 1 ||
        std::all_of(bytes.begin(), bytes.begin() + 10, [](unsigned char byte) { return byte == 0; });
    if (!isMapped && std::all_of(blocks.begin(), blocks.end(), [](const CidrBlock &block) {
            return block.family() == AddressFamily::Ipv4;
        }))
        return false;
    const auto address =
        CidrBlock::parseLenient(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    return address && std::any_of(blocks.begin(), blocks.end(),
                                  [&](const CidrBlock &block) { return block.contains(*address); });
}

class Compiler {
public:
    explicit Compiler(const Archive &archive) : m_archive(archive) {}

    [[nodiscard]] RowTestPtr of(const filter::Expression &filter) const {
        return std::visit([this](const auto &node) { return make(node); }, filter.node);
    }

private:
    [[nodiscard]] std::vector<RowTestPtr> parts(const std::vector<filter::Expression> &expressions) const {
        std::vector<RowTestPtr> tests;
        for (const filter::Expression &expression : expressions)
            tests.push_back(of(expression));
        return tests;
    }

    [[nodiscard]] RowTestPtr make(const filter::All &all) const { return testAll(parts(all.parts)); }

    [[nodiscard]] RowTestPtr make(const filter::Any &any) const { return testAny(parts(any.parts)); }

    [[nodiscard]] RowTestPtr make(const filter::Not &negation) const { return testNot(of(*negation.inner)); }

    [[nodiscard]] RowTestPtr make(const filter::Anywhere &free) const {
        std::vector<RowTestPtr> tests;
        const TextAskPtr ask = askContains(free.part, filter::Case::Ignored);
        for (const filter::Field &field : eventSchema())
            if (field.searched)
                tests.push_back(ofText(static_cast<Field>(field.id), ask, free.part));
        return testAny(std::move(tests));
    }

    [[nodiscard]] RowTestPtr make(const filter::IsAbsent &test) const {
        const Field field = fieldOf(test.of);
        if (!test.of.path.empty())
            return ofText(field, askParts(test.of.path, nullptr));
        if (encodingOf(field) == Encoding::Number)
            return testNoNumber(field);
        return field == Field::Time ? testConstant(false) : ofText(field, askAbsent());
    }

    [[nodiscard]] RowTestPtr make(const filter::TextIs &test) const {
        if (encodingOf(fieldOf(test.of)) == Encoding::Identifier)
            return testIdentifier(m_archive, fieldOf(test.of), test.values);
        return ask(test.of, askIs(test.values));
    }

    [[nodiscard]] RowTestPtr make(const filter::TextContains &test) const {
        if (encodingOf(fieldOf(test.of)) == Encoding::Identifier)
            return ofText(fieldOf(test.of), askContains(test.part, test.letters), test.part);
        return ask(test.of, askContains(test.part, test.letters));
    }

    [[nodiscard]] RowTestPtr make(const filter::TextGlob &test) const {
        return ask(test.of, askAny([pattern = test.pattern](std::string_view text) {
                       return filter::globMatches(pattern, text);
                   }));
    }

    [[nodiscard]] RowTestPtr make(const filter::TextMatches &test) const {
        return ask(test.of, askAny([compiled = test.compiled](std::string_view text) {
                       return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled);
                   }));
    }

    [[nodiscard]] RowTestPtr make(const filter::NumberIn &test) const {
        return testNumber(fieldOf(test.of), test.ranges);
    }

    [[nodiscard]] RowTestPtr make(const filter::TimeIn &test) const { return testTime(test.ranges); }

    [[nodiscard]] RowTestPtr make(const filter::AddressIn &test) const {
        return ask(test.of,
                   askAny([blocks = test.blocks](std::string_view text) { return liesIn(text, blocks); }));
    }

    [[nodiscard]] RowTestPtr make(const filter::FlagIs &) const { return testConstant(false); }

    [[nodiscard]] RowTestPtr make(const filter::JsonNumber &test) const {
        return ask(test.of, askNumber(test.relation, test.value));
    }

    static Field fieldOf(const filter::FieldRef &of) { return static_cast<Field>(of.field); }

    [[nodiscard]] RowTestPtr ask(const filter::FieldRef &of, TextAskPtr ask) const {
        return ofText(fieldOf(of), of.path.empty() ? std::move(ask) : askParts(of.path, std::move(ask)));
    }

    /// @p part: something that stands in every text for which @p ask holds.
    [[nodiscard]] RowTestPtr ofText(Field field, TextAskPtr ask, std::string_view part = {}) const {
        switch (encodingOf(field)) {
        case Encoding::Dictionary:
        case Encoding::Template:
            return testText(m_archive, field, std::move(ask));
        case Encoding::Identifier:
            return testSomeIdentifiers(m_archive, field, std::move(ask),
                                       [&](std::string_view form) { return canHave(form, part); });
        case Encoding::Number:
            return testNumberText(field, std::move(ask));
        case Encoding::Time:
            break;
        }
        return testEachText(field, std::move(ask));
    }

    const Archive &m_archive;
};

filter::TimeRange hull(const filter::TimeIn &test) {
    filter::TimeRange whole{Instant::max(), Instant::min()};
    for (const filter::TimeRange &range : test.ranges) {
        whole.from = std::min(whole.from, range.from);
        whole.until = std::max(whole.until, range.until);
    }
    return whole;
}

} // namespace

RowTestPtr compile(const filter::Expression &filter, const Archive &archive) {
    return Compiler(archive).of(filter);
}

filter::TimeRange spanOf(const filter::Expression &filter) {
    filter::TimeRange span;
    if (const auto *time = std::get_if<filter::TimeIn>(&filter.node))
        return hull(*time);
    if (const auto *all = std::get_if<filter::All>(&filter.node))
        for (const filter::Expression &part : all->parts) {
            const filter::TimeRange inner = spanOf(part);
            span.from = std::max(span.from, inner.from);
            span.until = std::min(span.until, inner.until);
        }
    return span;
}

} // namespace cloudnx::audit
