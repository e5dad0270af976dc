#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"
#include "models/cloud/abilities.h"
#include "models/firewall/ruleedits.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
    std::vector<QString> cidr = {};
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of the instance");
    arguments.option("--cidr", options.cidr,
                     "Who may still reach SSH; may be repeated. Without it: nobody by a rule");
    options.change.declare(arguments);
}

void declareRestore(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of the instance");
    options.change.declare(arguments);
}

QString titleFor(const QString &instance) {
    return QStringLiteral("Quarantine %1").arg(instance);
}

// Where groups are things of their own: one that lets nobody else in takes the place of all others.
std::vector<Change> isolating(const std::vector<FirewallGroup> &groups, const QString &instance,
                              const std::vector<CidrBlock> &ranges) {
    const QString jail = QStringLiteral("quarantine-") + instance;
    std::vector<FirewallChange> edits{CreateFirewallGroup{jail, titleFor(instance), true}};
    for (const RuleSpec &rule : rulesOfNewGroup())
        edits.emplace_back(RemoveRule{jail, rule});
    FirewallGroup empty;
    empty.name = jail;
    for (const FirewallChange &one : quarantining(empty, ranges, 22))
        edits.push_back(one);
    edits.emplace_back(AttachFirewallGroup{jail, instance});
    for (const FirewallGroup &group : groups)
        if (std::find(group.instances.begin(), group.instances.end(), instance) != group.instances.end())
            edits.emplace_back(DetachFirewallGroup{group.name, instance});
    return changesOf(edits);
}

void warn(const QString &instance) {
    complain(QStringLiteral(
                 "Rules only: a connection that is open may go on, and a rule of the platform's own stays. "
                 "To be sure, stop the instance: cloudnx instance stop %1.")
                 .arg(instance));
}

Done quarantine(Context &context, const Options &options) {
    const auto ranges = parseBlocks(options.cidr);
    if (!ranges)
        return failure(ranges.error());
    const auto inventory = context.read({Part::Instances, Part::Firewall});
    if (!inventory)
        return failure(inventory.error());
    const auto groups = known(inventory->firewall);
    if (!groups)
        return failure(groups.error());
    if (abilitiesIn(*inventory).firewallGroups) {
        warn(options.instance);
        return change(context, options.change, isolating(*groups, options.instance, *ranges),
                      {.title = titleFor(options.instance)});
    }
    std::vector<Change> changes;
    bool found = false;
    for (const FirewallGroup &group : *groups) {
        if (std::find(group.instances.begin(), group.instances.end(), options.instance) ==
            group.instances.end())
            continue;
        for (const FirewallChange &one : quarantining(group, found ? std::vector<CidrBlock>() : *ranges, 22))
            changes.emplace_back(one);
        found = true;
    }
    if (!found)
        return failure(ErrorKind::NotFound,
                       QStringLiteral("No firewall guards an instance %1.").arg(options.instance));
    if (changes.empty())
        return context.out().line(QStringLiteral("Nothing to do: no rule lets anybody in."));
    warn(options.instance);
    return change(context, options.change, std::move(changes), {.title = titleFor(options.instance)});
}

Done restore(Context &context, const Options &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto entries = (*workspace)->journal->entries();
    if (!entries)
        return failure(entries.error());
    QString plan;
    for (const JournalEntry &entry : *entries)
        if (entry.planTitle == titleFor(options.instance))
            plan = entry.planId;
    if (plan.isEmpty())
        return failure(
            ErrorKind::NotFound,
            QStringLiteral("%1 was not put into quarantine from this machine.").arg(options.instance));
    const auto undo = (*workspace)->journal->undoOf(plan);
    if (!undo)
        return failure(undo.error());
    return change(context, options.change, undo->changes,
                  {.title = QStringLiteral("Undo: %1").arg(undo->title), .undoes = undo->planId});
}

} // namespace

Verb firewallQuarantine() {
    return verbOf<Options>({"firewall quarantine",
                            "Remove every rule of an instance, so that nobody reaches it by one",
                            "cloudnx firewall quarantine web-01 --cidr 122.176.45.0/24"},
                           declare, quarantine);
}

Verb firewallRestore() {
    return verbOf<Options>({"firewall restore", "Take back a quarantine: the rules as they were",
                            "cloudnx firewall restore web-01"},
                           declareRestore, restore);
}

} // namespace cloudnx::terminal
