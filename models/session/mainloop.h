#pragma once

#include <functional>

namespace cloudnx {

/// Runs @p task on the main thread, where its event loop turns. False when there is no application. Tasks
/// wait in a guarded box and the loop is only woken: a payload inside a Qt event is more than ThreadSanitizer
/// can follow.
[[nodiscard]] bool runOnMainLoop(std::function<void()> task);

} // namespace cloudnx
