#include "app/terminal/checklist/told.h"
#include "app/terminal/checklist/verbs.h"
#include "models/probe/tls.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString endpoint;
    bool remove = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("ENDPOINT", options.endpoint, "HOST or HOST:PORT that speaks TLS and is yours");
    arguments.flag("--remove", options.remove, "Forget it");
}

Done run(Context &context, const Options &options) {
    const auto door = parseEndpoint(options.endpoint);
    if (!door)
        return failure(door.error());
    const QString text = endpointText(door->host, door->port);
    return tell(
        context,
        [&](cloudnx::Record &record) -> Done {
            const auto gone = std::erase(record.endpoints, text);
            if (options.remove && gone == 0)
                return failure(ErrorKind::NotFound,
                               QStringLiteral("%1 is not among your endpoints.").arg(text));
            if (!options.remove)
                record.endpoints.push_back(text);
            return {};
        },
        options.remove
            ? QStringLiteral("Forgot %1.").arg(text)
            : QStringLiteral("Noted: %1 is yours. It is looked at by: cloudnx checklist run --probe")
                  .arg(text));
}

} // namespace

Verb checklistEndpoint() {
    return verbOf<Options>({"checklist endpoint", "Name an endpoint of yours, so that its TLS is looked at",
                            "cloudnx checklist endpoint www.example.in:443"},
                           declare, run);
}

} // namespace cloudnx::terminal
