#include "models/net/requestlog.h"

#include "models/core/openfile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace cloudnx {

namespace {

std::optional<LoggedRequest> requestIn(const QByteArray &line) {
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto text = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    const auto number = [&object](const char *name) { return object.value(QLatin1String(name)).toInteger(); };
    const auto time = parseRfc3339(text("time"));
    if (!time || text("method").isEmpty())
        return std::nullopt;
    return LoggedRequest{.time = *time,
                         .method = text("method"),
                         .host = text("host"),
                         .path = text("path"),
                         .status = static_cast<int>(number("status")),
                         .trouble = text("trouble"),
                         .milliseconds = number("ms"),
                         .requestId = text("request_id"),
                         .bytes = number("bytes")};
}

Result<QByteArrayList> linesOf(const QString &path) {
    QFile file(path);
    const Opened opened = openForReading(file);
    if (opened == Opened::Missing)
        return QByteArrayList();
    if (opened == Opened::Refused)
        return failure(ErrorKind::Local,
                       QStringLiteral("Could not read %1: %2.").arg(path, file.errorString()));
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

} // namespace

Result<RequestHistory> readRequestLog(const QString &file, std::size_t most) {
    const auto older = linesOf(file + QStringLiteral(".1"));
    const auto newer = linesOf(file);
    if (!older || !newer)
        return failure(!older ? older.error() : newer.error());
    const QByteArrayList lines = *older + *newer;
    RequestHistory history;
    for (auto line = lines.rbegin(); line != lines.rend() && history.requests.size() < most; ++line) {
        if (auto request = requestIn(*line))
            history.requests.push_back(std::move(*request));
        else
            ++history.unreadable;
    }
    std::reverse(history.requests.begin(), history.requests.end());
    return history;
}

} // namespace cloudnx
