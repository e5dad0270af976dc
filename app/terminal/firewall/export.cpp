#include "app/terminal/verbs.h"

#include "app/terminal/firewall/source.h"

namespace cloudnx::terminal {

namespace {

constexpr int partlyDone = 7;

struct Options {
    QString source;
    QString format = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("SOURCE", options.source, "An instance, a group, or a file of rules");
    arguments.choice("--format", options.format, formatWords(), "json (usual), csv, nft, ufw or terraform");
}

Done run(Context &context, const Options &options) {
    const auto source = readSource(context, options.source, {});
    if (!source)
        return failure(source.error());
    const RuleFormat format = enumOf<RuleFormat>(options.format).value_or(RuleFormat::Json);
    const ExportedRules exported = exportRules(source->name, source->specs(), format);
    for (const QString &line : exported.leftOut)
        complain(line);
    if (!exported.leftOut.empty())
        context.endWith(partlyDone);
    return context.out().bytes(exported.text);
}

} // namespace

Verb firewallExport() {
    return verbOf<Options>({"firewall export",
                            "Write the rules down for another tool; exit code 7 when it cannot say all",
                            "cloudnx firewall export web-01 > web-01.json\n"
                            "cloudnx firewall export web-01 --format terraform"},
                           declare, run);
}

} // namespace cloudnx::terminal
