#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// The fuzzer's bytes as text, and a check that stays on in release builds.
inline QString textOf(const std::uint8_t *bytes, std::size_t size) {
    return QString::fromUtf8(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
}

inline void insist(bool holds) {
    if (!holds)
        std::abort();
}
