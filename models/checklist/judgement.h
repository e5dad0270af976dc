#pragma once

#include "models/checklist/check.h"

#include <QStringList>

namespace cloudnx {

/// A finding in the making. It asks for what it needs before it says anything, so that a part which was not
/// read ends in Unknown (or NotOffered) with its reason, and never in Pass.
class Judgement {
public:
    Judgement(const Check &check, Severity severity);

    /// Whether @p reading is there. Without it there is nothing to judge; a cloud that does not offer it is
    /// NotOffered. @p noun opens the sentence: "The tax profile"; @p readAgain is a terminal line.
    template <typename T>
    [[nodiscard]] bool judges(const Reading<T> &reading, const QString &noun, const QString &readAgain) {
        return reading.known() || miss(noun, reading.absence, reading.why, readAgain, reading.readAt, true);
    }

    /// The same for what is needed beside it: not offered is Unknown then.
    template <typename T>
    [[nodiscard]] bool needs(const Reading<T> &reading, const QString &noun, const QString &readAgain) {
        return reading.known() || miss(noun, reading.absence, reading.why, readAgain, reading.readAt, false);
    }

    void show(const QString &text, Instant readAt, const QString &readAgain);

    void weigh(Severity severity) { m_finding.severity = severity; }

    [[nodiscard]] Finding missing() const { return m_finding; } ///< after judges() or needs() said no

    [[nodiscard]] Finding says(CheckResult result, const QString &summary) const;

private:
    bool miss(const QString &noun, Absence absence, const QString &why, const QString &readAgain,
              Instant readAt, bool isSubject);

    Finding m_finding;
};

/// "a", "a and b", "a, b and 3 more".
[[nodiscard]] QString listed(const QStringList &texts);
/// "1 key", "2 keys".
[[nodiscard]] QString counted(qsizetype count, const QString &one, const QString &many);
/// Words as one line for a shell, quoted where it needs it.
[[nodiscard]] QString shellLine(const std::vector<QString> &words);

} // namespace cloudnx
