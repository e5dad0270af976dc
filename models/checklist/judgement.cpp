#include "models/checklist/judgement.h"

#include <algorithm>

namespace cloudnx {

namespace {

QString absenceSentence(const QString &noun, Absence absence, const QString &why) {
    switch (absence) {
    case Absence::NotRead:
        return QStringLiteral("%1: not read yet.").arg(noun);
    case Absence::NotOffered:
        return QStringLiteral("%1: not offered by this cloud.").arg(noun);
    case Absence::Forbidden:
        return QStringLiteral("%1: you may not read it. %2").arg(noun, why).trimmed();
    case Absence::Failed:
        break;
    }
    return QStringLiteral("%1: could not be read. %2").arg(noun, why).trimmed();
}

bool isPlainWord(const QString &word) {
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || QStringView(u"+,-./:=@_").contains(c);
    });
}

QString quoted(const QString &word) {
    if (isPlainWord(word))
        return word;
    return u'\'' + QString(word).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

} // namespace

Judgement::Judgement(const Check &check, Severity severity) {
    m_finding.check = check.id();
    m_finding.title = check.title();
    m_finding.severity = severity;
}

void Judgement::show(const QString &text, Instant readAt, const QString &readAgain) {
    m_finding.evidence.push_back({text, readAt, readAgain});
}

Finding Judgement::says(CheckResult result, const QString &summary) const {
    Finding finding = m_finding;
    finding.result = result;
    finding.summary = summary;
    return finding;
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
        return QStringLiteral("%1 and %2 more")
            .arg(texts.mid(0, most - 1).join(QStringLiteral(", ")))
            .arg(texts.size() - most + 1);
    return QStringLiteral("%1 and %2")
        .arg(texts.mid(0, texts.size() - 1).join(QStringLiteral(", ")), texts.last());
}

QString counted(qsizetype count, const QString &one, const QString &many) {
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

QString shellLine(const std::vector<QString> &words) {
    QStringList line;
    for (const QString &word : words)
        line.append(quoted(word));
    return line.join(u' ');
}

} // namespace cloudnx
