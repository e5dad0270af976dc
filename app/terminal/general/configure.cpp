#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"

#include <unistd.h>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString accessKeyId;
    bool fromInput = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.option("--access-key-id", options.accessKeyId, "Id of the access key (AKIA…)");
    arguments.flag("--stdin", options.fromInput, "The secret is the first line of standard input");
}

const QString otherwise =
    QStringLiteral("Give --access-key-id, and with --stdin the secret on the first line of standard input.");

Result<AccessKeyCredentials> askKey(Context &context, const Options &options) {
    const auto id = options.accessKeyId.isEmpty()
                        ? context.tty().ask(QStringLiteral("Access key id"), otherwise)
                        : Result<QString>(options.accessKeyId);
    if (!id)
        return failure(id.error());
    auto secret = options.fromInput ? readSecretLine(STDIN_FILENO, context.stop())
                                    : context.tty().askSecret(QStringLiteral("Secret access key"), otherwise);
    if (!secret)
        return failure(secret.error());
    if (id->isEmpty() || secret->isEmpty())
        return failure(ErrorKind::Cancelled, QStringLiteral("No access key, so nothing was sent."));
    return AccessKeyCredentials{*id, std::move(*secret)};
}

Done run(Context &context, const Options &options) {
    const auto workspace = context.workspaceToSignIn();
    if (!workspace)
        return failure(workspace.error());
    const auto login = openLogin(**workspace, VaultWish::Best, context.stop());
    if (!login)
        return failure(login.error());
    const auto key = askKey(context, options);
    if (!key)
        return failure(key.error());
    const auto state = login->flow->begin(*key, context.stop());
    if (!state)
        return failure(state.error());
    const Profile &profile = login->flow->profile();
    return context.out().line(
        QStringLiteral("Access key %1 works for account %2 and rests in the keychain, profile %3.")
            .arg(key->accessKeyId, profile.accountId, profile.name.toText()));
}

} // namespace

Verb configure() {
    return verbOf<Options>(
        {"configure", "Use an access key, for programs", "cloudnx configure --access-key-id AKIAEXAMPLE"},
        declare, run);
}

} // namespace cloudnx::terminal
