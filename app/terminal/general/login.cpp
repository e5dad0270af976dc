#include "app/terminal/verbs.h"

#include "app/compose/projects.h"
#include "app/terminal/parts/context.h"
#include "models/cloud/abilities.h"
#include "models/cloud/words.h"

#include <unistd.h>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString email;
    QString account;
    QString user;
    QString rest;
    bool fromInput = false;
};

const QString keyring = QStringLiteral("kernel-keyring");
const QString process = QStringLiteral("this-process");
const QString otherwise =
    QStringLiteral("Use --stdin: the password on the first line of standard input, a code "
                   "or backup code on the second when one is asked for.");

void declare(Arguments &arguments, Options &options) {
    arguments.option("--email", options.email, "Sign in as root, by e-mail");
    arguments.option("--account", options.account, "Sign in as an IAM user of this account id");
    arguments.option("--user", options.user, "Name of the IAM user");
    arguments.flag("--stdin", options.fromInput, "Password on the first line of input, code on the second");
    arguments.choice("--rest", options.rest, {keyring, process},
                     "Where the session rests instead of the keychain: kernel-keyring, this-process");
}

VaultWish wishOf(const Options &options) {
    if (options.rest == keyring)
        return VaultWish::KernelKeyring;
    return options.rest == process ? VaultWish::ThisProcess : VaultWish::Best;
}

/// One sign-in at the terminal or from lines of standard input.
class Dialogue {
public:
    Dialogue(Context &context, const Options &options, Workspace &workspace)
        : m_context(context),
          m_options(options),
          m_profile(workspace.profile),
          m_abilities(abilitiesOf(*workspace.cloud)),
          m_words(wordsOf(*workspace.cloud)),
          m_writtenDown(workspace.writtenDown) {}

    Done signIn(LoginFlow &flow) {
        const auto credentials = askCredentials();
        if (!credentials)
            return failure(credentials.error());
        auto state = flow.begin(*credentials, m_context.stop());
        while (state && state->stage == LoginStage::Code)
            state = submitCode(flow, *state);
        return state ? tell(flow, *state) : Done(failure(state.error()));
    }

private:
    [[nodiscard]] bool asIamUser() const {
        if (!m_options.email.isEmpty())
            return false;
        return !m_options.user.isEmpty() || !m_options.account.isEmpty() ||
               m_profile.signInKind == SignInKind::IamUser;
    }

    Result<QString> given(const QString &option, const QString &kept, const QString &prompt) {
        if (!option.isEmpty())
            return option;
        if (m_options.fromInput && kept.isEmpty())
            return failure(ErrorKind::Usage,
                           QStringLiteral("Say who signs in: --email, or --account and --user."));
        if (m_options.fromInput)
            return kept;
        const QString hint = kept.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(kept);
        return m_context.tty().ask(prompt + hint, otherwise).map([&kept](const QString &answer) {
            return answer.isEmpty() ? kept : answer;
        });
    }

    Result<Secret> secret(const QString &prompt) {
        return m_options.fromInput ? readSecretLine(STDIN_FILENO, m_context.stop())
                                   : m_context.tty().askSecret(prompt, otherwise);
    }

    Result<Credentials> askCredentials() {
        const bool nobodyNamed =
            m_options.email.isEmpty() && m_options.user.isEmpty() && m_options.account.isEmpty();
        if (nobodyNamed && m_writtenDown)
            return *m_writtenDown;
        if (nobodyNamed && m_abilities.keysSignIn && m_profile.signInKind == SignInKind::AccessKey)
            return askForKey();
        const bool iam = asIamUser();
        const bool kept = iam == (m_profile.signInKind == SignInKind::IamUser);
        const QString known = kept ? m_profile.identity : QString();
        const auto account =
            iam ? given(m_options.account, m_profile.accountId, m_words.accountPrompt) : QString();
        if (!account)
            return failure(account.error());
        const auto name = iam ? given(m_options.user, known, QStringLiteral("User name"))
                              : given(m_options.email, known, QStringLiteral("E-mail"));
        if (!name)
            return failure(name.error());
        auto password = secret(QStringLiteral("Password"));
        if (!password)
            return failure(password.error());
        if (password->isEmpty())
            return failure(ErrorKind::Cancelled, QStringLiteral("No password, so nothing was sent."));
        if (iam)
            return IamCredentials{*account, *name, std::move(*password)};
        return RootCredentials{*name, std::move(*password)};
    }

    // Its secret may rest in the keychain already, moved there from clouds.yaml.
    Result<Credentials> askForKey() {
        if (m_profile.identity.isEmpty())
            return askForKeyAndId();
        const auto kept = TokenVault(openVault(m_profile.vault)).accessKey(m_profile.name, m_context.stop());
        if (kept && *kept && (*kept)->accessKeyId == m_profile.identity && !m_options.fromInput &&
            isWhereItWas())
            return **kept;
        auto key = secret(QStringLiteral("Secret of %1 %2").arg(m_words.iam.accessKey, m_profile.identity));
        if (!key)
            return failure(key.error());
        return AccessKeyCredentials{m_profile.identity, std::move(*key)};
    }

