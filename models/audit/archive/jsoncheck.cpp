#include "models/audit/archive/jsoncheck.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace cloudnx::audit {

namespace {

constexpr int deepest = 512;
constexpr std::size_t npos = std::string_view::npos;

constexpr bool isHighHalf(std::uint32_t unit) {
    return unit >= 0xd800 && unit < 0xdc00;
}

constexpr bool isLowHalf(std::uint32_t unit) {
    return unit >= 0xdc00 && unit < 0xe000;
}

void appendUtf8(std::uint32_t codepoint, std::string &into) {
    const auto put = [&into](std::uint32_t byte) { into.push_back(static_cast<char>(byte)); };
    const auto rest = [&](int shift) { put(0x80 | (codepoint >> shift & 0x3f)); };
    if (codepoint < 0x80)
        return put(codepoint);
    if (codepoint < 0x800) {
        put(0xc0 | codepoint >> 6);
    } else if (codepoint < 0x10000) {
        put(0xe0 | codepoint >> 12);
        rest(6);
    } else {
        put(0xf0 | codepoint >> 18);
        rest(12);
        rest(6);
    }
    rest(0);
}

/// Reads one value, and writes it again where that is asked for.
class Reader {
public:
    explicit Reader(std::string_view text, std::string *into = nullptr, Members members = Members::AsTheyCome)
        : m_left(text), m_into(into), m_members(members) {}

    bool isOneValue() { return value(0) && (skipSpace(), m_left.empty()); }

private:
    /// What was written of a member.
    struct Written {
        std::size_t begin;
        std::size_t nameEnd;
        std::size_t end;
    };

    bool value(int depth) {
        skipSpace();
        if (m_left.empty() || depth > deepest)
            return false;
        switch (m_left.front()) {
        case '{':
            return object(depth + 1);
        case '[':
            return list(']', [&] { return value(depth + 1); });
        case '"':
            return string();
        default:
            return take("true") || take("false") || take("null") || number();
        }
    }

    template <typename Entry>
    bool list(char end, Entry entry) {
        take(m_left.substr(0, 1));
        if (takeSign(end))
            return true;
        do {
            if (!entry())
                return false;
        } while (takeSign(','));
        return takeSign(end);
    }

    bool object(int depth) {
        std::vector<Written> members;
        const bool isSound = list('}', [&] {
            Written member{size(), 0, 0};
            if (!name())
                return false;
            member.nameEnd = size();
            if (!takeSign(':') || !value(depth))
                return false;
            member.end = size();
            if (m_into && m_members == Members::Sorted)
                members.push_back(member);
            return true;
        });
        if (isSound)
            sort(members);
        return isSound;
    }

    [[nodiscard]] std::size_t size() const { return m_into ? m_into->size() : 0; }

    void sort(std::vector<Written> &members) {
        const auto nameOf = [this](const Written &member) {
            return std::string_view(*m_into).substr(member.begin, member.nameEnd - member.begin);
        };
        const auto isBefore = [&nameOf](const Written &left, const Written &right) {
            const int order = nameOf(left).compare(nameOf(right));
            return order != 0 ? order < 0
                              : left.begin < right.begin; // members of one name stay in their order
        };
        if (std::is_sorted(members.begin(), members.end(), isBefore))
            return;
        const std::size_t begin = members.front().begin;
        std::sort(members.begin(), members.end(), isBefore);
        std::string sorted;
        for (const Written &member : members)
            (sorted += sorted.empty() ? "" : ",").append(*m_into, member.begin, member.end - member.begin);
        m_into->replace(begin, sorted.size(), sorted);
    }

    bool name() {
        skipSpace();
        return !m_left.empty() && m_left.front() == '"' && string();
    }

    bool string() {
        take(m_left.substr(0, 1));
        while (!m_left.empty()) {
            const std::size_t plain = std::min(std::find_if(m_left.begin(), m_left.end(),
                                                            [](char c) {
                                                                return c == '"' || c == '\\' ||
                                                                       static_cast<unsigned char>(c) < 0x20;
                                                            }) -
                                                   m_left.begin(),
                                               static_cast<std::ptrdiff_t>(m_left.size()));
            take(m_left.substr(0, plain));
            if (take("\""))
                return true;
            if (!m_left.starts_with('\\') || !escape())
                return false;
        }
        return false;
    }

    bool escape() {
        m_left.remove_prefix(1);
        if (m_left.empty())
            return false;
        const char c = m_left.front();
        if (c == 'u')
            return unicode();
        if (std::string_view("\"\\/bfnrt").find(c) == npos)
            return false;
        m_left.remove_prefix(1);
        if (m_into && c != '/')
            m_into->push_back('\\');
        if (m_into)
            m_into->push_back(c);
        return true;
    }

    bool unicode() {
        const auto unit = takeUnit();
        if (!unit)
            return false;
        std::uint32_t codepoint = *unit;
        if (isHighHalf(codepoint) && m_left.starts_with("\\u")) {
            const std::string_view before = m_left;
            m_left.remove_prefix(1);
            const auto low = takeUnit();
            if (!low)
                return false;
            if (isLowHalf(*low))
                codepoint = 0x10000 + ((codepoint - 0xd800) << 10) + (*low - 0xdc00);
            else
                m_left = before;
        }
        if (m_into)
            append(codepoint);
        return true;
    }

    void append(std::uint32_t codepoint) {
        static constexpr std::string_view shortOnes = "\bb\ff\nn\rr\tt";
        const bool isHalf = codepoint >= 0xd800 && codepoint < 0xe000;
        if (codepoint == '"' || codepoint == '\\') {
            m_into->append({'\\', static_cast<char>(codepoint)});
        } else if (codepoint >= 0x20 && !isHalf) {
            appendUtf8(codepoint, *m_into);
        } else if (const auto at = shortOnes.find(static_cast<char>(codepoint)); !isHalf && at != npos) {
            m_into->append({'\\', shortOnes[at + 1]});
        } else {
            m_into->append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4)
                m_into->push_back("0123456789abcdef"[codepoint >> shift & 15]);
        }
    }

    /// The four digits behind a `u`.
    std::optional<std::uint32_t> takeUnit() {
        std::uint32_t unit = 0;
        const std::string_view digits = m_left.substr(1, 4);
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        if (digits.size() < 4 || end != digits.data() + 4 || fault != std::errc())
            return std::nullopt;
        m_left.remove_prefix(5);
        return unit;
    }

    bool number() {
        take("-");
        if (!take("0") && !digits())
            return false;
        if (take(".") && !digits())
            return false;
        if (!take("e") && !take("E"))
            return true;
        static_cast<void>(take("+") || take("-"));
        return digits();
    }

    bool digits() { return take(m_left.substr(0, m_left.find_first_not_of("0123456789"))) && m_taken > 0; }

    /// Reads over @p word, and writes it.
    bool take(std::string_view word) {
        if (!m_left.starts_with(word))
            return false;
        m_left.remove_prefix(word.size());
        m_taken = word.size();
        if (m_into)
            m_into->append(word);
        return true;
    }

    bool takeSign(char sign) {
        skipSpace();
        return take({&sign, 1});
    }

    void skipSpace() { m_left.remove_prefix(std::min(m_left.find_first_not_of(" \t\r\n"), m_left.size())); }

    std::string_view m_left;
    std::string *m_into;
    Members m_members;
    std::size_t m_taken = 0;
};

} // namespace

bool isJson(std::string_view text) {
    return Reader(text).isOneValue();
}

bool plainJson(std::string_view text, Members members, std::string &into) {
    into.clear();
    return Reader(text, &into, members).isOneValue();
}

} // namespace cloudnx::audit
