#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/changes.h"
#include "models/firewall/ruleedits.h"
#include "models/firewall/ruletemplate.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString which;
    QString instance;
    std::vector<QString> apps = {};
    std::vector<QString> cidr = {};
    std::optional<int> port = {};
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    std::vector<QString> names;
    for (const auto &word : enumWords<RuleTemplate>)
        names.push_back(QLatin1String(word.text));
    arguments.choice("TEMPLATE", options.which, names,
                     "web-server, ssh-from-mine, database-from-apps or ping");
    arguments.optionalWord("INSTANCE", options.instance, "Name of the instance");
    arguments.option("--app", options.apps, "An app server, for database-from-apps; may be repeated");
    arguments.option("--cidr", options.cidr, "A range beside them, or instead of yours; may be repeated");
    arguments.number("--port", options.port, "Another port than 22 or 5432");
    options.change.declare(arguments);
}

Result<std::vector<CidrBlock>> addressesOf(Context &context, const std::vector<QString> &names) {
    const auto inventory = context.read({Part::Instances});
    if (!inventory)
        return failure(inventory.error());
    const auto instances = known(inventory->instances);
    if (!instances)
        return failure(instances.error());
    std::vector<CidrBlock> blocks;
    for (const QString &name : names) {
        const auto found = std::find_if(instances->begin(), instances->end(),
                                        [&](const Instance &one) { return one.name == name; });
        if (found == instances->end())
            return failure(ErrorKind::NotFound, QStringLiteral("There is no instance %1.").arg(name));
        const auto block = CidrBlock::parse(found->privateIp);
        if (!block)
            return failure(ErrorKind::NotFound,
                           QStringLiteral("The address of %1 is not known. Give it by --cidr.").arg(name));
        blocks.push_back(*block);
    }
    return blocks;
}

Result<TemplateInput> inputOf(Context &context, RuleTemplate which, const Options &options) {
    TemplateInput input;
    input.sshPort = options.port.value_or(input.sshPort);
    input.databasePort = options.port.value_or(input.databasePort);
    if (options.port && (*options.port < 1 || *options.port > 65535))
        return failure(ErrorKind::Usage, QStringLiteral("A port is a number from 1 to 65535."));
    const auto ranges = parseBlocks(options.cidr);
    if (!ranges)
        return failure(ranges.error());
    input.mine = input.apps = *ranges;
    if (which == RuleTemplate::SshFromMine && ranges->empty()) {
        const auto mine = rangesOfMine(context, options.change);
        if (!mine)
            return failure(mine.error());
        input.mine = *mine;
    }
    if (!options.apps.empty()) {
        const auto apps = addressesOf(context, options.apps);
        if (!apps)
            return failure(apps.error());
        input.apps.insert(input.apps.end(), apps->begin(), apps->end());
    }
    return input;
}

Done listTemplates(Context &context) {
    for (const auto &word : enumWords<RuleTemplate>)
        if (Done told = context.out().line(
                QStringLiteral("%1  %2").arg(QLatin1String(word.text), -18).arg(summaryOf(word.value)));
            !told)
            return told;
    return {};
}

Done run(Context &context, const Options &options) {
    if (options.which.isEmpty())
        return listTemplates(context);
    if (options.instance.isEmpty())
        return failure(ErrorKind::Usage, QStringLiteral("Say for which instance."));
    const RuleTemplate which = enumOf<RuleTemplate>(options.which).value();
    const auto input = inputOf(context, which, options);
    if (!input)
        return failure(input.error());
    const auto rules = rulesOf(which, *input);
    if (!rules)
        return failure(rules.error());
    const auto groups = readFirewall(context, options.instance);
    if (!groups)
        return failure(groups.error());
    const auto edits = adding(groups->front(), *rules);
    if (edits.empty())
        return context.out().line(QStringLiteral("Nothing to do: %1 has these rules.").arg(options.instance));
    return change(context, options.change, changesOf(edits),
                  {.title = QStringLiteral("%1 on %2").arg(options.which, options.instance)});
}

} // namespace

Verb firewallTemplate() {
    return verbOf<Options>({"firewall template", "Add the rules of a template; without one, list them",
                            "cloudnx firewall template web-server web-01\n"
                            "cloudnx firewall template database-from-apps db-01 --app web-01"},
                           declare, run);
}

} // namespace cloudnx::terminal
