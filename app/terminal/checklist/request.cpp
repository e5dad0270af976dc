#include "app/terminal/checklist/told.h"
#include "app/terminal/checklist/verbs.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString id;
    bool answered = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("ID", options.id, "What you call the request, without anything personal: DSAR-7");
    arguments.flag("--answered", options.answered, "It is answered now");
}

Done run(Context &context, const Options &options) {
    const Instant now = context.now();
    return tell(
        context,
        [&](cloudnx::Record &record) {
            return options.answered ? answerRequest(record, options.id, now)
                                    : receiveRequest(record, options.id, now);
        },
        options.answered ? QStringLiteral("Noted: %1 is answered.").arg(options.id)
                         : QStringLiteral("Noted: %1 is due on %2.")
                               .arg(options.id, toRfc3339(now + std::chrono::days(30)).left(10)));
}

} // namespace

Verb checklistRequest() {
    return verbOf<Options>({"checklist request",
                            "Write down a request about personal data; its thirty days begin",
                            "cloudnx checklist request DSAR-7\ncloudnx checklist request DSAR-7 --answered"},
                           declare, run);
}

} // namespace cloudnx::terminal
