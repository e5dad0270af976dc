#include "models/checklist/judgement.h"

#include <algorithm>

namespace cloudnx {

namespace {

QString absenceSentence(const QString &noun, Absence absence, const QString &why) {
    switch (absence) {
    case Absence::NotRead:
        return Words::tr("%1: not read yet.").arg(noun);
    case Absence::NotOffered:
        return Words::tr("%1: not offered by this cloud.").arg(noun);
    case Absence::Forbidden:
        return Words::tr("%1: you may not read it. %2").arg(noun, why).trimmed();
    case Absence::Failed:
        break;
    }
    return Words::tr("%1: could not be read. %2").arg(noun, why).trimmed();
}

} // namespace

Judgement::Judgement(const Check &check) {
    m_finding.check = check.id();
    m_finding.title = check.title();
    m_finding.severity = check.severity();
    m_finding.stage = check.stage();
    m_wordHolds = check.wordHolds().value_or(std::chrono::days(0));
    const Parts parts = partsForCheck(check);
    m_finding.dependsOn = {parts.begin(), parts.end()};
}

void Judgement::show(const QString &text, Instant at, const QString &readAgain) {
    if (m_finding.evidence.size() < mostEvidence)
        m_finding.evidence.push_back({text, at, readAgain});
    else if (m_finding.evidence.size() == mostEvidence)
        m_finding.evidence.push_back({Words::tr("There are more; this line reads them."), at, readAgain});
}

Finding Judgement::says(CheckResult result, const QString &summary) const {
    Finding finding = m_finding;
    finding.result = result;
    finding.summary = summary;
    if ((result == CheckResult::Pass || result == CheckResult::Attested) && !m_lacking.isEmpty()) {
        finding.result = CheckResult::Unknown;
        finding.summary =
            Words::tr("%1 But %2%3").arg(summary, m_lacking.left(1).toLower(), m_lacking.mid(1));
    }
    return finding;
}

Finding Judgement::attested(const Basis &basis, const QString &question, const std::vector<QString> &names) {
    const QString say = QStringLiteral("cloudnx checklist attest %1 --by NAME").arg(m_finding.check);
    const Attestation *said = attestationOf(basis.record, m_finding.check);
    if (!said) {
        show(Words::tr("Nobody has said that %1").arg(question), basis.now, say);
        return says(CheckResult::Unknown,
                    Words::tr("No cloud shows it, and nobody has said that %1.").arg(question));
    }
    const QString day = toRfc3339(said->at).left(10);
    const Instant until = std::min(said->until, said->at + m_wordHolds);
    const QString end = toRfc3339(until).left(10);
    show(Words::tr("%1 said on %2 that %3%4")
             .arg(said->by, day, question,
                  said->note.isEmpty() ? QString() : QStringLiteral(": ") + said->note),
         said->at, say);
    m_finding.attestation = *said;
    if (basis.now >= until)
        return says(
            CheckResult::Unknown,
            Words::tr("%1 said so on %2; that was good until %3. Say it again.").arg(said->by, day, end));
    if (said->at > basis.now)
        return says(CheckResult::Unknown, Words::tr("It is dated %1, which is still to come.").arg(day));
    QStringList uncovered;
    for (const QString &name : names)
        if (std::find(said->about.begin(), said->about.end(), name) == said->about.end())
            uncovered.append(name);
    if (!uncovered.isEmpty())
        return says(CheckResult::Unknown,
                    Words::tr("%1 said so on %2, but not of %3.").arg(said->by, day, listed(uncovered)));
    return says(CheckResult::Attested, Words::tr("%1 said so on %2; good until %3.").arg(said->by, day, end));
}

bool Judgement::miss(const QString &noun, Absence absence, const QString &why, const QString &readAgain,
                     Instant readAt, bool isSubject) {
    const bool notOffered = isSubject && absence == Absence::NotOffered;
    m_finding.result = notOffered ? CheckResult::NotOffered : CheckResult::Unknown;
    m_finding.summary = absenceSentence(noun, absence, why);
    show(m_finding.summary, readAt, readAgain);
    return false;
}

QString listed(const QStringList &texts) {
    constexpr qsizetype most = 3;
    if (texts.size() <= 1)
        return texts.join(QString());
    if (texts.size() > most)
        return Words::tr("%1 and %2 more")
            .arg(texts.mid(0, most - 1).join(QStringLiteral(", ")))
            .arg(texts.size() - most + 1);
    return Words::tr("%1 and %2")
        .arg(texts.mid(0, texts.size() - 1).join(QStringLiteral(", ")), texts.last());
}

QString counted(qsizetype count, const QString &one, const QString &many) {
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

} // namespace cloudnx
