#include "models/audit/query/kernels.h"

#include <array>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#define CLOUDNX_X86 1
#endif

namespace cloudnx::audit {

namespace {

// Any processor.

template <typename T, typename Holds>
void plain(const T *elements, std::size_t rows, std::uint64_t *bits, Holds holds) {
    for (std::size_t row = 0; row < rows; ++row)
        bits[row / 64] |= static_cast<std::uint64_t>(holds(elements[row])) << (row % 64);
}

template <typename T>
void plainRange(const T *elements, std::size_t rows, T first, T last, std::uint64_t *bits) {
    const T width = static_cast<T>(last - first);
    plain(elements, rows, bits, [=](T element) { return static_cast<T>(element - first) <= width; });
}

template <typename T>
void plainSet(const T *elements, std::size_t rows, const std::uint32_t *set, std::uint64_t *bits) {
    plain(elements, rows, bits, [=](T element) { return (set[element / 32] >> (element % 32)) & 1; });
}

void plainSet32(const std::uint32_t *elements, std::size_t rows, const std::uint32_t *set, std::uint32_t last,
                std::uint64_t *bits) {
    plain(elements, rows, bits, [=](std::uint32_t element) {
        const std::uint32_t at = element < last ? element : last;
        return (set[at / 32] >> (at % 32)) & 1;
    });
}

std::uint64_t plainCount(const std::uint64_t *bits, std::size_t words) {
    std::uint64_t count = 0;
    for (std::size_t word = 0; word < words; ++word)
        count += static_cast<std::uint64_t>(std::popcount(bits[word]));
    return count;
}

constexpr Kernels plainKernels{"plain",
                               plainRange<std::uint8_t>,
                               plainRange<std::uint16_t>,
                               plainRange<std::uint32_t>,
                               plainSet<std::uint8_t>,
                               plainSet<std::uint16_t>,
                               plainSet32,
                               plainCount};

#ifdef CLOUDNX_X86

// Each form does whole words of 64 rows; the plain one does the rest.

#define CLOUDNX_AVX2 __attribute__((target("avx2,popcnt,bmi,bmi2")))

CLOUDNX_AVX2 void avx2Range8(const std::uint8_t *elements, std::size_t rows, std::uint8_t first,
                             std::uint8_t last, std::uint64_t *bits) {
    const __m256i from = _mm256_set1_epi8(static_cast<char>(first));
    const __m256i width = _mm256_set1_epi8(static_cast<char>(last - first));
    std::size_t word = 0;
    for (; (word + 1) * 64 <= rows; ++word) {
        std::uint64_t found = 0;
        for (int half = 0; half < 2; ++half) {
            const __m256i at = _mm256_sub_epi8(
                _mm256_loadu_si256(reinterpret_cast<const __m256i *>(elements + word * 64 + half * 32)),
                from);
            const __m256i holds = _mm256_cmpeq_epi8(_mm256_min_epu8(at, width), at);
            found |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(holds)))
                     << (half * 32);
        }
        bits[word] |= found;
    }
    plainRange(elements + word * 64, rows - word * 64, first, last, bits + word);
}

CLOUDNX_AVX2 void avx2Range16(const std::uint16_t *elements, std::size_t rows, std::uint16_t first,
                              std::uint16_t last, std::uint64_t *bits) {
    const __m256i from = _mm256_set1_epi16(static_cast<short>(first));
    const __m256i width = _mm256_set1_epi16(static_cast<short>(last - first));
    const auto holds = [&](const std::uint16_t *at) __attribute__((target("avx2"), always_inline)) {
        const __m256i value =
            _mm256_sub_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i *>(at)), from);
        return _mm256_cmpeq_epi16(_mm256_min_epu16(value, width), value);
    };
    std::size_t word = 0;
    for (; (word + 1) * 64 <= rows; ++word) {
        std::uint64_t found = 0;
        for (int half = 0; half < 2; ++half) {
            const std::uint16_t *at = elements + word * 64 + half * 32;
            const __m256i packed =
                _mm256_permute4x64_epi64(_mm256_packs_epi16(holds(at), holds(at + 16)), 0b11011000);
            found |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(packed)))
                     << (half * 32);
        }
        bits[word] |= found;
    }
    plainRange(elements + word * 64, rows - word * 64, first, last, bits + word);
}

