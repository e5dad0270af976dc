#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"
#include "models/tables/firewallruletable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
    bool remove = false;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("INSTANCE", options.instance, "Only the rules of this instance");
    arguments.flag("--remove", options.remove, "Plan to remove them");
    options.change.declare(arguments);
}

Result<std::vector<FirewallRuleRow>> expired(Context &context, const std::vector<FirewallGroup> &groups) {
    const auto record = (*context.workspace())->record->read();
    if (!record)
        return failure(record.error());
    std::vector<FirewallRuleRow> rows = firewallRuleRows(groups);
    std::erase_if(rows, [&](const FirewallRuleRow &row) {
        return row.rule.implicit ||
               !noteOf(record->ruleRemarks, row.group, row.rule.spec).isOver(context.now());
    });
    for (FirewallRuleRow &row : rows)
        row.rule.spec.description = noteOf(record->ruleRemarks, row.group, row.rule.spec).toDescription();
    return rows;
}

std::vector<Change> removalsOf(const std::vector<FirewallRuleRow> &rows) {
    std::vector<Change> changes;
    for (const FirewallRuleRow &row : rows)
        changes.emplace_back(FirewallChange(RemoveRule{row.group, row.rule.spec}));
    return changes;
}

Done run(Context &context, const Options &options) {
    const auto groups = readFirewall(context, options.instance);
    if (!groups)
        return failure(groups.error());
    auto rows = expired(context, *groups);
    if (!rows)
        return failure(rows.error());
    if (options.remove && !rows->empty())
        return change(context, options.change, removalsOf(*rows),
                      {.title = QStringLiteral("Remove rules whose time is over")});
    if (!rows->empty())
        context.endWith(3);
    FirewallRuleTable table;
    table.setRows(std::move(*rows));
    return context.out().table(table, QStringLiteral("No rule's time is over."));
}

} // namespace

Verb firewallSweep() {
    return verbOf<Options>({"firewall sweep", "List the rules whose time is over",
                            "cloudnx firewall sweep\ncloudnx firewall sweep --remove --dry-run"},
                           declare, run);
}

} // namespace cloudnx::terminal
