#include "app/terminal/verbs.h"

#include "app/terminal/kms/context.h"
#include "app/terminal/parts/context.h"

#include <unistd.h>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString key;
    std::vector<QString> context;
};

void declare(Arguments &arguments, Options &options) {
    arguments.requiredOption("--key", options.key, "Name or id of the key");
    arguments.option("--context", options.context, "NAME=VALUE that decryption must repeat; may be repeated");
}

Result<Secret> plaintext(Context &context) {
    if (context.tty().isThere())
        return context.tty().askSecret(QStringLiteral("Value (not shown)"), {});
    return readToEnd(STDIN_FILENO, KmsService::plaintextLimit, context.stop());
}

Done run(Context &context, const Options &options) {
    const auto bound = parseEncryptionContext(options.context);
    const auto workspace = context.workspace();
    if (!bound || !workspace)
        return failure(!bound ? bound.error() : workspace.error());
    const auto value = plaintext(context);
    if (!value)
        return failure(value.error());
    const auto text = (*workspace)->cloud->kms().encrypt(options.key, *value, *bound, context.stop());
    if (!text)
        return failure(text.error());
    return context.out().bytes(*text + '\n');
}

} // namespace

Verb kmsEncrypt() {
    return verbOf<Options>(
        {"kms encrypt", "Encrypt standard input (4 KiB at most) to text",
         "echo -n \"$DATABASE_PASSWORD\" | cloudnx kms encrypt --key my-app-secrets > db-pw.enc"},
        declare, run);
}

} // namespace cloudnx::terminal
