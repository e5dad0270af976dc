// Signs one request described as a JSON line on stdin, for each line, and prints its Authorization header.
// sigv4_against_botocore.py compares it with botocore's.

#include "models/net/sigv4.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <iostream>
#include <string>

using namespace cloudnx;

namespace {

HttpMethod methodOf(const QString &text) {
    for (const HttpMethod method :
         {HttpMethod::Get, HttpMethod::Post, HttpMethod::Put, HttpMethod::Patch, HttpMethod::Delete})
        if (QString::fromLatin1(word(method)) == text)
            return method;
    return HttpMethod::Head;
}

QByteArray signedBy(const QJsonObject &line) {
    HttpRequest request{.method = methodOf(line.value(QStringLiteral("method")).toString()),
                        .url = QUrl::fromEncoded(line.value(QStringLiteral("url")).toString().toUtf8())};
    for (const QJsonValue &header : line.value(QStringLiteral("headers")).toArray())
        request.headers.push_back({header[0].toString().toUtf8(), header[1].toString().toUtf8()});
    request.body = Secret::of(line.value(QStringLiteral("body")).toString());
    const SigningKey key{.accessKeyId = QStringLiteral("AKIDEXAMPLE"),
                         .secretAccessKey = Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")};
    signWithSigV4(request, key, Instant(std::chrono::seconds(line.value(QStringLiteral("at")).toInteger())),
                  ContentHash::Implied);
    return request.headers.back().value;
}

} // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);)
        std::puts(signedBy(QJsonDocument::fromJson(QByteArray::fromStdString(line)).object()).constData());
}
