#include "models/audit/archive/jsoncheck.h"

#include <algorithm>

namespace cloudnx::audit {

namespace {

constexpr int deepest = 512;

class Reader {
public:
    explicit Reader(std::string_view text) : m_left(text) {}

    bool isOneValue() { return value(0) && (skipSpace(), m_left.empty()); }

private:
    bool value(int depth) {
        skipSpace();
        if (m_left.empty() || depth > deepest)
            return false;
        switch (m_left.front()) {
        case '{':
            return list('}', [&] { return member(depth + 1); });
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
        m_left.remove_prefix(1);
        if (takeSign(end))
            return true;
        do {
            if (!entry())
                return false;
        } while (takeSign(','));
        return takeSign(end);
    }

    bool member(int depth) {
        skipSpace();
        return !m_left.empty() && m_left.front() == '"' && string() && takeSign(':') && value(depth);
    }

    bool string() {
        m_left.remove_prefix(1);
        while (!m_left.empty()) {
            const char c = m_left.front();
            m_left.remove_prefix(1);
            if (c == '"')
                return true;
            if (static_cast<unsigned char>(c) < 0x20 || (c == '\\' && !escape()))
                return false;
        }
        return false;
    }

    bool escape() {
        if (m_left.empty())
            return false;
        const char c = m_left.front();
        m_left.remove_prefix(1);
        if (c != 'u')
            return std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
        const bool isHex = m_left.size() >= 4 && m_left.substr(0, 4).find_first_not_of(
                                                     "0123456789abcdefABCDEF") == std::string_view::npos;
        m_left.remove_prefix(std::min<std::size_t>(4, m_left.size()));
        return isHex;
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

    bool digits() {
        const std::size_t count = std::min(m_left.find_first_not_of("0123456789"), m_left.size());
        m_left.remove_prefix(count);
        return count > 0;
    }

    bool take(std::string_view word) {
        if (!m_left.starts_with(word))
            return false;
        m_left.remove_prefix(word.size());
        return true;
    }

    bool takeSign(char sign) {
        skipSpace();
        return take({&sign, 1});
    }

    void skipSpace() { m_left.remove_prefix(std::min(m_left.find_first_not_of(" \t\r\n"), m_left.size())); }

    std::string_view m_left;
};

} // namespace

bool isJson(std::string_view text) {
    return Reader(text).isOneValue();
}

} // namespace cloudnx::audit
