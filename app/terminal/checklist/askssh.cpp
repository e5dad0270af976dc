#include "app/terminal/checklist/told.h"
#include "app/terminal/checklist/verbs.h"

#include <algorithm>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString instance;
    bool no = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.instance, "Name of an instance of yours");
    arguments.flag("--no", options.no, "Do not ask it any more");
}

Done checkThere(const Inventory &inventory, const QString &name) {
    const auto instances = known(inventory.instances);
    if (!instances)
        return failure(instances.error());
    const bool isThere = std::any_of(instances->begin(), instances->end(),
                                     [&](const Instance &one) { return one.name == name; });
    return isThere ? Done{}
                   : Done(failure(ErrorKind::NotFound,
                                  QStringLiteral("There is no instance “%1” of yours.").arg(name)));
}

Done run(Context &context, const Options &options) {
    const auto inventory = context.read({Part::Instances});
    if (!inventory)
        return failure(inventory.error());
    if (auto there = checkThere(*inventory, options.instance); !there && !options.no)
        return there;
    return tell(
        context,
        [&](cloudnx::Record &record) -> Done {
            std::erase(record.askSshOf, options.instance);
            if (!options.no)
                record.askSshOf.push_back(options.instance);
            return {};
        },
        options.no ? QStringLiteral("The SSH port of %1 is not asked any more.").arg(options.instance)
                   : QStringLiteral("The SSH port of %1 may be asked which sign-ins it takes; nothing is "
                                    "tried. It is asked by: "
                                    "cloudnx checklist run --probe")
                         .arg(options.instance));
}

} // namespace

Verb checklistAskSsh() {
    return verbOf<Options>({"checklist ask-ssh",
                            "Allow that an instance's SSH port is asked which sign-ins it takes",
                            "cloudnx checklist ask-ssh web-01"},
                           declare, run);
}

} // namespace cloudnx::terminal
