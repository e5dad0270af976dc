#include "app/sandbox/server/page.h"

namespace cloudnx::sandbox {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QString opened(const QString &cursor) {
    const auto bytes = QByteArray::fromBase64Encoding(
        cursor.toLatin1(), base64Url | QByteArray::Base64Option::AbortOnBase64DecodingErrors);
    const QString text = QString::fromUtf8(bytes.decoded);
    if (bytes.decodingStatus != QByteArray::Base64DecodingStatus::Ok || !text.startsWith("k:"))
        refuse(400, "The cursor is not one this list has given.");
    return text.mid(2);
}

} // namespace

Page Page::of(const Call &call) {
    Page page;
    if (const auto limit = call.queried("limit")) {
        bool isNumber = false;
        page.limit = limit->toInt(&isNumber);
        if (!isNumber || page.limit < 1 || page.limit > 1000)
            refuse(400, "The limit must be a number from 1 to 1000.");
    }
    if (const auto cursor = call.queried("cursor"))
        page.after = opened(*cursor);
    return page;
}

QString cursorFor(const QString &key) {
    return QString::fromLatin1(("k:" + key.toUtf8()).toBase64(base64Url));
}

} // namespace cloudnx::sandbox
