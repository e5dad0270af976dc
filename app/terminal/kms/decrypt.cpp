#include "app/terminal/verbs.h"

#include "app/terminal/kms/context.h"
#include "app/terminal/parts/context.h"

#include <unistd.h>

namespace cloudnx::terminal {

namespace {

struct Options {
    std::vector<QString> context;
};

void declare(Arguments &arguments, Options &options) {
    arguments.option("--context", options.context, "NAME=VALUE as at encryption; may be repeated");
}

Result<QByteArray> ciphertext(Context &context) {
    constexpr std::size_t limit = 64 * 1024;
    if (context.tty().isThere())
        return context.tty().ask(QStringLiteral("Encrypted text"), {}).map([](const QString &text) {
            return text.toUtf8();
        });
    return readToEnd(STDIN_FILENO, limit, context.stop()).map([](const Secret &text) {
        return text.revealBytes().trimmed();
    });
}

Done run(Context &context, const Options &options) {
    const auto bound = parseEncryptionContext(options.context);
    const auto workspace = context.workspace();
    if (!bound || !workspace)
        return failure(!bound ? bound.error() : workspace.error());
    const auto text = ciphertext(context);
    if (!text)
        return failure(text.error());
    const auto value = (*workspace)->cloud->kms().decrypt(*text, *bound, context.stop());
    if (!value)
        return failure(value.error());
    return context.out().bytes(value->revealBytes());
}

} // namespace

Verb kmsDecrypt() {
    return verbOf<Options>({"kms decrypt", "Decrypt standard input; exactly what was encrypted comes out",
                            "DATABASE_PASSWORD=$(cloudnx kms decrypt < db-pw.enc)"},
                           declare, run);
}

} // namespace cloudnx::terminal
