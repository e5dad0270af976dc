#include "models/cloud/words.h"
#include "models/plan/command.h"
#include "models/plan/danger.h"
#include "models/plan/effects.h"
#include "models/plan/facts.h"
#include "models/plan/inverse.h"
#include "models/plan/lookup.h"
#include "models/plan/possible.h"
#include "models/plan/proofs.h"
#include "models/plan/simulate.h"

#include <QUuid>

namespace cloudnx {

namespace {

constexpr std::chrono::hours planLife{24};

/// What each change is planned from; the identity always, since a plan belongs to an account.
struct PartsOf {
    Parts operator()(const EnableSecondFactor &) const { return {Part::SecondFactor}; }

    Parts operator()(const DisableSecondFactor &) const { return {Part::SecondFactor}; }

    Parts operator()(const SetTaxProfile &) const { return {Part::TaxProfile}; }

    Parts operator()(const SetPasswordPolicy &) const { return {Part::PasswordPolicy}; }

    Parts operator()(const RevokeSession &) const { return {Part::Sessions}; }

    Parts operator()(const CreateUser &) const { return {Part::Users}; }

    Parts operator()(const DeleteUser &) const { return {Part::Users, Part::AccessKeys}; }

    Parts operator()(const SetConsolePassword &) const { return {Part::Users, Part::Groups, Part::Policies}; }

    Parts operator()(const DisableConsolePassword &) const { return {Part::Users}; }

    Parts operator()(const CreateGroup &) const { return {Part::Groups}; }

    Parts operator()(const DeleteGroup &) const { return {Part::Groups}; }

    Parts operator()(const AddMember &) const { return {Part::Users, Part::Groups, Part::Policies}; }

    Parts operator()(const RemoveMember &) const { return {Part::Users, Part::Groups}; }

    Parts operator()(const AttachPolicy &change) const { return held(change.holder); }

    Parts operator()(const DetachPolicy &change) const { return held(change.holder); }

    Parts operator()(const CreatePolicy &) const { return {Part::Policies}; }

    Parts operator()(const DeletePolicy &) const {
        return {Part::Policies, Part::Users, Part::Groups, Part::Principals};
    }

    Parts operator()(const CreateAccessKey &) const { return keyed(); }

    Parts operator()(const SetMfaRules &) const { return {Part::Users}; }

    Parts operator()(const EnrolTotp &) const { return {Part::Users}; }

    Parts operator()(const RemoveTotp &) const { return {Part::Users}; }

    Parts operator()(const SetAccessKeyActive &change) const {
        return change.active ? keyed() : Parts{Part::Users, Part::AccessKeys};
    }

    Parts operator()(const DeleteAccessKey &) const { return {Part::Users, Part::AccessKeys}; }

    Parts operator()(const CreatePrincipal &) const { return {Part::Principals, Part::Policies}; }

    Parts operator()(const DeletePrincipal &) const { return {Part::Principals}; }

    // Sessions tell where the person manages from.
    Parts operator()(const AddRule &) const {
        return {Part::Firewall, Part::Allowances, Part::Instances, Part::Sessions};
    }

    Parts operator()(const RemoveRule &) const { return {Part::Firewall, Part::Instances, Part::Sessions}; }

    Parts operator()(const CreateFirewallGroup &) const { return {Part::Firewall, Part::Allowances}; }

    Parts operator()(const DeleteFirewallGroup &) const { return {Part::Firewall, Part::Sessions}; }

    Parts operator()(const AttachFirewallGroup &) const {
        return {Part::Firewall, Part::Instances, Part::Sessions};
    }

    Parts operator()(const DetachFirewallGroup &) const {
        return {Part::Firewall, Part::Instances, Part::Sessions};
    }

    Parts operator()(const StartInstance &) const { return {Part::Instances}; }

    Parts operator()(const StopInstance &) const { return {Part::Instances}; }

    Parts operator()(const SetBucketPublicRead &) const { return {Part::Buckets}; }

