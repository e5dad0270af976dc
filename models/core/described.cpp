#include "models/core/described.h"

#include <QJsonDocument>

#include <openssl/evp.h>

namespace cloudnx {

QString digestOf(const QJsonValue &json) {
    // A document holds only objects and arrays, so every value stands in an array of one.
    const QByteArray text = QJsonDocument(QJsonArray{json}).toJson(QJsonDocument::Compact);
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_Digest(text.constData(), static_cast<std::size_t>(text.size()), hash, &length, EVP_sha256(), nullptr);
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(hash), static_cast<qsizetype>(length)).toHex());
}

} // namespace cloudnx
