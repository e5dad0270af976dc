#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace cloudnx::audit {

/// The innermost loops, each in the widest form this processor has. A bit of the result stands for a row: bit
/// 0 of word 0 is the first one. They set bits and clear none; rows beyond @p rows set none.
struct Kernels {
    const char *name;

    /// Rows whose element e has first <= e <= last.
    void (*inRange8)(const std::uint8_t *elements, std::size_t rows, std::uint8_t first, std::uint8_t last,
                     std::uint64_t *bits);
    void (*inRange16)(const std::uint16_t *elements, std::size_t rows, std::uint16_t first,
                      std::uint16_t last, std::uint64_t *bits);
    void (*inRange32)(const std::uint32_t *elements, std::size_t rows, std::uint32_t first,
                      std::uint32_t last, std::uint64_t *bits);
    /// Rows whose element e has bit e of @p set. Of the smaller ones the set has a bit for whatever there can
    /// be; of 32 bits up to @p last, for which, as for all beyond it, the last bit stands.
    void (*inSet8)(const std::uint8_t *elements, std::size_t rows, const std::uint32_t *set,
                   std::uint64_t *bits);
    void (*inSet16)(const std::uint16_t *elements, std::size_t rows, const std::uint32_t *set,
                    std::uint64_t *bits);
    void (*inSet32)(const std::uint32_t *elements, std::size_t rows, const std::uint32_t *set,
                    std::uint32_t last, std::uint64_t *bits);
    std::uint64_t (*count)(const std::uint64_t *bits, std::size_t words);
};

/// All forms that run here, the plain one first: tests hold them against each other.
[[nodiscard]] std::span<const Kernels> everyKernels();

/// The fastest.
[[nodiscard]] const Kernels &kernels();

} // namespace cloudnx::audit