    // A secret goes to the place only that it was kept for, not to another that clouds.yaml names by now.
    bool isWhereItWas() const {
        const auto saved = ProfileStore().find(m_profile.name);
        return !saved || saved->baseUrl == m_profile.baseUrl;
    }

    // Nothing that is written down says which: people sign in elsewhere, in a browser.
    Result<Credentials> askForKeyAndId() {
        if (m_options.fromInput)
            return failure(ErrorKind::Usage,
                           QStringLiteral("Write the %1's id down in clouds.yaml: application_credential_id.")
                               .arg(m_words.iam.accessKey));
        const auto id =
            m_context.tty().ask(QStringLiteral("Id of the %1").arg(m_words.iam.accessKey), otherwise);
        if (!id)
            return failure(id.error());
        auto key = secret(QStringLiteral("Its secret"));
        if (!key)
            return failure(key.error());
        return AccessKeyCredentials{id->trimmed(), std::move(*key)};
    }

    /// A wrong code may be tried again by a person; a script gets its error.
    Result<LoginState> submitCode(LoginFlow &flow, const LoginState &state) {
        if (!state.clockWarning.isEmpty())
            complain(state.clockWarning);
        if (state.hold.count() > 0 && !m_options.fromInput)
            complain(QStringLiteral("The last code was used already. The next one comes in %1 s.")
                         .arg(state.hold.count()));
        const auto code = secret(QStringLiteral("Code or backup code"));
        if (!code)
            return failure(code.error());
        if (code->isEmpty())
            return failure(ErrorKind::PasscodeRequired,
                           QStringLiteral("This account asks for a code. %1").arg(otherwise));
        auto next = flow.submit(*code, m_context.stop());
        if (next || m_options.fromInput || flow.state().stage != LoginStage::Code || !mayRetry(next.error()))
            return next;
        complain(next.error().sentence);
        return flow.state();
    }

    static bool mayRetry(const Error &error) {
        return error.kind == ErrorKind::Invalid || error.kind == ErrorKind::PasscodeRequired ||
               error.kind == ErrorKind::Unauthenticated;
    }

    Done tell(const LoginFlow &flow, const LoginState &state) {
        for (const QString &note : state.notes)
            complain(note);
        const Profile &profile = flow.profile();
        if (!m_context.out().isForPeople())
            return m_context.out().record({{QStringLiteral("profile"), profile.name.toText()},
                                           {QStringLiteral("account_id"), profile.accountId},
                                           {QStringLiteral("identity"), profile.identity},
                                           {QStringLiteral("session_rests"), wordOf(profile.vault)}});
        const QString root = profile.signInKind == SignInKind::Root ? QStringLiteral(" (root)") : QString();
        // A token that was brought along has no name, and a sign-in for the whole cloud no account.
        const QString who =
            profile.identity.isEmpty() ? QString() : QStringLiteral(" as %1%2").arg(profile.identity, root);
        const QString where = profile.accountId.isEmpty()
                                  ? QStringLiteral("the whole cloud")
                                  : QStringLiteral("%1 %2").arg(m_words.account, profile.accountId);
        return m_context.out().line(
            QStringLiteral("Signed in to %1%2, profile %3.").arg(where, who, profile.name.toText()));
    }

    Context &m_context;
    const Options &m_options;
    const Profile &m_profile;
    const Abilities m_abilities;
    const CloudWords m_words;
    const std::optional<Credentials> &m_writtenDown; ///< in clouds.yaml
};

Done run(Context &context, const Options &options) {
    const auto workspace = context.workspaceToSignIn();
    if (!workspace)
        return failure(workspace.error());
    if (options.account != (*workspace)->profile.accountId && !options.account.isEmpty())
        if (Done free = nothingWaits(**workspace); !free)
            return free;
    const auto login = openLogin(**workspace, wishOf(options), context.stop());
    if (!login)
        return failure(login.error());
    if (!login->announcement.isEmpty())
        complain(login->announcement);
    for (const QString &remark : (*workspace)->remarks)
        complain(remark);
    if ((*workspace)->secretInTheOpen)
        complain(
            QStringLiteral("The secret of this profile stands in clouds.yaml in plain text. Move it to the "
                           "keychain with: cloudnx profile keep-secret --profile %1")
                .arg((*workspace)->profile.name.toText()));
    return Dialogue(context, options, **workspace).signIn(*login->flow);
}

} // namespace

Verb login() {
    return verbOf<Options>({"login", "Sign in",
                            "cloudnx login --email owner@example.org\n"
                            "cloudnx login --account 100000003 --user alice\n"
                            "printf '%s\\n%s\\n' \"$PASSWORD\" \"$CODE\" | cloudnx login --stdin"},
                           declare, run);
}

} // namespace cloudnx::terminal
