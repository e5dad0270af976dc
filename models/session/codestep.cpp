#include "models/session/codestep.h"

#include "models/session/passcode.h"
#include "models/session/totp.h"

namespace cloudnx {

namespace {

using namespace std::chrono_literals;

/// Less than this no code notices: services take the neighbouring step as well.
constexpr auto harmlessOffset = 20s;

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

QString ownerOf(const Profile &profile) {
    return profile.signInKind == SignInKind::IamUser ? profile.accountId + u'/' + profile.identity
                                                     : profile.identity;
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

CodeStep::CodeStep(const Profile &profile, const QString &stateFolder, SignIn &signIn, const Clock &clock)
    : m_owner(ownerOf(profile)),
      m_used(stateFolder.isEmpty() ? std::nullopt : std::optional(UsedCodes(stateFolder))),
      m_signIn(signIn),
      m_clock(clock) {}

Result<TokenPair> CodeStep::submit(const PendingSignIn &pending, const Secret &typed,
                                   const std::stop_token &stop) const {
    const auto code = Passcode::parse(typed);
    if (!code)
        return failure(code.error());
    if (m_clock.now() >= pending.expires)
        return failure(tooLate());
    if (const auto held = hold(); !code->isBackupCode && held > 0s)
        return failure(heldBack(held));
    const Instant sent = serviceTime();
    auto tokens = m_signIn.verify(pending, code->text, stop);
    if (!tokens)
        return failure(explained(tokens.error(), code->isBackupCode));
    if (m_used && !code->isBackupCode)
        (void)m_used->remember(m_owner, sent); // a courtesy; signing in does not fail for it
    return tokens;
}

std::chrono::seconds CodeStep::hold() const {
    return m_used ? m_used->hold(m_owner, serviceTime()) : 0s;
}

Error CodeStep::explained(Error error, bool isBackupCode) const {
    if (error.kind == ErrorKind::Gone)
        error.sentence = tooLate().sentence;
    if (error.kind != ErrorKind::Unauthenticated)
        return error;
    const QString clock = clockSentence(m_signIn.clockOffset());
    if (isBackupCode)
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

Instant CodeStep::serviceTime() const {
    return m_clock.now() + m_signIn.clockOffset().value_or(0ms);
}

} // namespace cloudnx
