#include "models/plan/proofs.h"

#include "models/plan/effects.h"
#include "models/plan/firewallproofs.h"
#include "models/plan/lookup.h"
#include "models/plan/quotaproof.h"
#include "models/plan/simulate.h"

namespace cloudnx {

namespace {

template <typename One>
const One *as(const Change &change) {
    return visitChange(change, [](const auto &inside) -> const One * {
        if constexpr (std::is_same_v<decltype(inside), const One &>)
            return &inside;
        else
            return nullptr;
    });
}

/// Whether a step takes away what the one who applies it signs in with.
class SignedIn {
public:
    SignedIn(const Inventory &before, const Inventory &after) : m_before(before), m_after(after) {}

    [[nodiscard]] Proof judge(const std::vector<Change> &changes) {
        for (const Change &change : changes)
            look(change);
        return m_proof;
    }

private:
    [[nodiscard]] bool isMe(const QString &user) const {
        return m_before.identity->kind == IdentityKind::IamUser && m_before.identity->name == user;
    }

    void worsen(Verdict verdict, const QString &reason) {
        if (m_proof.verdict == Verdict::Fails || (m_proof.verdict == verdict && verdict != Verdict::Holds))
            return;
        m_proof.verdict = verdict;
        m_proof.reason = reason;
    }

    void look(const Change &change) {
        if (const auto *revoke = as<RevokeSession>(change))
            return lookAtSession(revoke->id);
        if (!m_before.identity.known())
            return worsen(Verdict::Unknown, QStringLiteral("Who is signed in is not known."));
        if (const auto *one = as<DeleteUser>(change); one && isMe(one->user))
            worsen(Verdict::Fails,
                   QStringLiteral("You are %1; deleting it would shut you out.").arg(one->user));
        if (const auto *one = as<DisableConsolePassword>(change); one && isMe(one->user))
            worsen(Verdict::Fails,
                   QStringLiteral("You are %1; without its password you could not sign in again.")
                       .arg(one->user));
        if (const auto *one = as<SetMfaRules>(change); one && isMe(one->user))
            worsen(Verdict::Unknown,
                   QStringLiteral("These are your own rules. Sign in anew in a second window before you end "
                                  "this session."));
        if (const auto *one = as<RemoveTotp>(change); one && isMe(one->user))
            lookAtAuthenticator(one->user);
        if (const auto *one = as<SetAccessKeyActive>(change); one && !one->active && isMe(one->user))
            lookAtKey(one->user, one->accessKeyId);
        if (const auto *one = as<DeleteAccessKey>(change); one && isMe(one->user))
            lookAtKey(one->user, one->accessKeyId);
    }

    void lookAtAuthenticator(const QString &name) {
        const User *user = entryIn(m_before.users, &User::name, name);
        if (!user || !user->mfaRules)
            return worsen(
                Verdict::Unknown,
                QStringLiteral("You are %1; whether your rules ask for a code is not told.").arg(name));
        const bool asked =
            std::any_of(user->mfaRules->begin(), user->mfaRules->end(),
                        [](const QString &rule) { return rule.contains(QLatin1String("totp")); });
        if (asked)
            worsen(Verdict::Fails,
                   QStringLiteral("You are %1, and your rules ask for a code; without the authenticator you "
                                  "could not sign in again.")
                       .arg(name));
    }

    void lookAtSession(const QString &id) {
        const Session *session = entryIn(m_before.sessions, &Session::id, id);
        if (session && session->current)
            worsen(Verdict::Fails,
                   QStringLiteral("This is the session you are signed in with. Sign out instead."));
    }

    // Which key a session rests on is not told; that it must be this one is certain only when nothing is
    // left.
    void lookAtKey(const QString &user, const QString &accessKeyId) {
        const User *me = userIn(m_before, user);
        const bool others =
            std::any_of(m_after.accessKeys->begin(), m_after.accessKeys->end(),
                        [&](const AccessKey &key) { return key.userName == user && key.active; });
        const bool noPassword = me && me->consoleAccess == std::optional(false);
        if (!others && noPassword)
            return worsen(
                Verdict::Fails,
                QStringLiteral("%1 is your last active key and you have no password: you would be shut out.")
                    .arg(accessKeyId));
        worsen(Verdict::Unknown,
               QStringLiteral("%1 is your own key; whether this session rests on it is not told.")
                   .arg(accessKeyId));
    }

