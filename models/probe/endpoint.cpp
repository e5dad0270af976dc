#include "models/probe/tls.h"

// By itself, so that whoever only reads an endpoint does not load a TLS library.

namespace cloudnx {

Result<TlsDoor> parseEndpoint(const QString &text) {
    const QString plain = text.trimmed();
    const qsizetype colon = plain.lastIndexOf(u':');
    const bool isBareIpv6 = plain.count(u':') > 1 && !plain.startsWith(u'[');
    const bool hasPort = colon > plain.indexOf(u']') && colon >= 0 && !isBareIpv6;
    bool isNumber = true;
    const int port = hasPort ? plain.mid(colon + 1).toInt(&isNumber) : 443;
    QString host = hasPort ? plain.left(colon) : plain;
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    const bool isOdd = host.isEmpty() || host.contains(u'/') || host.contains(u' ') || host.contains(u'@');
    if (isOdd || !isNumber || port < 1 || port > 65535)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("“%1” is no endpoint. Write HOST or HOST:PORT, for example "
                                      "www.example.in:443.")
                           .arg(text));
    TlsDoor door;
    door.host = host;
    door.port = port;
    return door;
}

} // namespace cloudnx
