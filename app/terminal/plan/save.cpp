#include "app/terminal/verbs.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString file;
    QString command;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("FILE", options.file, "Where the plan is written");
    arguments.optionalWord("COMMAND", options.command, "What changes something, with all of its words");
}

// The line of a command never comes here: it was turned into that command with --save.
Done run(Context &, const Options &options) {
    return failure(ErrorKind::Usage,
                   QStringLiteral("Say what the plan is to do: cloudnx plan save %1 firewall add web-01 tcp "
                                  "443 --cidr 0.0.0.0/0.")
                       .arg(options.file));
}

} // namespace

Verb planSave() {
    return verbOf<Options>(
        {"plan save", "Write what a command would do as a plan, and send nothing",
         "cloudnx plan save close-5432.json firewall remove db-01 tcp 5432 --cidr 0.0.0.0/0\n"
         "cloudnx plan show close-5432.json"},
        declare, run);
}

} // namespace cloudnx::terminal
