#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"
#include "models/plan/vantage.h"

namespace cloudnx {

/// One change of a plan, ready to be read by a person.
struct Step {
    Change change;
    QString sentence;              ///< what will be done, imperative
    std::optional<Change> inverse; ///< what takes it back
    QString whyNoInverse;          ///< when there is none: why it cannot be undone
    std::vector<QString> command;  ///< the same change as a terminal line, one element a word

    friend bool operator==(const Step &, const Step &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("change", self.change);
        visit("sentence", self.sentence);
        visit("inverse", self.inverse);
        visit("why_no_inverse", self.whyNoInverse);
        visit("command", self.command);
    }
};

enum class Verdict { Holds, Fails, Unknown };

template <>
inline constexpr auto enumWords<Verdict> = std::to_array<EnumWord<Verdict>>(
    {{Verdict::Holds, "holds"}, {Verdict::Fails, "fails"}, {Verdict::Unknown, "unknown"}});

/// Something a plan must hold: shown with its reason, ✓ ✗ or ?. A plan with a proof that fails is refused.
struct Proof {
    QString id;    ///< "lockout", "no-wider"
    QString title; ///< "You keep SSH in every state"
    Verdict verdict = Verdict::Unknown;
    QString reason;

    friend bool operator==(const Proof &, const Proof &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("title", self.title);
        visit("verdict", self.verdict);
        visit("reason", self.reason);
    }
};

/// A fact the plan was made from: when its digest has changed since, the plan is refused (drift).
struct Fact {
    QString key; ///< "firewall/db-01", "user/alice", "tax_profile"
    QString digest;

    friend bool operator==(const Fact &, const Fact &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("key", self.key);
        visit("digest", self.digest);
    }
};

/// How much a plan can hurt; friction fits it.
enum class Friction { None, Confirm, TypeName };

template <>
inline constexpr auto enumWords<Friction> = std::to_array<EnumWord<Friction>>(
    {{Friction::None, "none"}, {Friction::Confirm, "confirm"}, {Friction::TypeName, "type_name"}});

/// An ordered list of steps, what it was made from and what it proves. Holds no secret.
struct Plan {
    QString id;    ///< random, names the plan in the journal
    QString title; ///< "Close 5432 to the internet"; also the label of the button that applies it
    QString cloud;
    QString profile;
    QString accountId;
    Instant createdAt{};
    Instant expiresAt{};
    std::vector<Step> steps;
    std::vector<QString> effects; ///< "closes 5432/tcp on db-01 to 4,294,967,296 IPv4 addresses"
    std::vector<Proof> proofs;
    std::vector<Fact> basis;
    Friction friction = Friction::None;
    QString nameToType;           ///< with Friction::TypeName
    std::vector<QString> dangers; ///< "db-01 is lost for good": what wants proof that the person is here
    bool asksForCode = false;     ///< the executor asks for password and code; not without a second factor
    Vantage vantage;              ///< whom the lock-out proof is about

    friend bool operator==(const Plan &, const Plan &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("id", self.id);
        visit("title", self.title);
        visit("cloud", self.cloud);
        visit("profile", self.profile);
        visit("account_id", self.accountId);
        visit("created_at", self.createdAt);
        visit("expires_at", self.expiresAt);
        visit("steps", self.steps);
        visit("effects", self.effects);
        visit("proofs", self.proofs);
        visit("basis", self.basis);
        visit("friction", self.friction);
        visit("name_to_type", self.nameToType);
        visit("dangers", self.dangers);
        visit("asks_for_code", self.asksForCode);
        visit("vantage", self.vantage);
    }
};

/// The inventory parts that planning and re-checking @p changes needs, so that nothing else is read.
[[nodiscard]] Parts partsFor(const std::vector<Change> &changes);

/// Makes a plan from @p inventory (which holds partsFor(changes)). An empty @p title becomes the first step's
/// sentence. Errors: NotFound (names what is not there), Conflict (nothing to do: it is so already), Invalid.
/// A proof that fails does not fail this call: the plan shows it, and the executor refuses it.
/// @p vantage is where the person manages from; not known, the lock-out proof says so.
[[nodiscard]] Result<Plan> makePlan(std::vector<Change> changes, const QString &title,
                                    const Inventory &inventory, Instant now, const Vantage &vantage = {});
/// The same plan with its proofs made anew from @p inventory, about @p vantage as well as its own.
[[nodiscard]] Plan provedFor(Plan plan, const Inventory &inventory, Instant now, const Vantage &vantage);

/// The proof that stands in the way, if any: ProofFailed naming it.
[[nodiscard]] Done checkProofs(const Plan &plan);
/// Whether the proofs named in @p ids ("lockout,no-wider") hold; one that is unknown, or not there, does not.
/// Errors: ProofFailed; Usage for an id that no proof has.
[[nodiscard]] Done checkProved(const Plan &plan, const QString &ids);
/// Compares the plan's basis with a fresh reading. Errors: Drift (names what changed), Gone (expired),
/// Invalid (another account).
[[nodiscard]] Done checkDrift(const Plan &plan, const Inventory &fresh, Instant now);

/// A plan as a file: JSON with a digest over everything else. Errors of reading: Integrity (altered), Invalid
/// (no plan).
[[nodiscard]] QByteArray toFile(const Plan &plan);
[[nodiscard]] Result<Plan> fromFile(const QByteArray &bytes);

} // namespace cloudnx
