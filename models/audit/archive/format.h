#pragma once

#include "models/audit/field.h"

#include <array>

namespace cloudnx::audit {

// The segment file of resources/formats/audit-archive.md. All numbers are little-endian.

inline constexpr std::array<char, 8> segmentMagic{'C', 'N', 'X', 'A', 'U', 'D', 'I', 'T'};
inline constexpr std::uint32_t segmentVersion = 1;
/// Bytes under one checksum.
inline constexpr std::uint64_t blockBytes = 4096;

/// What a section of a column holds.
enum class Part : std::uint16_t {
    Codes,   ///< one code a row; width 0: the same code in every row
    Number0, ///< the first number taken out of a text, one a row; Number1 … follow
    Number1,
    Number2,
    Number3,
    DictionaryOffsets, ///< u32, where each text added to the dictionary begins; one more than there are texts
    DictionaryBytes,   ///< those texts
    RawRows,           ///< u32, ascending: the rows whose text stands in RawBytes
    RawOffsets,        ///< u32, one more than RawRows
    RawBytes,
    Counts,       ///< pairs of u32, by code: a code and in how many rows it stands
    Values,       ///< u32, ascending: the value behind code 1, 2, … of a number column
    Head,         ///< u32: the first four bytes of an id's hexadecimal digits
    Tail,         ///< the bytes after them, `width` each
    Hours,        ///< i32, ascending: hours since 1970 in which there are events
    HourRows,     ///< u32: the first row of each of those hours
    Milliseconds, ///< u32: milliseconds since the hour, one a row
    FirstRows,    ///< u32, ascending: the rows in which a pair of actor and ip stands for the first time
    SpareOffsets, ///< DictionaryOffsets once more, for repairs: later segments need these texts too
    SpareBytes,
    Filter, ///< u32, a power of two of them: which identifiers are not there, see idfilter.h
};

inline constexpr std::size_t partCount = 21;
inline constexpr int mostNumbers = 4;

struct SectionEntry {
    std::uint16_t field;
    std::uint16_t part;
    std::uint32_t width;    ///< bytes of one element; 0: all elements are `constant`
    std::uint64_t offset;   ///< in the file, a multiple of 64
    std::uint64_t count;    ///< elements
    std::uint64_t constant; ///< of Codes and Number: the value in every row; of dictionaries: the first code
};

struct SegmentHeader {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t sections;
    std::uint64_t rows;
    std::int64_t first; ///< milliseconds since 1970 of the first row
    std::int64_t last;
    std::uint64_t fileBytes;
    std::uint64_t bodyOffset; ///< the header, its sections and one checksum a block end before it
    // A second copy of all that ends the file, and behind it bodyOffset once more.
    std::uint64_t checksum; ///< XXH3 of all bytes before bodyOffset, taken with 0 here
};

static_assert(sizeof(SectionEntry) == 32 && sizeof(SegmentHeader) == 64);

/// Codes that mean the same in every dictionary.
inline constexpr std::uint32_t emptyCode = 0; ///< no text
inline constexpr std::uint32_t rawCode = 1;   ///< the text stands in RawBytes
inline constexpr std::uint32_t firstFreeCode = 2;

/// How the texts of a field are kept.
enum class Encoding {
    Time,
    Number,     ///< a whole number 0 … 2^32-2, or none
    Identifier, ///< a prefix and hexadecimal digits
    Dictionary, ///< whole texts, each once
    Template,   ///< texts without their last numbers, each once, and those numbers
};

[[nodiscard]] constexpr Encoding encodingOf(Field field) {
    switch (field) {
    case Field::Time:
        return Encoding::Time;
    case Field::Status:
    case Field::Duration:
        return Encoding::Number;
    case Field::Id:
    case Field::RequestId:
        return Encoding::Identifier;
    case Field::Path:
    case Field::Resource:
    case Field::Details:
    case Field::Other:
        return Encoding::Template;
    default:
        return Encoding::Dictionary;
    }
}

/// How many numbers are taken out of a text of this field.
[[nodiscard]] constexpr int numbersOf(Field field) {
    if (encodingOf(field) != Encoding::Template)
        return 0;
    return field == Field::Path || field == Field::Resource ? 1 : mostNumbers;
}

} // namespace cloudnx::audit
