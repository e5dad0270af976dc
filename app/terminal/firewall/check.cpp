#include "app/terminal/verbs.h"

#include "app/terminal/firewall/source.h"
#include "models/firewall/failon.h"
#include "models/firewall/packet.h"
#include "models/tables/exposuretable.h"
#include "models/tables/standingtable.h"

namespace cloudnx::terminal {

namespace {

constexpr int exitWithFindings = 3;

struct Options {
    QString source;
    QString format;
    std::vector<QString> failOn;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord(
        "SOURCE", options.source,
        "An instance, a group, or a file of rules (- is standard input); without it all instances");
    arguments.choice("--format", options.format, formatWords(),
                     "What the file is, where its text does not tell");
    arguments.option("--fail-on", options.failOn,
                     "internet:5432, wide:22/tcp, 203.0.113.0/24:all; exit code 3 when one is reached by it");
}

Result<RuleSource> sourceOf(Context &context, const Options &options) {
    return readSource(context, options.source, options.format);
}

Done showFailures(Context &context, const RuleSource &source, const std::vector<FailOn> &conditions) {
    std::vector<Exposure> failing;
    QStringList doubts;
    if (!source.doubt.isEmpty())
        doubts += source.doubt;
    for (const Exposure &row : exposuresOf(source.resolved(), source.unguarded))
        if (row.audience == Audience::Unknown)
            doubts += QStringLiteral("%1 What reaches it there was not checked.").arg(row.reason);
        else if (std::any_of(conditions.begin(), conditions.end(),
                             [&](const FailOn &one) { return one.isMetBy(row); }))
            failing.push_back(row);
    const bool membersCount = std::any_of(conditions.begin(), conditions.end(),
                                          [](const FailOn &one) { return one.mayBeMembers(); });
    auto rules = source.specs();
    std::erase_if(rules, [&](const RuleSpec &rule) { return rule.peerGroup && !membersCount; });
    for (const QString &reason : unresolvedIn(rules, source.members))
        doubts += QStringLiteral("%1 What those rules admit was not checked.").arg(reason);
    for (const QString &doubt : doubts)
        complain(QStringLiteral("? %1").arg(doubt));
    if (!failing.empty() || !doubts.empty())
        context.endWith(exitWithFindings);
    ExposureTable table;
    table.setRows(std::move(failing));
    return context.out().table(
        table, doubts.empty()
                   ? QStringLiteral("✓ Nothing of %1 is reached that must not be.").arg(source.name)
                   : QStringLiteral("Nothing of the rules that were checked is reached that must not be."));
}

std::vector<StandingRow> standingRows(const RuleSource &source) {
    std::vector<StandingRow> rows;
    for (const FirewallGroup &group : source.groups) {
        std::vector<const RuleSpec *> specs;
        std::vector<const Rule *> rules;
        for (const Rule &rule : group.rules)
            if (!rule.implicit) {
                specs.push_back(&rule.spec);
                rules.push_back(&rule);
            }
        const auto standings = standingsOf(specs);
        const auto ids = [&rules](const std::vector<std::size_t> &places) {
            std::vector<QString> list;
            for (const std::size_t place : places)
                list.push_back(rules[place]->id);
            return list;
        };
        for (std::size_t at = 0; at < rules.size(); ++at)
            rows.push_back({group.name, *rules[at], standings[at].standing, ids(standings[at].by),
                            ids(standings[at].mergeable)});
    }
    return rows;
}

/// What is worth a look beside each rule's standing: an open family without its twin.
Done showTwins(Context &context, const RuleSource &source) {
    for (const FirewallGroup &group : source.groups)
        for (const ReachSlice &slice : withoutTwin(Reach::of(group.rules, Reach::Implicit::Without)))
            if (auto done =
                    context.out().line(QStringLiteral("⚠ %1: %2.").arg(group.name, missingTwinText(slice)));
                !done)
                return done;
    return {};
}

Done showStandings(Context &context, const RuleSource &source) {
    StandingTable table;
    table.setRows(standingRows(source));
    return context.out()
        .table(table, QStringLiteral("No rules: nothing can be reached from outside."))
        .and_then([&] { return showTwins(context, source); });
}

Done run(Context &context, const Options &options) {
    std::vector<FailOn> conditions;
    for (const QString &text : options.failOn) {
        const auto condition = FailOn::parse(text);
        if (!condition)
            return failure(condition.error());
        conditions.push_back(*condition);
    }
    const auto source = sourceOf(context, options);
    if (!source)
        return failure(source.error());
    return conditions.empty() ? showStandings(context, *source) : showFailures(context, *source, conditions);
}

} // namespace

Verb firewallCheck() {
    return verbOf<Options>(
        {"firewall check",
         "Say which rules are redundant, contained or mergeable; or, for CI, whether something is open",
         "cloudnx firewall check web-01\n"
         "cloudnx firewall check --fail-on internet:5432 --fail-on internet:6379\n"
         "cloudnx firewall check rules.tf --fail-on internet:22"},
        declare, run);
}

} // namespace cloudnx::terminal
