#pragma once

#include <future>

namespace cloudnx::test {

/// Runs a core call where core calls belong, and waits for it.
template <typename Call>
auto offMainThread(Call call) {
    return std::async(std::launch::async, std::move(call)).get();
}

} // namespace cloudnx::test
