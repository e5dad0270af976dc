#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "models/tables/exposuretable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("INSTANCE", options.instance, "Only this instance");
}

Done run(Context &context, const Options &options) {
    const auto groups = readFirewall(context, options.instance);
    if (!groups)
        return failure(groups.error());
    ExposureTable table;
    table.setRows(exposuresOf(*groups));
    return context.out().table(table, QStringLiteral("Nothing can be reached from outside."));
}

} // namespace

Verb firewallExposure() {
    return verbOf<Options>({"firewall exposure", "Say who reaches what", "cloudnx firewall exposure db-01"},
                           declare, run);
}

} // namespace cloudnx::terminal
