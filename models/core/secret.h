#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <string_view>
#include <vector>

namespace cloudnx {

/// Bytes nobody may see: wiped when they go, never printed, never implicitly converted, copied only by name.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view bytes);
    Secret(const Secret &other) = default;
    Secret(Secret &&other) noexcept = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    /// Takes the bytes over and wipes @p text, as far as its memory is not shared.
    [[nodiscard]] static Secret taken(QByteArray &bytes);
    [[nodiscard]] static Secret taken(QString &text);
    /// UTF-8 of @p text; the caller's copy stays as it is.
    [[nodiscard]] static Secret of(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }

    /// The bytes themselves, for the one place that sends, hashes or stores them.
    [[nodiscard]] std::string_view reveal() const { return {m_bytes.data(), m_bytes.size()}; }

    [[nodiscard]] QByteArray revealBytes() const;
    [[nodiscard]] QString revealText() const;
    void wipe();

    /// Compares in constant time.
    friend bool operator==(const Secret &left, const Secret &right);

private:
    std::vector<char> m_bytes;
};

} // namespace cloudnx
