#include "app/terminal/verbs.h"

#include "app/terminal/firewall/source.h"
#include "models/firewall/rewrite.h"
#include "models/tables/firewallruletable.h"

namespace cloudnx::terminal {

namespace {

constexpr int partlyDone = 7;

struct Options {
    QString source;
    QString format;
    QString as;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("SOURCE", options.source, "An instance, a group, or a file of rules; - is standard input");
    arguments.choice("--format", options.format, formatWords(),
                     "What the file is, where its text does not tell");
    arguments.choice("--as", options.as, formatWords(), "Write the rules in this form instead of a table");
}

QString told(std::size_t before, const Rewrite &rewrite) {
    const QString claim = rewrite.isSmallest ? QStringLiteral("no smaller set says the same, all were tried")
                                             : QStringLiteral("none of them can go, and no two can be one");
    return before == rewrite.rules.size()
               ? QStringLiteral("%1 rules stay as they are: %2.").arg(before).arg(claim)
               : QStringLiteral("%1 rules become %2, proved to admit the same; %3.")
                     .arg(before)
                     .arg(rewrite.rules.size())
                     .arg(claim);
}

Done run(Context &context, const Options &options) {
    const auto source = readSource(context, options.source, options.format);
    if (!source)
        return failure(source.error());
    const auto before = source->specs();
    const Rewrite rewrite = rewriteOf(before);
    complain(told(before.size(), rewrite));
    if (!options.as.isEmpty()) {
        const ExportedRules exported =
            exportRules(source->name, rewrite.rules, *enumOf<RuleFormat>(options.as));
        for (const QString &line : exported.leftOut)
            complain(line);
        if (!exported.leftOut.empty())
            context.endWith(partlyDone);
        return context.out().bytes(exported.text);
    }
    FirewallGroup group{source->name, source->name, {}, {}};
    for (const RuleSpec &rule : rewrite.rules)
        group.rules.push_back({QString::number(group.rules.size() + 1), rule, false, {}});
    FirewallRuleTable table;
    table.setRows(firewallRuleRows({group}));
    return context.out().table(table, QStringLiteral("No rules."));
}

} // namespace

Verb firewallRewrite() {
    return verbOf<Options>({"firewall rewrite", "Say the same with fewer rules",
                            "cloudnx firewall rewrite web-01\n"
                            "cloudnx firewall rewrite rules.csv --as terraform"},
                           declare, run);
}

} // namespace cloudnx::terminal
