#include "app/terminal/kms/context.h"

namespace cloudnx::terminal {

Result<EncryptionContext> parseEncryptionContext(const std::vector<QString> &words) {
    EncryptionContext context;
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return failure(ErrorKind::Usage,
                           QStringLiteral("--context takes NAME=VALUE, not “%1”.").arg(word));
        context.emplace_back(word.left(equals), word.mid(equals + 1));
    }
    return context;
}

} // namespace cloudnx::terminal
