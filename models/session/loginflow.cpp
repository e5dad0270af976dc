#include "models/session/loginflow.h"

#include "models/core/filelock.h"
#include "models/core/mainthread.h"
#include "models/session/folders.h"

#include <utility>

namespace cloudnx {

namespace {

void adopt(Profile &profile, const Credentials &credentials) {
    if (const auto *root = std::get_if<RootCredentials>(&credentials)) {
        profile.signInKind = SignInKind::Root;
        profile.identity = root->email;
    } else if (const auto *user = std::get_if<IamCredentials>(&credentials)) {
        profile.signInKind = SignInKind::IamUser;
        profile.identity = user->userName;
        profile.accountId = user->accountId;
    } else if (const auto *key = std::get_if<AccessKeyCredentials>(&credentials)) {
        profile.signInKind = SignInKind::AccessKey;
        profile.identity = key->accessKeyId;
    }
}

} // namespace

LoginFlow::LoginFlow(Profile profile, SignIn &signIn, TokenVault vault, ProfileStore &profiles,
                     const Clock &clock)
    : m_profile(std::move(profile)),
      m_signIn(signIn),
      m_vault(std::move(vault)),
      m_profiles(profiles),
      m_clock(clock) {}

Result<LoginState> LoginFlow::begin(const Credentials &credentials, const std::stop_token &stop) {
    assertNotOnMainThread("LoginFlow::begin");
    startOver();
    if (auto usable = m_vault.ready(stop); !usable)
        return failure(usable.error());
    auto answer = m_signIn.begin(credentials, stop);
    if (!answer)
        return failure(answer.error());
    adopt(m_profile, credentials);
    if (const auto *key = std::get_if<AccessKeyCredentials>(&credentials))
        m_accessKey = *key;
    if (const auto *tokens = std::get_if<TokenPair>(&*answer))
        return rest(*tokens, stop);
    m_pending = std::get<PendingSignIn>(*std::move(answer));
    m_stage = LoginStage::Code;
    return state();
}

Result<LoginState> LoginFlow::submit(const Secret &typedCode, const std::stop_token &stop) {
    assertNotOnMainThread("LoginFlow::submit");
    if (m_stage != LoginStage::Code || !m_pending)
        return failure(ErrorKind::Gone,
                       QStringLiteral("No code is asked for now. Begin again with the password."));
    const auto tokens = codeStep().submit(*m_pending, typedCode, stop);
    if (tokens)
        return rest(*tokens, stop);
    if (tokens.error().kind == ErrorKind::Gone)
        startOver();
    return failure(tokens.error());
}

LoginState LoginFlow::startOver() {
    m_stage = LoginStage::Credentials;
    m_pending.reset();
    m_accessKey.reset();
    m_notes.clear();
    return state();
}

LoginState LoginFlow::state() const {
    LoginState state{.stage = m_stage, .notes = m_notes};
    if (m_stage != LoginStage::Code)
        return state;
    state.codeDeadline = m_pending->expires;
    state.clockWarning = clockSentence(m_signIn.clockOffset());
    state.hold = codeStep().hold();
    return state;
}

Result<LoginState> LoginFlow::rest(const TokenPair &tokens, const std::stop_token &stop) {
    if (auto stored = restUnderLock(tokens, stop); !stored) {
        (void)m_signIn.end(tokens, stop); // tokens that cannot rest must not live on at the service
        startOver();
        return failure(stored.error());
    }
    m_profile.vault = m_vault.kind();
    if (!tokens.accountId.isEmpty())
        m_profile.accountId = tokens.accountId;
    m_stage = LoginStage::SignedIn;
    m_pending.reset();
    m_accessKey.reset();
    if (auto saved = m_profiles.save(m_profile); !saved)
        return failure(saved.error());
    return state();
}

/// The lock of SessionKeeper: a program that refreshes the former session must not write over this one.
Done LoginFlow::restUnderLock(const TokenPair &tokens, const std::stop_token &stop) {
    const auto folder = m_profiles.stateFolder(m_profile.name);
    if (!folder)
        return failure(folder.error());
    const auto lock = FileLock::acquire(refreshLockPath(*folder), stop);
    if (!lock)
        return failure(lock.error());
    TokenPair marked = tokens;
    marked.writtenAs = m_profile.writtenAs;
    if (auto stored = m_vault.storeTokens(m_profile.name, marked, {}); !stored)
        return stored;
    if (auto stored = restAccessKey(stop); !stored)
        m_notes += stored.error().sentence;
    return {};
}

/// A key of an earlier identity must not renew the session of this one.
Done LoginFlow::restAccessKey(const std::stop_token &stop) {
    if (m_accessKey)
        return m_vault.storeAccessKey(m_profile.name, *m_accessKey, stop);
    return m_vault.removeAccessKey(m_profile.name, stop);
}

CodeStep LoginFlow::codeStep() const {
    return {m_profile, m_profiles.stateFolder(m_profile.name).value_or(QString()), m_signIn, m_clock};
}

} // namespace cloudnx
