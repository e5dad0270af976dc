#pragma once

#include "models/checklist/basis.h"
#include "models/checklist/finding.h"
#include "models/cloud/change.h"

#include <map>

namespace cloudnx {

/// Something a person has to give before a fix can be planned: "GSTIN", "Name of the new user".
struct FixInput {
    QString id; ///< "gstin", "user"
    QString prompt;
    QString proposal; ///< a sensible default; may be empty
};

/// How a failed check is mended: by a plan made from changes, or by steps a person takes.
struct Fix {
    QString verb;                 ///< label of the button: "Close 5432 to the internet"
    std::vector<FixInput> inputs; ///< to ask for first
    std::vector<QString> steps;   ///< exact steps with commands, when it cannot be planned
    bool automatic = true;        ///< false: only steps
};

using FixInputs = std::map<QString, QString>; ///< by FixInput::id
using Changes = std::vector<Change>;

class Check;

/// What a file under checks/ says of its check. The functions are pure.
struct CheckParts {
    QString id;    ///< "second-factor"
    QString title; ///< the question
    QString why;   ///< why it matters, two lines
    Stage stage = Stage::FirstHour;
    Severity severity = Severity::Medium;
    Parts needs = {};                 ///< without them there is no Pass
    Parts helps = {};                 ///< what evidence names and fixes choose from; no result hangs on it
    QString cloud = {};               ///< only for this one; empty: for both
    std::vector<QString> advice = {}; ///< what a person does about it, when there is no fix
    /// How long a person's word holds here; empty: nobody's word is taken.
    std::optional<std::chrono::days> wordHolds = {};
    Finding (*judge)(const Check &self, const Basis &basis) = nullptr;
    Fix (*fix)(const Basis &basis) = nullptr; ///< only called for Fail; nullptr: nothing to be done from here
    Result<Changes> (*changes)(const Basis &basis,
                               const FixInputs &inputs) = nullptr; ///< nullptr: only steps
};

/// One question about an account.
class Check {
public:
    explicit Check(CheckParts parts) : m_parts(std::move(parts)) {}

    Check(const Check &) = delete;
    Check &operator=(const Check &) = delete;

    [[nodiscard]] const QString &id() const { return m_parts.id; }

    [[nodiscard]] const QString &title() const { return m_parts.title; }

    [[nodiscard]] const QString &why() const { return m_parts.why; }

    [[nodiscard]] Stage stage() const { return m_parts.stage; }

    [[nodiscard]] Severity severity() const { return m_parts.severity; }

    [[nodiscard]] const Parts &needs() const { return m_parts.needs; }

    [[nodiscard]] const Parts &helps() const { return m_parts.helps; }

    /// Whether a plan may mend it.
    [[nodiscard]] bool isAutomatic() const { return m_parts.changes != nullptr; }

    [[nodiscard]] std::optional<std::chrono::days> wordHolds() const { return m_parts.wordHolds; }

    [[nodiscard]] const std::vector<QString> &advice() const { return m_parts.advice; }

    [[nodiscard]] Finding judge(const Basis &basis) const;
    /// How to mend what judge() found. Only called for Fail.
    [[nodiscard]] Fix fix(const Basis &basis) const;
    /// The changes of an automatic fix, from what was put in. Errors: Invalid input, by its sentence.
    [[nodiscard]] Result<Changes> changes(const Basis &basis, const FixInputs &inputs) const;

private:
    CheckParts m_parts;
};

/// Stage by stage; within the first hour in the guide's order.
[[nodiscard]] const std::vector<const Check *> &everyCheck();
[[nodiscard]] const Check *findCheck(const QString &id);
/// The names that a person's word about @p check is about: of users, or of instances.
[[nodiscard]] std::vector<QString> namesIn(const Check &check, const Inventory &inventory);
/// What to read before @p check is judged and mended: needs() and helps().
[[nodiscard]] Parts partsForCheck(const Check &check);

} // namespace cloudnx
