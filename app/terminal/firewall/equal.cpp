#include "app/terminal/verbs.h"

#include "app/terminal/firewall/source.h"
#include "models/firewall/packet.h"
#include "models/tables/differencetable.h"

namespace cloudnx::terminal {

namespace {

constexpr int exitWithFindings = 3;

struct Options {
    QString left;
    QString right;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("LEFT", options.left, "An instance, a group, or a file of rules");
    arguments.word("RIGHT", options.right, "The other one");
}

void addRows(std::vector<DifferenceRow> &rows, const QString &admittedBy, const Reach &more) {
    for (const ReachSlice &slice : more.slices())
        rows.push_back({admittedBy, slice, witness(slice)});
}

Done unresolvedError(const RuleSource &source) {
    const auto reasons = unresolvedIn(source.specs(), source.members);
    if (reasons.empty())
        return {};
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("Whether they are equal is not known: %1").arg(reasons.front()));
}

Done run(Context &context, const Options &options) {
    const auto left = readSource(context, options.left, {});
    if (!left)
        return failure(left.error());
    const auto right = readSource(context, options.right, {});
    if (!right)
        return failure(right.error());
    auto resolved = unresolvedError(*left).and_then([&] { return unresolvedError(*right); });
    if (!resolved)
        return resolved;
    const Reach mine = Reach::of(left->specs(), left->members);
    const Reach other = Reach::of(right->specs(), right->members);
    std::vector<DifferenceRow> rows;
    addRows(rows, left->name, mine.minus(other));
    addRows(rows, right->name, other.minus(mine));
    if (!rows.empty())
        context.endWith(exitWithFindings);
    DifferenceTable table;
    table.setRows(std::move(rows));
    return context.out().table(
        table, QStringLiteral("✓ %1 and %2 admit exactly the same.").arg(left->name, right->name));
}

} // namespace

Verb firewallEqual() {
    return verbOf<Options>({"firewall equal",
                            "Say whether two sets of rules admit the same; exit code 3 when not",
                            "cloudnx firewall equal web-01 web-02\n"
                            "cloudnx firewall equal web-01 rules.tf"},
                           declare, run);
}

} // namespace cloudnx::terminal
