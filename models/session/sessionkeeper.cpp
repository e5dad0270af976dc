#include "models/session/sessionkeeper.h"

#include "models/core/filelock.h"
#include "models/core/mainthread.h"
#include "models/session/folders.h"

#include <utility>

namespace cloudnx {

namespace {

using namespace std::chrono_literals;

/// A token with less left might end on its way to the service.
constexpr auto leastLeft = 60s;

tl::unexpected<Error> notSignedIn(const ProfileName &profile) {
    return failure(ErrorKind::Unauthenticated,
                   QStringLiteral("Nobody is signed in to \"%1\". Sign in first.").arg(profile.toText()));
}

tl::unexpected<Error> sessionOver(const ProfileName &profile) {
    return failure(ErrorKind::Unauthenticated,
                   QStringLiteral("The session of \"%1\" is over. Sign in again.").arg(profile.toText()));
}

} // namespace

SessionKeeper::SessionKeeper(const Profile &profile, TokenVault vault, SignIn &signIn, const Clock &clock,
                             const QString &stateFolder)
    : m_profile(profile.name),
      m_accountId(profile.accountId),
      m_writtenAs(profile.writtenAs),
      m_vault(std::move(vault)),
      m_signIn(signIn),
      m_clock(clock),
      m_lockPath(refreshLockPath(stateFolder)) {}

Result<Secret> SessionKeeper::token(std::stop_token stop) {
    return tokenOtherThan({}, stop);
}

Result<Secret> SessionKeeper::tokenAfter(const Secret &refused, std::stop_token stop) {
    return tokenOtherThan(refused, stop);
}

bool SessionKeeper::isGood(const TokenPair &tokens, const Secret &refused) const {
    return tokens.access != refused && tokens.accessExpires - m_clock.now() >= leastLeft;
}

Result<Secret> SessionKeeper::tokenOtherThan(const Secret &refused, const std::stop_token &stop) {
    assertNotOnMainThread("SessionKeeper::token");
    std::unique_lock lock(m_mutex);
    while (!m_tokens || !isGood(*m_tokens, refused)) {
        if (m_renewing) { // another thread is at it; what comes of it is meant for us, too
            const auto renewals = m_renewals;
            if (!m_settled.wait(lock, stop, [&] { return m_renewals != renewals; }))
                return failure(ErrorKind::Cancelled, QStringLiteral("Stopped."));
            if (m_failure && m_failure->kind != ErrorKind::Cancelled)
                return failure(*m_failure);
            continue;
        }
        m_renewing = true;
        const auto epoch = m_epoch;
        lock.unlock();
        const auto outcome = obtain(refused, stop);
        lock.lock();
        settle(outcome, epoch);
        if (!outcome)
            return failure(outcome.error());
        return outcome->access;
    }
    return m_tokens->access;
}

void SessionKeeper::settle(const Result<TokenPair> &outcome, std::uint64_t epoch) {
    m_renewing = false;
    ++m_renewals;
    m_failure = outcome ? std::nullopt : std::optional(outcome.error());
    if (epoch != m_epoch) // forgotten meanwhile, so what came of it is forgotten, too
        m_homeless.reset();
    else if (outcome)
        m_tokens = *outcome;
    m_settled.notify_all();
}

/// What rests in the vault, if it is this session's: with the token of another account everything that is
/// kept here about this one would be said and done of that one.
Result<std::optional<TokenPair>> SessionKeeper::resting(const std::stop_token &stop) const {
    auto tokens = m_vault.tokens(m_profile, stop);
    if (!tokens || !*tokens)
        return tokens;
    const auto differs = [](const QString &theirs, const QString &ours) {
        return !theirs.isEmpty() && !ours.isEmpty() && theirs != ours;
    };
    if (differs((*tokens)->accountId, m_accountId) || differs((*tokens)->writtenAs, m_writtenAs))
        return failure(ErrorKind::Unauthenticated,
                       QStringLiteral("The session of \"%1\" went elsewhere, in another window or terminal. "
                                      "Open it again.")
                           .arg(m_profile.toText()));
    return tokens;
}

Result<TokenPair> SessionKeeper::obtain(const Secret &refused, const std::stop_token &stop) {
    auto found = resting(stop);
    if (!found)
        return failure(found.error());
    if (*found && isGood(**found, refused))
        return **std::move(found);
    // Nobody may wait for the lock while a person looks at a prompt of the keychain. It has just been read,
    // so there will be none.
    return renewUnderLock(refused, stop);
}

Result<TokenPair> SessionKeeper::renewUnderLock(const Secret &refused, const std::stop_token &stop) {
    const auto lock = FileLock::acquire(m_lockPath, stop);
    if (!lock)
        return failure(lock.error());
    if (auto homeless = takeHomeless())
        return restInVault(*std::move(homeless));
    auto found = resting(stop);
    if (!found)
        return failure(found.error());
    if (*found && isGood(**found, refused)) // another program was faster
        return **std::move(found);
    auto fresh = *found && !(*found)->refresh.isEmpty() ? renew(**found, stop) : exchangeAccessKey(stop);
    if (!fresh)
        return fresh;
    return restInVault(*std::move(fresh));
}

Result<TokenPair> SessionKeeper::renew(const TokenPair &old, const std::stop_token &stop) {
    auto fresh = m_signIn.refresh(old.refresh, stop);
    if (fresh || fresh.error().kind != ErrorKind::Unauthenticated)
        return fresh;
    // A dead token is of no use to anybody; whether it can be removed changes nothing for the caller.
    (void)m_vault.removeTokens(m_profile, {});
    return sessionOver(m_profile);
}

Result<TokenPair> SessionKeeper::exchangeAccessKey(const std::stop_token &stop) {
    const auto key = m_vault.accessKey(m_profile, stop);
    if (!key)
        return failure(key.error());
    if (!*key)
        return notSignedIn(m_profile);
    auto answer = m_signIn.begin(**key, stop);
    if (!answer)
        return failure(answer.error());
    if (auto *tokens = std::get_if<TokenPair>(&*answer))
        return std::move(*tokens);
    return failure(ErrorKind::PasscodeRequired,
                   QStringLiteral("The service wants a code for this access key. Sign in again."));
}

/// Runs to its end even when the caller is told to stop: the old refresh token is spent by now.
Result<TokenPair> SessionKeeper::restInVault(TokenPair fresh) {
    if (fresh.accountId.isEmpty())
        fresh.accountId = m_accountId;
    fresh.writtenAs = m_writtenAs;
    auto stored = m_vault.storeTokens(m_profile, fresh, {});
    if (stored)
        return fresh;
    const std::scoped_lock lock(m_mutex);
    m_homeless = std::move(fresh);
    return failure(stored.error());
}

std::optional<TokenPair> SessionKeeper::takeHomeless() {
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_homeless, std::nullopt);
}

