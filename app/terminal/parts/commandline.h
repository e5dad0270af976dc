#pragma once

#include "app/terminal/parts/verb.h"
#include "models/tables/export.h"

#include <variant>

namespace cloudnx::terminal {

/// What every verb understands.
struct CommonOptions {
    QString profile; ///< empty: the current one
    ExportFormat output = ExportFormat::Text;
    QString document;    ///< one of the verb's own, in place of `output`; empty: none
    QStringList columns; ///< empty: the usual ones
    QString filter;      ///< which rows of a table
};

/// A line that was understood.
struct Command {
    CommonOptions options;
    Run run;
};

/// A line that is answered at once: help, version, or what is wrong with it.
struct Answer {
    int exitCode = 0;
    QString out;
    QString err;
};

[[nodiscard]] std::variant<Command, Answer> parseCommandLine(int argc, const char *const *argv);

/// A noun and what its verbs are about: "iam user", "Users of the account".
struct Noun {
    const char *path;
    const char *summary;
};

[[nodiscard]] const std::vector<Noun> &everyNoun();
[[nodiscard]] const std::vector<Verb> &everyVerb();

} // namespace cloudnx::terminal
