#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
    RuleWords rule = {};
    NoteWords note = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of the instance");
    arguments.word("RULE", options.rule.protocol, "Id of the rule; or its protocol, with PORT and --cidr");
    arguments.optionalWord("PORT", options.rule.port, "Port of the rule, when it is named by what it says");
    arguments.option("--cidr", options.rule.cidr, "Whom the rule lets in, when it is named by what it says");
    options.note.declare(arguments);
}

Done run(Context &context, const Options &options) {
    const auto rule = standingRule(context, options.instance, options.rule);
    if (!rule)
        return failure(rule.error());
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto record = (*workspace)->record->read();
    if (!record)
        return failure(record.error());
    const auto note = options.note.over(noteOf(record->ruleRemarks, options.instance, *rule), context.now());
    if (!note)
        return failure(note.error());
    return (*workspace)
        ->record
        ->change([&](cloudnx::Record &into) { remark(into.ruleRemarks, options.instance, *rule, *note); })
        .and_then([&] {
            return context.out().line(QStringLiteral("Noted on this machine: %1 on %2: %3")
                                          .arg(serviceText(*rule), options.instance, note->toDescription()));
        });
}

} // namespace

Verb firewallNote() {
    return verbOf<Options>({"firewall note", "Say who wants a rule, why and until when; kept on this machine",
                            "cloudnx firewall note db-01 fw-12 --owner alice --until 30d"},
                           declare, run);
}

} // namespace cloudnx::terminal
