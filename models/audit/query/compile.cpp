#include "models/audit/query/compile.h"

#include "models/audit/archive/ipv4.h"
#include "models/audit/eventfilter.h"
#include "models/filter/schema.h"
#include "models/filter/text.h"

#include <re2/re2.h>

#include <algorithm>
#include <arpa/inet.h>

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

bool isIpv4(const CidrBlock &block) {
    return block.family() == AddressFamily::Ipv4;
}

/// An address of IPv6; nothing where it may stand for one of IPv4, which begin with zeros.
std::optional<CidrBlock::Bytes> otherIpv6(std::string_view text) {
    const std::string written(text.substr(0, 64));
    CidrBlock::Bytes bytes{};
    if (::inet_pton(AF_INET6, written.c_str(), bytes.data()) != 1 ||
        std::all_of(bytes.begin(), bytes.begin() + 10, [](std::uint8_t byte) { return byte == 0; }))
        return std::nullopt;
    return bytes;
}

/// Whether @p text can only be an address of that kind, if it is one.
bool beginsAsOtherIpv6(std::string_view text) {
    const std::size_t digits = text.find_first_not_of("0123456789abcdefABCDEF");
    return digits != std::string_view::npos && digits > 0 && digits < 5 && text[digits] == ':' &&
           text.find_first_not_of('0') < digits;
}

bool hasPrefix(const CidrBlock &block, const CidrBlock::Bytes &address) {
    const auto whole = static_cast<std::size_t>(block.prefix() / 8);
    const int rest = block.prefix() % 8;
    return block.family() == AddressFamily::Ipv6 &&
           std::equal(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(whole),
                      block.first().begin()) &&
           (rest == 0 || (address[whole] ^ block.first()[whole]) >> (8 - rest) == 0);
}

bool hasIpv4(const std::vector<CidrBlock> &blocks, std::uint32_t address) {
    return std::any_of(blocks.begin(), blocks.end(), [address](const CidrBlock &block) {
        const auto &first = block.first();
        const std::uint32_t network = static_cast<std::uint32_t>(first[0]) << 24 |
                                      static_cast<std::uint32_t>(first[1]) << 16 |
                                      static_cast<std::uint32_t>(first[2]) << 8 | first[3];
        return isIpv4(block) && (block.prefix() == 0 || (address ^ network) >> (32 - block.prefix()) == 0);
    });
}

bool liesIn(std::string_view text, const std::vector<CidrBlock> &blocks) {
    if (const auto address = plainIpv4(text))
        return hasIpv4(blocks, *address);
    if (beginsAsOtherIpv6(text) && std::all_of(blocks.begin(), blocks.end(), isIpv4))
        return false;
    if (const auto address = otherIpv6(text))
        return std::any_of(blocks.begin(), blocks.end(),
                           [&](const CidrBlock &block) { return hasPrefix(block, *address); });
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
        const TextAskPtr lies =
            askAny([blocks = test.blocks](std::string_view text) { return liesIn(text, blocks); });
        if (fieldOf(test.of) != Field::Ip || !test.of.path.empty())
            return ask(test.of, lies);
        // There are tens of thousands of addresses, most of them of IPv4, which the archive has as numbers.
        return testText(m_archive, Field::Ip, lies,
                        [&test, known = m_archive.ipv4ByCode()](std::uint32_t code) -> std::optional<bool> {
                            if (code >= known.size() || !known[code])
                                return std::nullopt;
                            return hasIpv4(test.blocks, *known[code]);
                        });
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
