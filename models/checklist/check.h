#pragma once

#include "models/checklist/finding.h"
#include "models/cloud/change.h"

#include <memory>

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

/// One question about an account: a pure function of an inventory and the time.
class Check {
public:
    Check() = default;
    Check(const Check &) = delete;
    Check &operator=(const Check &) = delete;
    virtual ~Check() = default;

    [[nodiscard]] virtual QString id() const = 0;
    [[nodiscard]] virtual QString title() const = 0; ///< the question
    [[nodiscard]] virtual QString why() const = 0;   ///< why it matters, two lines
    [[nodiscard]] virtual Parts needs() const = 0;

    /// What evidence names and fixes choose from when it is there; no result hangs on it.
    [[nodiscard]] virtual Parts helps() const { return {}; }

    [[nodiscard]] virtual Finding judge(const Inventory &inventory, Instant now) const = 0;
    /// How to mend what judge() found. Only called for Fail.
    [[nodiscard]] virtual Fix fix(const Inventory &inventory, Instant now) const = 0;
    /// The changes of an automatic fix, from what was put in (by FixInput::id). Errors: Invalid input, by its
    /// sentence.
    [[nodiscard]] virtual Result<std::vector<Change>>
    changes(const Inventory &inventory, Instant now, const std::map<QString, QString> &inputs) const = 0;
};

/// The checks in the order the guide gives them ("within an hour of signup").
[[nodiscard]] const std::vector<std::unique_ptr<Check>> &everyCheck();
[[nodiscard]] const Check *findCheck(const QString &id);
/// What to read before @p check is judged and mended: needs() and helps().
[[nodiscard]] Parts partsForCheck(const Check &check);

} // namespace cloudnx
