#include "models/net/httpmessage.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace cloudnx {

namespace {

bool sameName(const QByteArray &left, const QByteArray &right) {
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

template <typename Headers>
auto findHeader(const Headers &headers, const QByteArray &name) {
    return std::find_if(headers.begin(), headers.end(),
                        [&](const auto &header) { return sameName(header.name, name); });
}

} // namespace

QByteArray word(HttpMethod method) {
    switch (method) {
    case HttpMethod::Get:
        return QByteArrayLiteral("GET");
    case HttpMethod::Head:
        return QByteArrayLiteral("HEAD");
    case HttpMethod::Post:
        return QByteArrayLiteral("POST");
    case HttpMethod::Put:
        return QByteArrayLiteral("PUT");
    case HttpMethod::Patch:
        return QByteArrayLiteral("PATCH");
    case HttpMethod::Delete:
        return QByteArrayLiteral("DELETE");
    }
    return {};
}

bool isSafe(HttpMethod method) {
    return method == HttpMethod::Get || method == HttpMethod::Head;
}

bool HttpRequest::hasHeader(const QByteArray &name) const {
    return findHeader(headers, name) != headers.end() ||
           findHeader(secretHeaders, name) != secretHeaders.end();
}

QByteArray HttpResponse::header(const QByteArray &name) const {
    const auto found = findHeader(headers, name);
    return found == headers.end() ? QByteArray() : found->value;
}

QString HttpResponse::requestId() const {
    // The second is OpenStack's, https://docs.openstack.org/api-guide/compute/faults.html
    for (const char *name : {"X-Request-Id", "X-Openstack-Request-Id"})
        if (const QByteArray value = header(name); !value.isEmpty())
            return QString::fromLatin1(value.left(128));
    return {};
}

std::optional<Instant> HttpResponse::date() const {
    return parseHttpDate(header("Date"));
}

std::optional<Instant> parseHttpDate(const QByteArray &text) {
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text).trimmed(),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace cloudnx
