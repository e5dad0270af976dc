#pragma once

#include "models/checklist/judgement.h"
#include "models/judge/unguarded.h"

#include <QHash>

namespace cloudnx {

/// What instances reported of themselves in the last week.
class FreshReports {
public:
    explicit FreshReports(const Basis &basis);

    /// nullptr when it did not report.
    [[nodiscard]] const HostReport *of(const Instance &instance) const;

private:
    QHash<QString, const HostReport *> m_byName;
};

/// What a report says to a question.
struct HostAnswer {
    std::optional<bool> good; ///< empty: it does not tell
    QString text;             ///< "sshd lets root in by password"
};

/// A question that only the inside of an instance can answer.
struct HostQuestion {
    HostAnswer (*ask)(const HostReport &report);
    QString attested; ///< what a person may say instead: "security updates are installed by themselves"
    QString good;     ///< summary when every instance reports well
    QString bad;      ///< summary of those that do not, with %1
};

/// Fail where an instance reports badly. Pass only when each of them reported lately and well; for those that
/// did not, a person's word: Attested, or Unknown.
[[nodiscard]] Finding judgeHosts(const Check &self, const Basis &basis, const HostQuestion &question);

/// Whether what was seen @p at under the name of @p instance is of it, and not of one before it.
[[nodiscard]] bool isOf(const Instance &instance, Instant at);

/// The line that takes a report of @p instance.
[[nodiscard]] QString collectLine(const QString &instance);

} // namespace cloudnx
