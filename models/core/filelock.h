#pragma once

#include "models/core/result.h"

#include <QString>

#include <chrono>
#include <stop_token>

namespace cloudnx {

/// A lock between processes and between threads, held on a file (0600) that stays. Gone with its holder, also
/// when that one crashes.
class FileLock {
public:
    /// Waits until the lock is free. Errors: Cancelled (@p stop), Timeout (@p patience), Local.
    [[nodiscard]] static Result<FileLock>
    acquire(const QString &path, const std::stop_token &stop,
            std::chrono::milliseconds patience = std::chrono::seconds(60));

    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

} // namespace cloudnx
