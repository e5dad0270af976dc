#pragma once

#include "app/terminal/parts/arguments.h"
#include "models/core/result.h"

#include <functional>
#include <memory>

namespace cloudnx::terminal {

class Context;

/// Does what the line says; runs on the worker, may block.
using Run = std::function<Done(Context &)>;

/// How a verb is named and explained.
struct VerbText {
    const char *path; ///< "iam user create"
    const char *summary;
    const char *example;        ///< one line or several
    QStringList documents = {}; ///< words that --output takes here, beside the usual: "sarif"
};

/// One command: its words, what it takes, what it does.
struct Verb {
    VerbText text;
    std::function<Run(Arguments &)> prepare;
};

/// A verb whose parsed options are an @p Options value.
template <typename Options>
[[nodiscard]] Verb verbOf(VerbText text, void (*declare)(Arguments &, Options &),
                          Done (*run)(Context &, const Options &)) {
    return {text, [declare, run](Arguments &arguments) -> Run {
                auto options = std::make_shared<Options>();
                declare(arguments, *options);
                return [options, run](Context &context) { return run(context, *options); };
            }};
}

/// A verb that takes nothing.
[[nodiscard]] inline Verb verbOf(VerbText text, Done (*run)(Context &)) {
    return {text, [run](Arguments &) -> Run { return run; }};
}

} // namespace cloudnx::terminal
