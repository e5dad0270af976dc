#include "models/session/stepup.h"

#include "models/core/mainthread.h"

namespace cloudnx {

namespace {

/// A service that counts guesses does so at five.
constexpr int mostTries = 3;

Credentials credentialsOf(const Profile &profile, Secret password) {
    if (profile.signInKind == SignInKind::IamUser)
        return IamCredentials{profile.accountId, profile.identity, std::move(password)};
    return RootCredentials{profile.identity, std::move(password)};
}

/// Worth another code of the same person.
bool maySucceedWithAnother(const Error &error) {
    return error.kind == ErrorKind::Unauthenticated || error.kind == ErrorKind::PasscodeRequired ||
           error.kind == ErrorKind::Invalid;
}

} // namespace

StepUp::StepUp(Profile profile, const QString &stateFolder, SignIn &signIn, const Clock &clock)
    : m_profile(std::move(profile)), m_stateFolder(stateFolder), m_signIn(signIn), m_clock(clock) {}

Done StepUp::prove(SecretDesk &desk, std::stop_token stop) {
    assertNotOnMainThread("StepUp::prove");
    if (m_profile.signInKind == SignInKind::AccessKey)
        return {};
    const auto tokens = signInAgain(desk, stop);
    if (!tokens)
        return failure(tokens.error());
    (void)m_signIn.end(*tokens, {}); // should it live on: its tokens are wiped here, and nobody else has them
    return {};
}

Result<TokenPair> StepUp::signInAgain(SecretDesk &desk, const std::stop_token &stop) {
    const auto password =
        desk.ask({SecretKind::AccountPassword, QStringLiteral("Password of %1").arg(m_profile.identity)});
    if (!password)
        return failure(password.error());
    auto answer = m_signIn.begin(credentialsOf(m_profile, *password), stop);
    if (!answer)
        return failure(answer.error());
    if (auto *tokens = std::get_if<TokenPair>(&*answer))
        return std::move(*tokens); // no second factor, which was not known before
    return byCode(std::get<PendingSignIn>(*answer), desk, stop);
}

Result<TokenPair> StepUp::byCode(const PendingSignIn &pending, SecretDesk &desk,
                                 const std::stop_token &stop) {
    QString prompt = QStringLiteral("Fresh code of %1").arg(m_profile.identity);
    std::optional<Error> refused;
    for (int tries = 0; tries < mostTries; ++tries) {
        const auto code = desk.ask({SecretKind::PasscodeNow, prompt});
        if (!code)
            return failure(refused.value_or(code.error()));
        auto tokens = CodeStep(m_profile, m_stateFolder, m_signIn, m_clock).submit(pending, *code, stop);
        if (tokens || !maySucceedWithAnother(tokens.error()))
            return tokens;
        refused = tokens.error();
        prompt = QStringLiteral("%1 Fresh code").arg(refused->sentence);
    }
    return failure(*refused);
}

} // namespace cloudnx
