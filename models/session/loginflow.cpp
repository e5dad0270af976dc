#include "models/session/loginflow.h"

#include "models/core/filelock.h"
#include "models/core/mainthread.h"
#include "models/session/folders.h"
#include "models/session/totp.h"

#include <utility>

namespace cloudnx {

namespace {

using namespace std::chrono_literals;

/// Less than this no code notices: services take the neighbouring step as well.
constexpr auto harmlessOffset = 20s;

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

Error tooLate() {
    return {.kind = ErrorKind::Gone,
            .sentence = QStringLiteral("Too late for this code. Begin again with the password.")};
}

Error heldBack(std::chrono::seconds hold) {
    return {.kind = ErrorKind::PasscodeRequired,
            .sentence =
                QStringLiteral("This code was used already. The next one comes in %1 s.").arg(hold.count()),
            .retryAfter = hold};
}

} // namespace

QString clockSentence(std::optional<std::chrono::milliseconds> offset) {
    const auto seconds = std::chrono::round<std::chrono::seconds>(offset.value_or(0ms));
    if (std::chrono::abs(seconds) < harmlessOffset)
        return {};
    const QString way = seconds.count() > 0 ? QStringLiteral("slow") : QStringLiteral("fast");
    return QStringLiteral(
               "Your clock is %1 s %2. Set it (timedatectl set-ntp true), then take the next code.")
        .arg(std::abs(seconds.count()))
        .arg(way);
}

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
    const auto code = Passcode::parse(typedCode);
    if (!code)
        return failure(code.error());
    if (auto good = checkBeforeSending(*code); !good)
        return failure(good.error());
    const Instant sent = serviceTime();
    const auto tokens = m_signIn.verify(*m_pending, code->text, stop);
    if (!tokens)
        return failure(explained(tokens.error(), *code));
    if (const auto used = usedCodes(); used && !code->isBackupCode)
        (void)used->remember(codeOwner(), sent); // a courtesy; signing in does not fail for it
    return rest(*tokens, stop);
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
    if (const auto used = usedCodes())
        state.hold = used->hold(codeOwner(), serviceTime());
    return state;
}

Done LoginFlow::checkBeforeSending(const Passcode &code) {
    if (m_clock.now() >= m_pending->expires) {
        startOver();
        return failure(tooLate());
    }
    const auto used = usedCodes();
    const auto hold = used && !code.isBackupCode ? used->hold(codeOwner(), serviceTime()) : 0s;
    if (hold > 0s)
        return failure(heldBack(hold));
    return {};
}

Error LoginFlow::explained(Error error, const Passcode &code) {
    if (error.kind == ErrorKind::Gone) {
        startOver();
        error.sentence = tooLate().sentence;
    }
    if (error.kind != ErrorKind::Unauthenticated)
        return error;
    const QString clock = clockSentence(m_signIn.clockOffset());
    if (code.isBackupCode)
        error.sentence =
            QStringLiteral("Refused: this backup code is wrong or was used already. Take another one.");
    else if (!clock.isEmpty())
        error.sentence = QStringLiteral("Refused: the code does not fit the time. %1").arg(clock);
    else
        error.sentence =
            QStringLiteral("Refused: this code is wrong or was used already. The next one comes in %1 s.")
                .arg(totpLeft(serviceTime()).count());
    return error;
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
    if (auto stored = m_vault.storeTokens(m_profile.name, tokens, {}); !stored)
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

Instant LoginFlow::serviceTime() const {
    return m_clock.now() + m_signIn.clockOffset().value_or(0ms);
}

std::optional<UsedCodes> LoginFlow::usedCodes() const {
    const auto folder = m_profiles.stateFolder(m_profile.name);
    return folder ? std::optional(UsedCodes(*folder)) : std::nullopt;
}

QString LoginFlow::codeOwner() const {
    return m_profile.signInKind == SignInKind::IamUser ? m_profile.accountId + u'/' + m_profile.identity
                                                       : m_profile.identity;
}

} // namespace cloudnx