CLOUDNX_AVX2 void avx2Range32(const std::uint32_t *elements, std::size_t rows, std::uint32_t first,
                              std::uint32_t last, std::uint64_t *bits) {
    const __m256i from = _mm256_set1_epi32(static_cast<int>(first));
    const __m256i width = _mm256_set1_epi32(static_cast<int>(last - first));
    std::size_t word = 0;
    for (; (word + 1) * 64 <= rows; ++word) {
        std::uint64_t found = 0;
        for (int part = 0; part < 8; ++part) {
            const __m256i at = _mm256_sub_epi32(
                _mm256_loadu_si256(reinterpret_cast<const __m256i *>(elements + word * 64 + part * 8)), from);
            const __m256i holds = _mm256_cmpeq_epi32(_mm256_min_epu32(at, width), at);
            found |= static_cast<std::uint64_t>(
                         static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(holds))))
                     << (part * 8);
        }
        bits[word] |= found;
    }
    plainRange(elements + word * 64, rows - word * 64, first, last, bits + word);
}

CLOUDNX_AVX2 inline std::uint32_t avx2SetOf(__m256i elements, const std::uint32_t *set) {
    const __m256i words =
        _mm256_i32gather_epi32(reinterpret_cast<const int *>(set), _mm256_srli_epi32(elements, 5), 4);
    // The wanted bit becomes the sign.
    const __m256i shift =
        _mm256_xor_si256(_mm256_and_si256(elements, _mm256_set1_epi32(31)), _mm256_set1_epi32(31));
    return static_cast<std::uint32_t>(
        _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_sllv_epi32(words, shift))));
}

CLOUDNX_AVX2 inline __m256i avx2Widened(const std::uint8_t *at) {
    return _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i *>(at)));
}

CLOUDNX_AVX2 inline __m256i avx2Widened(const std::uint16_t *at) {
    return _mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i *>(at)));
}

template <typename T>
CLOUDNX_AVX2 void avx2Set(const T *elements, std::size_t rows, const std::uint32_t *set,
                          std::uint64_t *bits) {
    std::size_t word = 0;
    for (; (word + 1) * 64 <= rows; ++word) {
        std::uint64_t found = 0;
        for (int part = 0; part < 8; ++part)
            found |= static_cast<std::uint64_t>(avx2SetOf(avx2Widened(elements + word * 64 + part * 8), set))
                     << (part * 8);
        bits[word] |= found;
    }
    plainSet(elements + word * 64, rows - word * 64, set, bits + word);
}

CLOUDNX_AVX2 void avx2Set32(const std::uint32_t *elements, std::size_t rows, const std::uint32_t *set,
                            std::uint32_t last, std::uint64_t *bits) {
    const __m256i most = _mm256_set1_epi32(static_cast<int>(last));
    std::size_t word = 0;
    for (; (word + 1) * 64 <= rows; ++word) {
        std::uint64_t found = 0;
        for (int part = 0; part < 8; ++part) {
            const auto *at = reinterpret_cast<const __m256i *>(elements + word * 64 + part * 8);
            found |=
                static_cast<std::uint64_t>(avx2SetOf(_mm256_min_epu32(_mm256_loadu_si256(at), most), set))
                << (part * 8);
        }
        bits[word] |= found;
    }
    plainSet32(elements + word * 64, rows - word * 64, set, last, bits + word);
}

