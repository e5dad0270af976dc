#include "models/audit/archive/checksum.h"
#include "models/audit/archive/fault.h"
#include "models/audit/archive/rowjson.h"
#include "models/audit/archive/segmentfile.h"
#include "tests/fuzz/input.h"

#include <algorithm>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

/// Puts right what a fuzzer does not find by itself: sizes and checksums. Everything else is as it comes.
std::string sealed(const std::uint8_t *bytes, std::size_t size) {
    const std::uint64_t body = blockBytes;
    std::string file(std::max<std::size_t>(size, 2 * body), '\0');
    std::memcpy(file.data(), bytes, size);
    SegmentHeader header{};
    std::memcpy(&header, file.data(), sizeof header);
    header.magic = segmentMagic;
    header.version = segmentVersion;
    header.sections %= 40;
    header.rows %= 2000;
    header.bodyOffset = body;
    header.fileBytes = file.size() + body + sizeof body;
    header.checksum = 0;
    std::size_t at = sizeof header + header.sections * sizeof(SectionEntry);
    std::memcpy(file.data(), &header, sizeof header);
    for (std::size_t from = body; from < file.size() && at + 8 <= body; from += blockBytes, at += 8) {
        const std::uint64_t sum = checksumOf(std::as_bytes(
            std::span(file).subspan(from, std::min<std::size_t>(blockBytes, file.size() - from))));
        std::memcpy(file.data() + at, &sum, sizeof sum);
    }
    header.checksum = checksumOf(std::as_bytes(std::span(file).first(body)));
    std::memcpy(file.data(), &header, sizeof header);
    return file + file.substr(0, body) + std::string(reinterpret_cast<const char *>(&body), sizeof body);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const std::string file = sealed(bytes, size);
    const int memory = memfd_create("segment", MFD_CLOEXEC);
    insist(memory >= 0 && write(memory, file.data(), file.size()) == static_cast<ssize_t>(file.size()));
    const auto segment = SegmentFile::open(QStringLiteral("/proc/self/fd/%1").arg(memory), std::nullopt);
    close(memory);
    if (!segment)
        return 0;
    Dictionaries dictionaries;
    for (const Field field : allFields)
        if (!dictionaries[static_cast<std::size_t>(field)].add(*segment, field))
            return 0;
    const RowReader reader(*segment, dictionaries);
    for (std::uint32_t row = 0; row < std::min(segment->rows(), 50U); ++row) {
        std::string text;
        static_cast<void>(guarded([&] { appendRowJson(reader, row, text); }));
    }
    for (const Dictionary &dictionary : dictionaries)
        static_cast<void>(guarded([&] { static_cast<void>(dictionary.find("x")); }));
    return 0;
}
