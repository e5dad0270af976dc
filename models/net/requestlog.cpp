#include "models/net/requestlog.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cloudnx {

namespace {

constexpr std::array<std::string_view, 10> harmlessNames = {
    "limit", "from", "to", "service", "method", "status", "scope", "pending_days", "format", "detail"};
constexpr qsizetype usualLineLength = 250;

bool isHarmless(const QString &name) {
    return std::find(harmlessNames.begin(), harmlessNames.end(), name.toStdString()) != harmlessNames.end();
}

QString redactedTarget(const QUrl &url) {
    QStringList pairs;
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyEncoded))
        pairs.append(name + u'=' + (isHarmless(name) ? value : QStringLiteral("…")));
    const QString path = url.path(QUrl::FullyEncoded);
    return pairs.isEmpty() ? path : path + u'?' + pairs.join(u'&');
}

} // namespace

QString logLine(const RequestRecord &record) {
    QJsonObject line{{QStringLiteral("time"), toRfc3339(record.at)},
                     {QStringLiteral("method"), QString::fromLatin1(word(record.method))},
                     {QStringLiteral("host"), record.url.host()},
                     {QStringLiteral("path"), redactedTarget(record.url)},
                     {QStringLiteral("status"), record.status},
                     {QStringLiteral("ms"), static_cast<qint64>(record.took.count())},
                     {QStringLiteral("bytes"), record.bytes}};
    if (!record.requestId.isEmpty())
        line.insert(QStringLiteral("request_id"), record.requestId);
    if (!record.trouble.isEmpty())
        line.insert(QStringLiteral("trouble"), record.trouble);
    return QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact));
}

RequestLog::RequestLog(QString file, std::size_t capacity) : m_file(std::move(file)), m_capacity(capacity) {}

void RequestLog::add(const RequestRecord &record) {
    const QString line = logLine(record);
    const std::lock_guard lock(m_mutex);
    m_lines.push_back(line);
    if (m_lines.size() > m_capacity)
        m_lines.pop_front();
    append(line.toUtf8() + '\n');
}

QStringList RequestLog::lines() const {
    const std::lock_guard lock(m_mutex);
    return {m_lines.begin(), m_lines.end()};
}

void RequestLog::append(const QByteArray &line) {
    if (m_file.isEmpty())
        return;
    // A log that cannot be written is no reason to fail the request it tells of.
    const QByteArray path = m_file.toLocal8Bit();
    const int file = open(path.constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return;
    struct stat state{};
    [[maybe_unused]] const ssize_t written =
        write(file, line.constData(), static_cast<std::size_t>(line.size()));
    const bool full =
        fstat(file, &state) == 0 && state.st_size > static_cast<off_t>(m_capacity) * usualLineLength;
    close(file);
    if (full)
        std::rename(path.constData(), (path + ".1").constData());
}

} // namespace cloudnx