    const Inventory &m_before;
    const Inventory &m_after;
    Proof m_proof{QStringLiteral("signed-in"), QStringLiteral("You stay signed in"), Verdict::Holds,
                  QStringLiteral("No step takes away what you sign in with.")};
};

bool takesSignIn(const Change &change) {
    return std::holds_alternative<IamChange>(change) || as<RevokeSession>(change);
}

Proof secondFactor() {
    return {QStringLiteral("second-factor"), QStringLiteral("The second factor does not lock you out"),
            Verdict::Holds,
            QStringLiteral("It is switched on only after a first right code, and backup codes are given.")};
}

Proof triedCode(const QString &user) {
    return {QStringLiteral("second-factor"), QStringLiteral("The code works"), Verdict::Holds,
            QStringLiteral("The authenticator of %1 is kept only if its first code is accepted in a real "
                           "sign-in; else it is taken away again.")
                .arg(user)};
}

Proof haveCode(const QString &user) {
    return {QStringLiteral("second-factor"), QStringLiteral("%1 can give a code").arg(user), Verdict::Unknown,
            QStringLiteral("Whether an authenticator is enrolled is not told. Enrol one first: cloudnx iam "
                           "user enrol-totp %1.")
                .arg(user)};
}

Proof unused(const QString &accessKeyId, const Inventory &in, Instant now) {
    const AccessKey *key = keyIn(in, accessKeyId);
    const QString when = key && key->lastUsedAt
                             ? QStringLiteral("It was last used %1.").arg(toAgeText(*key->lastUsedAt, now))
                             : QStringLiteral("When it was last used is not told.");
    return {QStringLiteral("unused"), QStringLiteral("No program needs key %1").arg(accessKeyId),
            Verdict::Unknown, when + QStringLiteral(" The audit log shows from where.")};
}

Proof notNeeded(const QString &key) {
    return {
        QStringLiteral("not-needed"), QStringLiteral("Nothing needs KMS key %1").arg(key), Verdict::Unknown,
        QStringLiteral("No list says what was encrypted with it. Look for kms:Decrypt in the audit log.")};
}

void addPerStep(std::vector<Proof> &proofs, const Change &change, const Inventory &in, Instant now) {
    if (const auto *one = as<EnrolTotp>(change))
        proofs.push_back(triedCode(one->user));
    if (const auto *one = as<SetMfaRules>(change); one && asksForCode(one->rules))
        proofs.push_back(haveCode(one->user));
    if (as<EnableSecondFactor>(change))
        proofs.push_back(secondFactor());
    if (const auto *one = as<SetAccessKeyActive>(change); one && !one->active)
        proofs.push_back(unused(one->accessKeyId, in, now));
    if (const auto *one = as<DeleteAccessKey>(change))
        proofs.push_back(unused(one->accessKeyId, in, now));
    if (const auto *one = as<SetKmsKeyEnabled>(change); one && !one->enabled)
        proofs.push_back(notNeeded(one->name));
    if (const auto *one = as<ScheduleKmsKeyDeletion>(change))
        proofs.push_back(notNeeded(one->name));
}

} // namespace

std::vector<Proof> proofsFor(const std::vector<Change> &changes, const Inventory &inventory, Instant now,
                             const Vantage &vantage) {
    Inventory after = inventory;
    for (const Change &change : changes)
        simulate(after, change);
    std::vector<Proof> proofs;
    if (std::any_of(changes.begin(), changes.end(), asFirewallChange)) {
        proofs.push_back(lockoutProof(changes, inventory, vantage));
        proofs.push_back(noWiderProof(changes, inventory));
        if (auto quota = quotaProof(changes, inventory))
            proofs.push_back(std::move(*quota));
    }
    if (std::any_of(changes.begin(), changes.end(), takesSignIn))
        proofs.push_back(SignedIn(inventory, after).judge(changes));
    for (const Change &change : changes)
        addPerStep(proofs, change, inventory, now);
    return proofs;
}

} // namespace cloudnx
