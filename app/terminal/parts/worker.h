#pragma once

#include "app/terminal/parts/commandline.h"

namespace cloudnx::terminal {

/// Prints what a line is answered with at once; its exit code.
[[nodiscard]] int print(const Answer &answer);

/// Runs @p command on a thread of its own while the event loop turns here, since the keychain needs the loop.
/// Ctrl+C asks it to stop; a second one ends the process. Answers the exit code.
[[nodiscard]] int runOnWorker(const Command &command);

} // namespace cloudnx::terminal
