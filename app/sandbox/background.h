#pragma once

#include "app/sandbox/options.h"

#include <functional>

namespace cloudnx::sandbox {

/// Runs @p serve in a process of its own, prints its ready line here, and returns. What it says later goes to
/// server.log in the data folder.
[[nodiscard]] int startInBackground(const Options &options, const std::function<int()> &serve);
/// Ends the server of this folder and waits until it has ended. Fine when none is running.
[[nodiscard]] int stop(const Options &options);
/// Prints the ready line of a running server; 1 when there is none.
[[nodiscard]] int status(const Options &options);

} // namespace cloudnx::sandbox
