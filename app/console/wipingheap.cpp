// Qt, D-Bus and OpenSSL copy what passes through them into buffers that nobody can reach to wipe: the body of
// an answer, a line edit's text, a TLS record. Here every block of memory is wiped when it is freed, so that
// after a lock, which destroys whatever held the session, none of it stands in memory. The C library lets a
// program put its own free() in front
// (https://www.gnu.org/software/libc/manual/html_node/Replacing-malloc.html); sanitizers need theirs.

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CLOUDNX_SANITIZED
#endif
#endif
#else
#define CLOUDNX_SANITIZED
#endif

#ifndef CLOUDNX_SANITIZED

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <malloc.h>

extern "C" {

void __libc_free(void *block) noexcept; // NOLINT(bugprone-reserved-identifier): glibc's name

void free(void *block) noexcept {
    if (block == nullptr)
        return;
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

/// Never lets the allocator move a block by itself, which would leave the old one as it was.
void *realloc(void *block, std::size_t size) noexcept {
    if (block == nullptr)
        return std::malloc(size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t room = malloc_usable_size(block);
    if (size <= room && size >= room / 2) {
        explicit_bzero(static_cast<char *>(block) + size, room - size);
        return block;
    }
    void *moved = std::malloc(size);
    if (moved == nullptr)
        return nullptr;
    std::memcpy(moved, block, std::min(room, size));
    free(block);
    return moved;
}
}

#endif
