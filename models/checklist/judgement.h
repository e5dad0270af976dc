#pragma once

#include "models/checklist/check.h"
#include "models/checklist/words.h"
#include "models/plan/command.h"

#include <QStringList>

namespace cloudnx {

/// A finding in the making. It asks for what it needs before it says anything, so that a part which was not
/// read ends in Unknown (or NotOffered) with its reason, and never in Pass.
class Judgement {
public:
    explicit Judgement(const Check &check);

    /// Whether @p reading is there. Without it there is nothing to judge; a cloud that does not offer it is
    /// NotOffered. @p noun opens the sentence: "The tax profile"; @p readAgain is a terminal line.
    template <typename T>
    [[nodiscard]] bool judges(const Reading<T> &reading, const QString &noun, const QString &readAgain) {
        note(reading.isPartial(), reading.why);
        return reading.known() || miss(noun, reading.absence, reading.why, readAgain, reading.readAt, true);
    }

    /// The same for what is needed beside it: not offered is Unknown then.
    template <typename T>
    [[nodiscard]] bool needs(const Reading<T> &reading, const QString &noun, const QString &readAgain) {
        note(reading.isPartial(), reading.why);
        return reading.known() || miss(noun, reading.absence, reading.why, readAgain, reading.readAt, false);
    }

    /// A value that leads to the result; after a hundred, only that there are more.
    void show(const QString &text, Instant at, const QString &readAgain);

    /// More is not shown, so that its words need not be made.
    [[nodiscard]] bool isFull() const { return m_finding.evidence.size() > mostEvidence; }

    void weigh(Severity severity) { m_finding.severity = severity; }

    void cite(const QString &source) { m_finding.source = source; } ///< for Stated

    [[nodiscard]] Finding missing() const { return m_finding; } ///< after judges() or needs() said no

    /// Pass and Attested become Unknown where less than all was read.
    [[nodiscard]] Finding says(CheckResult result, const QString &summary) const;

    /// What a person said of this check: Attested while that holds and covers @p names; else Unknown, with
    /// what is missing. @p question is what they are asked: "the backup codes are stored away from the
    /// phone".
    [[nodiscard]] Finding attested(const Basis &basis, const QString &question,
                                   const std::vector<QString> &names = {});

private:
    static constexpr std::size_t mostEvidence = 100;

    bool miss(const QString &noun, Absence absence, const QString &why, const QString &readAgain,
              Instant readAt, bool isSubject);

    void note(bool isPartial, const QString &why) {
        if (isPartial)
            m_lacking = why;
    }

    Finding m_finding;
    std::chrono::days m_wordHolds{}; ///< how long a person is believed at most
    QString m_lacking;               ///< why less than all was read
};

/// "a", "a and b", "a, b and 3 more".
[[nodiscard]] QString listed(const QStringList &texts);
/// "1 key", "2 keys".
[[nodiscard]] QString counted(qsizetype count, const QString &one, const QString &many);

} // namespace cloudnx
