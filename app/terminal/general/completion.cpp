#include "app/terminal/verbs.h"

#include "app/terminal/parts/completion.h"
#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString shell;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("SHELL", options.shell, "bash, zsh or fish");
}

Done run(Context &context, const Options &options) {
    const auto script = completionFor(options.shell);
    return script ? context.out().bytes(script->toUtf8()) : Done(failure(script.error()));
}

} // namespace

Verb completion() {
    return verbOf<Options>({"completion", "Print a completion script for a shell",
                            "source <(cloudnx completion bash)\n"
                            "cloudnx completion zsh > ~/.zfunc/_cloudnx\n"
                            "cloudnx completion fish > ~/.config/fish/completions/cloudnx.fish"},
                           declare, run);
}

} // namespace cloudnx::terminal
