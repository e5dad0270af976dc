#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/net/httpmessage.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <deque>
#include <mutex>
#include <vector>

namespace cloudnx {

/// What is remembered of one request. Never a header, never a body.
struct RequestRecord {
    Instant at{};
    HttpMethod method = HttpMethod::Get;
    QUrl url;
    int status = 0;       ///< 0 when no answer came
    QString trouble = {}; ///< "timeout", "tls", …; empty when an answer came
    std::chrono::milliseconds took{};
    QString requestId = {};
    qint64 bytes = 0; ///< of the answer's body
};

/// One request as its line tells it.
struct LoggedRequest {
    Instant time{};
    QString method = {};
    QString host = {};
    QString path = {}; ///< with its query, as far as it may stand in a log
    int status = 0;    ///< 0 when no answer came
    QString trouble = {};
    qint64 milliseconds = 0;
    QString requestId = {};
    qint64 bytes = 0;
};

/// What the log's files hold, of every process of this profile.
struct RequestHistory {
    std::vector<LoggedRequest> requests; ///< oldest first
    int unreadable = 0;                  ///< lines, such as one a crash has cut
};

/// The last @p most requests of @p file, and of `<file>.1` before it; nothing where there is no file. Error:
/// Local.
[[nodiscard]] Result<RequestHistory> readRequestLog(const QString &file, std::size_t most);

/// The last requests as JSON lines, in memory and, when a file is named, there too (0600). Safe from any
/// thread, and the file from any process: it is only appended to, and moved to `<file>.1` when it is full.
class RequestLog {
public:
    explicit RequestLog(QString file = {}, std::size_t capacity = 1000);

    void add(const RequestRecord &record);
    [[nodiscard]] QStringList lines() const; ///< oldest first, of this process

    [[nodiscard]] const QString &file() const { return m_file; }

private:
    void append(const QByteArray &line);

    const QString m_file;
    const std::size_t m_capacity;
    mutable std::mutex m_mutex;
    std::deque<QString> m_lines;
};

/// One JSON line without its end. Query values stand only for names known to be harmless; others become "…".
[[nodiscard]] QString logLine(const RequestRecord &record);

} // namespace cloudnx