__attribute__((target("popcnt"))) std::uint64_t popcntCount(const std::uint64_t *bits, std::size_t words) {
    std::uint64_t count = 0;
    for (std::size_t word = 0; word < words; ++word)
        count += static_cast<std::uint64_t>(__builtin_popcountll(bits[word]));
    return count;
}

constexpr Kernels avx2Kernels{
    "avx2",    avx2Range8, avx2Range16, avx2Range32, avx2Set<std::uint8_t>, avx2Set<std::uint16_t>,
    avx2Set32, popcntCount};

#define CLOUDNX_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,popcnt,bmi,bmi2")))

CLOUDNX_AVX512 void avx512Range8(const std::uint8_t *elements, std::size_t rows, std::uint8_t first,
                                 std::uint8_t last, std::uint64_t *bits) {
    const __m512i from = _mm512_set1_epi8(static_cast<char>(first));
    const __m512i width = _mm512_set1_epi8(static_cast<char>(last - first));
    std::size_t word = 0;
    for (; (word + 1) * 64 <= rows; ++word)
        bits[word] |=
            _mm512_cmple_epu8_mask(_mm512_sub_epi8(_mm512_loadu_si512(elements + word * 64), from), width);
    plainRange(elements + word * 64, rows - word * 64, first, last, bits + word);
}

CLOUDNX_AVX512 void avx512Range16(const std::uint16_t *elements, std::size_t rows, std::uint16_t first,
                                  std::uint16_t last, std::uint64_t *bits) {
    const __m512i from = _mm512_set1_epi16(static_cast<short>(first));
    const __m512i width = _mm512_set1_epi16(static_cast<short>(last - first));
    std::size_t word = 0;
    for (; (word + 1) * 64 <= rows; ++word) {
        const std::uint16_t *at = elements + word * 64;
        const std::uint64_t low =
            _mm512_cmple_epu16_mask(_mm512_sub_epi16(_mm512_loadu_si512(at), from), width);
        const std::uint64_t high =
            _mm512_cmple_epu16_mask(_mm512_sub_epi16(_mm512_loadu_si512(at + 32), from), width);
        bits[word] |= low | high << 32;
    }
    plainRange(elements + word * 64, rows - word * 64, first, last, bits + word);
}

CLOUDNX_AVX512 void avx512Range32(const std::uint32_t *elements, std::size_t rows, std::uint32_t first,
                                  std::uint32_t last, std::uint64_t *bits) {
    const __m512i from = _mm512_set1_epi32(static_cast<int>(first));
    const __m512i width = _mm512_set1_epi32(static_cast<int>(last - first));
    std::size_t word = 0;
    for (; (word + 1) * 64 <= rows; ++word) {
        std::uint64_t found = 0;
        for (int part = 0; part < 4; ++part)
            found |= static_cast<std::uint64_t>(_mm512_cmple_epu32_mask(
                         _mm512_sub_epi32(_mm512_loadu_si512(elements + word * 64 + part * 16), from), width))
                     << (part * 16);
        bits[word] |= found;
    }
    plainRange(elements + word * 64, rows - word * 64, first, last, bits + word);
}

constexpr Kernels avx512Kernels{
    "avx512",  avx512Range8, avx512Range16, avx512Range32, avx2Set<std::uint8_t>, avx2Set<std::uint16_t>,
    avx2Set32, popcntCount};

#endif

struct Available {
    std::array<Kernels, 3> all{plainKernels};
    std::size_t count = 1;

    Available() {
#ifdef CLOUDNX_X86
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") &&
            __builtin_cpu_supports("bmi2"))
            all[count++] = avx2Kernels;
        if (count == 2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512vl"))
            all[count++] = avx512Kernels;
#endif
    }
};

} // namespace

std::span<const Kernels> everyKernels() {
    static const Available available;
    return {available.all.data(), available.count};
}

const Kernels &kernels() {
    static const Kernels &best = everyKernels().back();
    return best;
}

} // namespace cloudnx::audit
