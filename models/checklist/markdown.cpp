#include "models/checklist/markdown.h"

namespace cloudnx {

QString markdownText(const QString &text) {
    QString safe;
    for (const QChar c : text.simplified()) {
        if (QStringView(u"\\`*_{}[]<>()#+-!|~&").contains(c))
            safe += u'\\';
        safe += c;
    }
    return safe;
}

} // namespace cloudnx
