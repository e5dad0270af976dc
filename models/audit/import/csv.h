#pragma once

#include "models/audit/import/records.h"

#include <vector>

namespace cloudnx::audit {

/// Rows of CSV (RFC 4180, also with ; or tab between), named by the first one; each as a JSON object: whole
/// numbers as numbers where the name is `status` or `…_ms`, JSON in `details` and `other` as it is,
/// everything else as text. A leading ' that keeps a spreadsheet from running a cell is taken away; in a file
/// that was exported here (its names say so) texts are what they were before csvField().
class CsvRecords final : public RecordSource {
public:
    explicit CsvRecords(ByteSource &source) : m_source(source) {}

    [[nodiscard]] Result<std::optional<Record>> next() override;

private:
    using Row = std::vector<std::string>;

    [[nodiscard]] Result<std::optional<Row>> row();
    [[nodiscard]] Result<int> byte();
    [[nodiscard]] Done readNames();
    [[nodiscard]] Record recordOf(const Row &row);

    ByteSource &m_source;
    std::string m_chunk;
    std::size_t m_at = 0;
    int m_back = -1; ///< a byte that is looked at again; -1: none
    char m_separator = ',';
    std::vector<std::string> m_names;
    bool m_isOurs = false;
    quint64 m_line = 1;
    quint64 m_rowLine = 1;
    const char *m_broken = nullptr;
    std::string m_json;
};

} // namespace cloudnx::audit
