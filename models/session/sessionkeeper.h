#pragma once

#include "models/cloud/tokensource.h"
#include "models/session/tokenvault.h"

#include <condition_variable>
#include <mutex>

namespace cloudnx {

/// Keeps one session alive for all threads of this program, beside other programs that do the same. A refresh
/// token is good once, so it is spent under a lock between processes, and the new pair rests in the vault
/// before anybody uses it. A crash in between costs one sign-in.
class SessionKeeper final : public TokenSource {
public:
    /// @p stateFolder is the profile's own. The references must outlive this. A session that rests for
    /// another account or place than @p profile names is none of this one's: another program went there.
    SessionKeeper(const Profile &profile, TokenVault vault, SignIn &signIn, const Clock &clock,
                  const QString &stateFolder);

    [[nodiscard]] Result<Secret> token(std::stop_token stop) override;
    [[nodiscard]] Result<Secret> tokenAfter(const Secret &refused, std::stop_token stop) override;

    /// Ends the session at the service and leaves no token and no access key in the vault. When the service
    /// cannot be told, its error, and they are gone from here all the same.
    [[nodiscard]] Done end(std::stop_token stop);
    /// Wipes the tokens from this program's memory. They rest in the vault.
    void forget();
    /// Of the token in memory; empty when there is none. For the band on top of the window.
    [[nodiscard]] std::optional<Instant> accessExpires() const;

private:
    [[nodiscard]] Result<Secret> tokenOtherThan(const Secret &refused, const std::stop_token &stop);
    [[nodiscard]] Result<std::optional<TokenPair>> resting(const std::stop_token &stop) const;
    [[nodiscard]] Result<TokenPair> obtain(const Secret &refused, const std::stop_token &stop);
    [[nodiscard]] Result<TokenPair> renewUnderLock(const Secret &refused, const std::stop_token &stop);
    [[nodiscard]] Result<TokenPair> renew(const TokenPair &old, const std::stop_token &stop);
    [[nodiscard]] Result<TokenPair> exchangeAccessKey(const std::stop_token &stop);
    [[nodiscard]] Result<TokenPair> restInVault(TokenPair fresh);
    [[nodiscard]] std::optional<TokenPair> takeHomeless();
    [[nodiscard]] Done removeAll();
    [[nodiscard]] bool isGood(const TokenPair &tokens, const Secret &refused) const;
    void settle(const Result<TokenPair> &outcome, std::uint64_t epoch);

    const ProfileName m_profile;
    const QString m_accountId; ///< empty: not known yet
    const QString m_writtenAs;
    const TokenVault m_vault;
    SignIn &m_signIn;
    const Clock &m_clock;
    const QString m_lockPath;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_settled;
    std::optional<TokenPair> m_tokens;   ///< known to rest in the vault
    std::optional<TokenPair> m_homeless; ///< renewed, but the vault did not take it yet
    std::optional<Error> m_failure;      ///< of the last renewal, for those who waited for it
    std::uint64_t m_renewals = 0;        ///< settled so far
    std::uint64_t m_epoch = 0;           ///< forget() and end() begin a new one
    bool m_renewing = false;
};

} // namespace cloudnx
