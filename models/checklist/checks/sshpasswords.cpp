#include "models/checklist/checks/every.h"

#include "models/checklist/hosts.h"
#include "models/checklist/judgement.h"

#include <map>

namespace cloudnx {

namespace {

const QString probe = QStringLiteral("cloudnx checklist run --probe");

struct Answer {
    CheckResult result = CheckResult::Unknown;
    QString text;
    Instant at{};
    QString line;
};

Answer fromOutside(const SshSighting &seen) {
    if (seen.contact != Contact::Answered)
        return {CheckResult::Unknown, seen.why, seen.at, probe};
    const QString offered =
        Words::tr("offers %1 to %2")
            .arg(QStringList(seen.methods.begin(), seen.methods.end()).join(QStringLiteral(", ")), seen.user);
    if (seen.opensToAnybody)
        return {CheckResult::Fail, Words::tr("lets %1 in without anything").arg(seen.user), seen.at, probe};
    if (seen.offers(QStringLiteral("password")))
        return {CheckResult::Fail, offered, seen.at, probe};
    // Behind keyboard-interactive may stand a password or a code; only trying would tell.
    if (seen.offers(QStringLiteral("keyboard-interactive")))
        return {CheckResult::Unknown, offered + Words::tr(", which may ask for a password"), seen.at, probe};
    return {CheckResult::Pass, offered, seen.at, probe};
}

Answer fromInside(const HostReport &report) {
    const QString line = collectLine(report.instance);
    if (report.sshPasswords == true || report.sshInteractive == true)
        return {
            report.sshPasswords == true ? CheckResult::Fail : CheckResult::Unknown,
            Words::tr("reported by the instance: PasswordAuthentication %1, KbdInteractiveAuthentication %2")
                .arg(report.sshPasswords == true ? QStringLiteral("yes") : QStringLiteral("no"),
                     report.sshInteractive == true ? QStringLiteral("yes") : QStringLiteral("no")),
            report.at, line};
    if (!report.sshPasswords || !report.sshInteractive)
        return {CheckResult::Unknown, Words::tr("the instance did not report its SSH settings"), report.at,
                line};
    return {CheckResult::Pass, Words::tr("reported by the instance: no passwords"), report.at, line};
}

/// What is known of each instance, from both sides.
class Answers {
public:
    explicit Answers(const Basis &basis) : m_basis(basis), m_reports(basis) {
        for (const SshSighting &seen : basis.outside.ssh)
            m_seen.insert(seen.instance, &seen);
    }

    /// The worse of what both sides say: an answer to one name does not clear the others, and what sshd says
    /// of itself does not outweigh what it does.
    [[nodiscard]] Answer of(const Instance &instance) const {
        const SshSighting *seen = sightingOf(instance);
        const HostReport *report = m_reports.of(instance);
        if (seen && seen->contact == Contact::Answered) {
            const Answer outside = fromOutside(*seen);
            const Answer inside = report ? fromInside(*report) : outside;
            return badness(inside.result) > badness(outside.result) ? inside : outside;
        }
        if (report)
            return fromInside(*report);
        if (seen)
            return fromOutside(*seen);
        return {CheckResult::Unknown,
                Words::tr("not asked; allow it: %1")
                    .arg(shellLine({QStringLiteral("cloudnx"), QStringLiteral("checklist"),
                                    QStringLiteral("ask-ssh"), instance.name})),
                m_basis.now, probe};
    }

private:
    static int badness(CheckResult result) {
        return result == CheckResult::Fail ? 2 : result == CheckResult::Unknown ? 1 : 0;
    }

    [[nodiscard]] const SshSighting *sightingOf(const Instance &instance) const {
        const SshSighting *seen = m_seen.value(instance.name);
        return seen && isOf(instance, seen->at) ? seen : nullptr;
    }

    const Basis &m_basis;
    FreshReports m_reports;
    QHash<QString, const SshSighting *> m_seen;
};

Finding judge(const Check &self, const Basis &basis) {
    const auto &instances = basis.inventory.instances;
    const QString list = QStringLiteral("cloudnx instance list");
    Judgement judgement(self);
    if (!judgement.judges(instances, Words::tr("Instances"), list))
        return judgement.missing();
    std::map<CheckResult, QStringList> names;
    const Answers answers(basis);
    for (const Instance &instance : *instances) {
        const Answer answer = answers.of(instance);
        if (!judgement.isFull())
            judgement.show(QStringLiteral("%1: %2").arg(instance.name, answer.text), answer.at, answer.line);
        names[answer.result].append(instance.name);
    }
    if (instances->empty())
        judgement.show(Words::tr("Instances: none"), instances.readAt, list);
    if (!names[CheckResult::Fail].isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("SSH takes a password on %1.").arg(listed(names[CheckResult::Fail])));
    if (!names[CheckResult::Unknown].isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("Whether SSH takes a password is not known of %1.")
                                  .arg(listed(names[CheckResult::Unknown])));
    return judgement.says(CheckResult::Pass, instances->empty()
                                                 ? Words::tr("There is no instance.")
                                                 : Words::tr("SSH takes no password on any instance."));
}

// The guide's line, and what it forgets: drop-in files win over it, so what sshd really uses is asked
// afterwards.
Fix fix(const Basis &basis) {
    Fix fix{.verb = Words::tr("Turn SSH passwords off"), .inputs = {}, .steps = {}, .automatic = false};
    const Answers answers(basis);
    for (const Instance &instance : *basis.inventory.instances) {
        if (answers.of(instance).result != CheckResult::Fail)
            continue;
        fix.steps.push_back(
            Words::tr("On %1, with a second session open: sudo sed -i "
                      "'s/^#*PasswordAuthentication.*/PasswordAuthentication no/' /etc/ssh/sshd_config")
                .arg(instance.name));
        fix.steps.push_back(Words::tr(
            "Drop-in files win over that line: grep -ril '^ *\\(password\\|kbdinteractive\\)authentication "
            "*yes' /etc/ssh/sshd_config.d/ and change those too"));
        fix.steps.push_back(
            Words::tr("Ask sshd what it really uses; both have to say no: sudo sshd -T | grep -E "
                      "'^(passwordauthentication|kbdinteractiveauthentication)'"));
        fix.steps.push_back(QStringLiteral("sudo sshd -t && sudo systemctl reload ssh"));
    }
    return fix;
}

} // namespace

const Check &checks::sshPasswords() {
    static const Check check(
        {.id = QStringLiteral("ssh-passwords"),
         .title = Words::tr("Does SSH take keys only, no passwords?"),
         .why = Words::tr("Passwords are tried on every SSH port all day; a key cannot be guessed.\nThe "
                          "port says itself what it takes, before anybody signs in."),
         .stage = Stage::FirstHour,
         .severity = Severity::High,
         .needs = {Part::Instances},
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
