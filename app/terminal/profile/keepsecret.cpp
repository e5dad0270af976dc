#include "app/terminal/verbs.h"

#include "app/compose/clouds.h"
#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    bool yes = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.flag("-y,--yes", options.yes, "Do not ask");
}

Result<AccessKeyCredentials> writtenKey(const Workspace &workspace) {
    if (!workspace.secretInTheOpen || !workspace.writtenDown)
        return failure(ErrorKind::NotFound,
                       QStringLiteral("clouds.yaml has no secret of profile %1 in plain text.")
                           .arg(workspace.profile.name.toText()));
    if (const auto *key = std::get_if<AccessKeyCredentials>(&*workspace.writtenDown))
        return *key;
    return failure(
        ErrorKind::Unsupported,
        QStringLiteral("A password or token is not kept. Make an application credential, which can "
                       "be: cloudnx iam key create NAME --keep-as PROFILE. Then take the secret out "
                       "of clouds.yaml."));
}

Done agree(Context &context, const Options &options) {
    if (options.yes)
        return {};
    const auto answer = context.tty().ask(
        QStringLiteral(
            "The secret leaves clouds.yaml: the openstack command will not find it there any more, "
            "and signing out here forgets it. Go on? [y/N]"),
        QStringLiteral("Give --yes."));
    if (!answer)
        return failure(answer.error());
    return answer->startsWith(QLatin1Char('y'), Qt::CaseInsensitive)
               ? Done{}
               : Done(failure(ErrorKind::Cancelled, QStringLiteral("Nothing was moved.")));
}

// It is taken out of the file only when the keychain has it and it signed in.
Done run(Context &context, const Options &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto key = writtenKey(**workspace);
    if (!key)
        return failure(key.error());
    if (Done agreed = agree(context, options); !agreed)
        return agreed;
    const auto login = openLogin(**workspace, VaultWish::Best, context.stop());
    if (!login)
        return failure(login.error());
    const auto state = login->flow->begin(*key, context.stop());
    if (!state)
        return failure(state.error());
    const Profile &profile = login->flow->profile();
    const auto kept = TokenVault(openVault(profile.vault)).accessKey(profile.name, context.stop());
    if (!kept)
        return failure(kept.error());
    if (!*kept || !((*kept)->secretAccessKey == key->secretAccessKey))
        return failure(
            ErrorKind::KeychainUnavailable,
            QStringLiteral("The keychain did not keep the secret, so it stays in clouds.yaml. See: "
                           "cloudnx doctor"));
    if (Done removed = removeWrittenSecret(profile.name.toText()); !removed)
        return removed;
    return context.out().line(
        QStringLiteral(
            "The secret of application credential %1 rests in the keychain, profile %2, and is gone "
            "from clouds.yaml. Signing out forgets it.")
            .arg(key->accessKeyId, profile.name.toText()));
}

} // namespace

Verb profileKeepSecret() {
    return verbOf<Options>({"profile keep-secret", "Move a secret from clouds.yaml to the keychain",
                            "cloudnx profile keep-secret --profile demo"},
                           declare, run);
}

} // namespace cloudnx::terminal
