#pragma once

#include "models/record/record.h"

#include <functional>

namespace cloudnx {

/// The record of one profile in a file (JSON, 0600), written whole or not at all; fields of a newer program
/// stay. Safe for several processes.
class RecordBook {
public:
    explicit RecordBook(QString path) : m_path(std::move(path)) {}

    /// No file is an empty record. Errors: Local, Integrity (damaged; it is left as it is).
    [[nodiscard]] Result<Record> read() const;
    /// Reads, edits and writes under a lock. Errors: as read; Timeout when another process holds the lock.
    [[nodiscard]] Done change(const std::function<void(Record &)> &edit) const;

private:
    QString m_path;
};

} // namespace cloudnx
