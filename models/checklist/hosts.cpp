#include "models/checklist/hosts.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr std::chrono::days longestTrust{7};

} // namespace

QString collectLine(const QString &instance) {
    return QStringLiteral("cloudnx checklist collect | %1 sudo sh | %2")
        .arg(shellLine({QStringLiteral("ssh"), QStringLiteral("--"), instance}),
             shellLine({QStringLiteral("cloudnx"), QStringLiteral("checklist"), QStringLiteral("collect"),
                        QStringLiteral("--from"), instance}));
}

bool isOf(const Instance &instance, Instant at) {
    return !instance.createdAt || *instance.createdAt <= at;
}

const HostReport *FreshReports::of(const Instance &instance) const {
    const HostReport *report = m_byName.value(instance.name);
    return report && isOf(instance, report->at) ? report : nullptr;
}

FreshReports::FreshReports(const Basis &basis) {
    for (const HostReport &report : basis.record.hostReports)
        if (report.at <= basis.now && basis.now - report.at <= longestTrust)
            m_byName.insert(report.instance, &report);
}

Finding judgeHosts(const Check &self, const Basis &basis, const HostQuestion &question) {
    const auto &instances = basis.inventory.instances;
    const QString list = QStringLiteral("cloudnx instance list");
    Judgement judgement(self);
    if (!judgement.judges(instances, Words::tr("Instances"), list))
        return judgement.missing();
    if (instances->empty()) {
        judgement.show(Words::tr("Instances: none"), instances.readAt, list);
        return judgement.says(CheckResult::Pass, Words::tr("There is no instance."));
    }
    QStringList bad;
    std::vector<QString> silent;
    const FreshReports reports(basis);
    for (const Instance &instance : *instances) {
        const HostReport *report = reports.of(instance);
        const HostAnswer answer =
            report ? question.ask(*report) : HostAnswer{{}, Words::tr("no report of the last 7 days")};
        if (!judgement.isFull())
            judgement.show(report
                               ? Words::tr("%1, reported by the instance: %2").arg(instance.name, answer.text)
                               : QStringLiteral("%1: %2").arg(instance.name, answer.text),
                           report ? report->at : instances.readAt, collectLine(instance.name));
        if (answer.good == false)
            bad.append(instance.name);
        if (!answer.good)
            silent.push_back(instance.name);
    }
    if (!bad.isEmpty())
        return judgement.says(CheckResult::Fail, question.bad.arg(listed(bad)));
    if (silent.empty())
        return judgement.says(CheckResult::Pass, question.good);
    return judgement.attested(basis, question.attested, silent);
}

} // namespace cloudnx