    // What is left is KMS.
    Parts operator()(const auto &) const { return {Part::KmsKeys}; }

private:
    /// A key is as dangerous as who it acts for.
    static Parts keyed() { return {Part::Users, Part::AccessKeys, Part::Groups, Part::Policies}; }

    static Parts held(PolicyHolder holder) {
        return {holder == PolicyHolder::User ? Part::Users : Part::Groups, Part::Policies};
    }
};

/// Whether a change that can be taken back still wants a yes first.
struct WantsYes {
    const Inventory &in; ///< with the change made

    bool operator()(const DisableSecondFactor &) const { return true; }

    bool operator()(const RevokeSession &) const { return true; }

    bool operator()(const SetConsolePassword &change) const {
        const User *user = userIn(in, change.user);
        return user != nullptr;
    }

    bool operator()(const DisableConsolePassword &) const { return true; }

    bool operator()(const SetMfaRules &) const { return true; }

    bool operator()(const RemoveTotp &) const { return true; }

    bool operator()(const AttachPolicy &change) const { return isBroadIn(in, change.policy); }

    bool operator()(const AddMember &change) const { return groupIsBroad(in, change.group); }

    bool operator()(const CreatePrincipal &change) const { return isBroadIn(in, change.policy); }

    // With no group left, the platform lets nothing in or out.
    bool operator()(const DetachFirewallGroup &change) const { return guardsOf(in, change.instance).empty(); }

    bool operator()(const ScheduleKmsKeyDeletion &) const { return true; }

    bool operator()(const SetKmsKeyEnabled &change) const { return !change.enabled; }

    bool operator()(const StopInstance &) const { return true; }

    bool operator()(const SetBucketPublicRead &change) const { return change.publicRead; }

