#include "models/net/jsonbody.h"

#include <QJsonDocument>

#include <openssl/crypto.h>

#include <cstdio>
#include <string>

namespace cloudnx {

namespace {

/// Longest form of one byte: \u001f.
constexpr std::size_t longestEscape = 6;

void appendEscaped(std::string &text, std::string_view bytes) {
    for (const char byte : bytes) {
        if (byte == '"' || byte == '\\') {
            text += '\\';
            text += byte;
        } else if (static_cast<unsigned char>(byte) < 0x20) {
            char escape[longestEscape + 1];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(byte));
            text += escape;
        } else {
            text += byte;
        }
    }
}

std::size_t roomFor(const std::vector<SecretMember> &secrets) {
    std::size_t room = 0;
    for (const auto &[name, value] : secrets)
        room += std::string_view(name).size() + value.size() * longestEscape + longestEscape;
    return room;
}

} // namespace

Secret jsonBody(const QJsonObject &plain, const std::vector<SecretMember> &secrets) {
    std::string text = QJsonDocument(plain).toJson(QJsonDocument::Compact).toStdString();
    text.reserve(text.size() + roomFor(secrets)); // so that it never moves and leaves bytes behind
    text.pop_back();
    for (const auto &[name, value] : secrets) {
        text += text.size() > 1 ? ",\"" : "\"";
        text += name;
        text += "\":\"";
        appendEscaped(text, value.reveal());
        text += '"';
    }
    text += '}';
    Secret body(text);
    OPENSSL_cleanse(text.data(), text.size());
    return body;
}

} // namespace cloudnx
