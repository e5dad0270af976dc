#include "app/terminal/verbs.h"

#include "app/terminal/firewall/source.h"
#include "models/tables/exposuretable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("INSTANCE", options.instance,
                           "Only this instance, or the instances of this group");
}

Done run(Context &context, const Options &options) {
    const auto source = readSource(context, options.instance, {});
    if (!source)
        return failure(source.error());
    if (!source->doubt.isEmpty())
        complain(QStringLiteral("? %1").arg(source->doubt));
    ExposureTable table;
    table.setRows(exposuresOf(source->groups, source->unguarded));
    return context.out().table(table, QStringLiteral("Nothing can be reached from outside."));
}

} // namespace

Verb firewallExposure() {
    return verbOf<Options>({"firewall exposure", "Say who reaches what", "cloudnx firewall exposure db-01"},
                           declare, run);
}

} // namespace cloudnx::terminal
