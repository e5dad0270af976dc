#include "models/audit/archive/sealedfile.h"

#include <algorithm>
#include <cstring>

namespace cloudnx::audit {

namespace {

constexpr std::array<char, 8> sealMagic{'C', 'N', 'X', 'S', 'E', 'A', 'L', 'D'};
constexpr std::uint32_t sealVersion = 1;
constexpr std::uint64_t longest = 1ULL << 48;

std::uint64_t blocksOf(std::uint64_t length) {
    return (length + sealedBlockBytes - 1) / sealedBlockBytes;
}

std::uint64_t frontBytesOf(std::uint64_t length) {
    return blocksOf(sizeof(SealFront) + blocksOf(length) * sizeof(SealTag)) * sealedBlockBytes;
}

SealFront frontAt(std::span<const std::byte> file, std::uint64_t at) {
    SealFront front{};
    if (at <= file.size() && file.size() - at >= sizeof front)
        std::memcpy(&front, file.data() + at, sizeof front);
    return front;
}

/// Where the copy behind the blocks begins; past the end when nothing there says so.
std::uint64_t spareAt(std::span<const std::byte> file) {
    std::uint64_t size = 0;
    if (file.size() < sizeof size)
        return file.size();
    std::memcpy(&size, file.data() + file.size() - sizeof size, sizeof size);
    return size <= file.size() - sizeof size ? file.size() - sizeof size - size : file.size();
}

} // namespace

bool isSealed(std::span<const std::byte> file) {
    return frontAt(file, 0).magic == sealMagic || frontAt(file, spareAt(file)).magic == sealMagic;
}

std::string sealedFile(std::span<const std::string_view> pieces, const SealKey &key) {
    std::uint64_t length = 0;
    for (const std::string_view piece : pieces)
        length += piece.size();
    const SealFront front{sealMagic, sealVersion, 0, freshSalt(), length, 0};
    const std::uint64_t frontBytes = frontBytesOf(length);
    std::string file(frontBytes, '\0');
    file.reserve(2 * frontBytes + length + sizeof frontBytes);
    std::memcpy(file.data(), &front, sizeof front);
    for (const std::string_view piece : pieces)
        file += piece;
    BlockCipher cipher(key, front.salt, length);
    for (std::uint64_t block = 0; block < blocksOf(length); ++block) {
        const std::uint64_t from = block * sealedBlockBytes;
        char *bytes = file.data() + frontBytes + from;
        const SealTag tag =
            cipher.seal(block, std::as_writable_bytes(std::span(
                                   bytes, std::min<std::uint64_t>(sealedBlockBytes, length - from))));
        std::memcpy(file.data() + sizeof front + block * sizeof tag, tag.data(), sizeof tag);
    }
    file.append(file, 0, frontBytes);
    file.append(reinterpret_cast<const char *>(&frontBytes), sizeof frontBytes);
    return file;
}

std::unique_ptr<SealedBlocks> SealedBlocks::of(std::span<std::byte> file, const SealKey &key,
                                               FrontCopy copy) {
    const std::uint64_t at = copy == FrontCopy::First ? 0 : spareAt(file);
    const SealFront front = frontAt(file, at);
    if (front.magic != sealMagic || front.version != sealVersion || front.length > longest)
        return nullptr;
    const std::uint64_t frontBytes = frontBytesOf(front.length);
    const std::uint64_t whole = 2 * frontBytes + front.length + sizeof frontBytes;
    if (file.size() != whole || (copy == FrontCopy::Spare && at != frontBytes + front.length))
        return nullptr;
    std::vector<SealTag> tags(blocksOf(front.length));
    std::memcpy(tags.data(), file.data() + at + sizeof front, tags.size() * sizeof(SealTag));
    const auto first = file.first(frontBytes);
    const auto spare = file.subspan(frontBytes + front.length, frontBytes);
    std::uint64_t size = 0;
    std::memcpy(&size, file.data() + whole - sizeof size, sizeof size);
    const bool isWhole = size == frontBytes && std::equal(first.begin(), first.end(), spare.begin());
    return std::unique_ptr<SealedBlocks>(
        new SealedBlocks(front, key, file.subspan(frontBytes, front.length), std::move(tags), isWhole));
}

SealedBlocks::SealedBlocks(const SealFront &front, const SealKey &key, std::span<std::byte> plain,
                           std::vector<SealTag> tags, bool isWhole)
    : m_plain(plain),
      m_tags(std::move(tags)),
      m_isOpen(std::make_unique<std::atomic<bool>[]>(m_tags.size())),
      m_cipher(key, front.salt, front.length),
      m_isWhole(isWhole) {}

bool SealedBlocks::need(std::uint64_t from, std::uint64_t count) {
    if (count == 0)
        return true;
    for (std::uint64_t block = from / sealedBlockBytes; block <= (from + count - 1) / sealedBlockBytes;
         ++block)
        if (!m_isOpen[block].load(std::memory_order_acquire) && !open(block))
            return false;
    return true;
}

// What a damaged block becomes is of no use: asked again, it is damaged again.
bool SealedBlocks::open(std::uint64_t block) {
    const std::lock_guard lock(m_mutex);
    if (m_isOpen[block].load(std::memory_order_relaxed))
        return true;
    const std::uint64_t from = block * sealedBlockBytes;
    const auto bytes =
        m_plain.subspan(from, std::min<std::uint64_t>(sealedBlockBytes, m_plain.size() - from));
    if (!m_cipher.open(block, bytes, m_tags[block]))
        return false;
    m_isOpen[block].store(true, std::memory_order_release);
    return true;
}

} // namespace cloudnx::audit
