#include "app/terminal/parts/pasttense.h"

#include <array>

namespace cloudnx::terminal {

namespace {

struct Tense {
    const char *imperative;
    const char *past;
};

// What the sentences of the nouns begin with; the longest that fits stands first.
constexpr auto tenses = std::to_array<Tense>({
    {"Delete KMS key", "Scheduled the deletion of KMS key"},
    {"Keep", "Kept"},
    {"Let", "Let"},
    {"Set", "Set"},
    {"Take", "Took"},
    {"Ask for", "Now asks for"},
    {"Ask", "Now asks"},
    {"Add", "Added"},
    {"Activate", "Activated"},
    {"Deactivate", "Deactivated"},
    {"Allow", "Allowed"},
    {"Attach", "Attached"},
    {"Clear", "Cleared"},
    {"Create", "Created"},
    {"Delete", "Deleted"},
    {"Detach", "Detached"},
    {"Disable", "Disabled"},
    {"Enable", "Enabled"},
    {"End", "Ended"},
    {"Enrol", "Enrolled"},
    {"Remove", "Removed"},
    {"Rotate", "Rotated"},
    {"Start", "Started"},
    {"Stop", "Stopped"},
    {"Turn", "Turned"},
});

} // namespace

QString pastTense(const QString &sentence) {
    for (const Tense &tense : tenses) {
        const QLatin1String imperative(tense.imperative);
        if (sentence.startsWith(imperative + QLatin1Char(' ')))
            return QLatin1String(tense.past) + sentence.mid(imperative.size());
    }
    return sentence;
}

} // namespace cloudnx::terminal
