#pragma once

namespace cloudnx {

/// Core calls may block, so they never run where the event loop turns. Aborts in every build when they do.
void assertNotOnMainThread(const char *call);

} // namespace cloudnx