    bool operator()(const auto &) const { return false; }
};

void raise(Plan &plan, Friction friction) {
    plan.friction = std::max(plan.friction, friction);
}

void addDanger(Plan &plan, const QString &danger) {
    if (!danger.isEmpty() && !holds(plan.dangers, danger))
        plan.dangers.push_back(danger);
}

/// Adds the step and makes it in @p state.
void addStep(Plan &plan, const Change &change, Inventory &state) {
    const Inverse inverse = inverseOf(change, state);
    plan.steps.push_back({change, sentence(change, wordsNamed(plan.cloud).iam), inverse.change,
                          inverse.whyNone, commandOf(change)});
    simulate(state, change);
    addDanger(plan, dangerOf(change, inverse, state));
    if (visitChange(change, WantsYes{state}))
        raise(plan, Friction::Confirm);
    if (inverse.destroyed.isEmpty())
        return;
    raise(plan, Friction::TypeName);
    if (plan.nameToType.isEmpty())
        plan.nameToType = inverse.destroyed;
}

/// Who has no second factor cannot be asked for a code; where that is not known, asking shows it.
bool canGiveCode(const Inventory &inventory) {
    return !inventory.identity.known() || inventory.identity->mfaEnabled != std::optional(false);
}

void judge(Plan &plan, const std::vector<Change> &changes, const Inventory &before, const Inventory &after,
           Instant now) {
    plan.effects = effectsOf(changes, before, after);
    plan.proofs = proofsFor(changes, before, now, plan.vantage);
    plan.basis = factsFor(changes, before);
    for (const ReachChange &difference : reachChanges(changes, before, after)) {
        addDanger(plan, dangerOf(difference));
        if (opensToInternet(difference.opened))
            raise(plan, Friction::Confirm);
    }
    plan.asksForCode = !plan.dangers.empty() && canGiveCode(before);
}

Plan emptyPlan(const Inventory &inventory, Instant now) {
    Plan plan;
    plan.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    plan.cloud = inventory.cloud;
    plan.profile = inventory.profile;
    plan.accountId = inventory.accountId;
    plan.createdAt = now;
    plan.expiresAt = now + planLife;
    return plan;
}

QString joined(const QStringList &names) {
    return names.join(QLatin1String(", "));
}

} // namespace

Parts partsFor(const std::vector<Change> &changes) {
    Parts parts{Part::Identity};
    for (const Change &change : changes)
        parts.merge(visitChange(change, PartsOf{}));
    return parts;
}

Result<Plan> makePlan(std::vector<Change> changes, const QString &title, const Inventory &inventory,
                      Instant now, const Vantage &vantage) {
    if (changes.empty())
        return failure(ErrorKind::Conflict, QStringLiteral("There is nothing to do."));
    Plan plan = emptyPlan(inventory, now);
    plan.vantage = vantage;
    Inventory state = inventory;
    for (const Change &change : changes) {
        if (Done possible = checkPossible(change, state); !possible)
            return failure(possible.error());
        addStep(plan, change, state);
    }
    judge(plan, changes, inventory, state, now);
    plan.title = title.isEmpty() ? plan.steps.front().sentence : title;
    return plan;
}

Plan provedFor(Plan plan, const Inventory &inventory, Instant now, const Vantage &vantage) {
    std::vector<Change> changes;
    for (const Step &step : plan.steps)
        changes.push_back(step.change);
    plan.vantage = united(plan.vantage, vantage);
    plan.proofs = proofsFor(changes, inventory, now, plan.vantage);
    return plan;
}

Done checkProofs(const Plan &plan) {
    for (const Proof &proof : plan.proofs)
        if (proof.verdict == Verdict::Fails)
            return failure(
                ErrorKind::ProofFailed,
                QStringLiteral("Refused: \"%1\" does not hold. %2").arg(proof.title, proof.reason));
    return {};
}

Done checkProved(const Plan &plan, const QString &ids) {
    static const QStringList known{QStringLiteral("lockout"), QStringLiteral("no-wider"),
                                   QStringLiteral("quota")};
    for (const QString &id : ids.split(u',', Qt::SkipEmptyParts)) {
        const auto proof = std::find_if(plan.proofs.begin(), plan.proofs.end(),
                                        [&](const Proof &one) { return one.id == id; });
        if (proof == plan.proofs.end() && !known.contains(id))
            return failure(ErrorKind::Usage, QStringLiteral("There is no proof \"%1\". There are: %2.")
                                                 .arg(id, known.join(QLatin1String(", "))));
        if (proof == plan.proofs.end())
            return failure(
                ErrorKind::ProofFailed,
                QStringLiteral("Not proved: this plan has no proof \"%1\": no step is about it, or the cloud "
                               "does not tell what it takes.")
                    .arg(id));
        if (proof->verdict != Verdict::Holds)
            return failure(ErrorKind::ProofFailed,
                           QStringLiteral("Not proved: \"%1\". %2").arg(proof->title, proof->reason));
    }
    return {};
}

Done checkDrift(const Plan &plan, const Inventory &fresh, Instant now) {
    const CloudWords words = wordsNamed(plan.cloud);
    if (plan.accountId != fresh.accountId)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("This plan is for %1 %2; you are signed in to %3.")
                           .arg(words.account, plan.accountId,
                                fresh.accountId.isEmpty() ? QStringLiteral("none") : fresh.accountId));
    if (now >= plan.expiresAt)
        return failure(
            ErrorKind::Gone,
            QStringLiteral("This plan expired at %1. Make it again.").arg(toRfc3339(plan.expiresAt)));
    QStringList changed;
    QStringList unread;
    for (const Fact &fact : plan.basis) {
        const auto digest = factDigest(fact.key, fresh);
        if (!digest)
            unread += factText(fact.key, words.iam);
        else if (*digest != fact.digest)
            changed += factText(fact.key, words.iam);
    }
    if (changed.isEmpty() && !unread.isEmpty())
        return failure(
            ErrorKind::Server,
            QStringLiteral("Refused: whether %1 changed since this plan was made could not be read "
                           "now. Nothing was sent; try again.")
                .arg(joined(unread)));
    if (changed.isEmpty())
        return {};
    return failure(
        ErrorKind::Drift,
        QStringLiteral("Refused: since this plan was made, %1 changed. Look again and make a new plan.")
            .arg(joined(changed)));
}

} // namespace cloudnx