Done SessionKeeper::end(std::stop_token stop) {
    assertNotOnMainThread("SessionKeeper::end");
    if (auto usable = m_vault.ready(stop); !usable)
        return usable;
    const auto lock = FileLock::acquire(m_lockPath, stop);
    if (!lock)
        return failure(lock.error());
    const auto resting = m_vault.tokens(m_profile, stop);
    forget();
    if (!resting)
        return failure(resting.error());
    if (!*resting)
        return notSignedIn(m_profile);
    const auto told = m_signIn.end(**resting, std::move(stop));
    if (auto removed = removeAll(); !removed)
        return removed;
    // A session the service does not know any more is over, too.
    if (told || told.error().kind == ErrorKind::Unauthenticated)
        return {};
    Error error = told.error();
    error.sentence =
        QStringLiteral("Signed out here, but the service could not be told: %1").arg(error.sentence);
    return failure(std::move(error));
}

Done SessionKeeper::removeAll() {
    if (auto removed = m_vault.removeTokens(m_profile, {}); !removed)
        return removed;
    return m_vault.removeAccessKey(m_profile, {});
}

void SessionKeeper::forget() {
    const std::scoped_lock lock(m_mutex);
    m_tokens.reset();
    m_homeless.reset();
    ++m_epoch;
}

std::optional<Instant> SessionKeeper::accessExpires() const {
    const std::scoped_lock lock(m_mutex);
    return m_tokens ? std::optional(m_tokens->accessExpires) : std::nullopt;
}

} // namespace cloudnx
