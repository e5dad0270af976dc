#include "app/sandbox/server/request.h"

#include "app/sandbox/server/refusal.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>
#include <cctype>

namespace cloudnx::sandbox {

QByteArray Request::header(const QByteArray &name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? QByteArray() : found->second;
}

QByteArray Request::rawPath() const {
    const auto mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

QByteArray Request::rawQuery() const {
    const auto mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.mid(mark + 1);
}

QString decodedText(const QByteArray &encoded) {
    for (qsizetype at = encoded.indexOf('%'); at >= 0; at = encoded.indexOf('%', at + 1))
        if (at + 2 >= encoded.size() || !std::isxdigit(static_cast<unsigned char>(encoded[at + 1])) ||
            !std::isxdigit(static_cast<unsigned char>(encoded[at + 2])))
            refuse(400, "The address holds a broken percent sequence.");
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(QByteArray::fromPercentEncoding(encoded));
    if (decoder.hasError())
        refuse(400, "The address is not UTF-8.");
    if (std::any_of(text.begin(), text.end(),
                    [](QChar letter) { return letter.unicode() < 0x20 || letter.unicode() == 0x7f; }))
        refuse(400, "The address holds control characters.");
    return text;
}

} // namespace cloudnx::sandbox
