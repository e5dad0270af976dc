#pragma once

#include <future>
#include <utility>

namespace cloudnx::openstack {

/// Runs two calls at once and waits for both.
template <typename First, typename Second>
[[nodiscard]] auto both(First first, Second second) {
    auto other = std::async(std::launch::async, std::move(second));
    auto one = first();
    return std::pair(std::move(one), other.get());
}

} // namespace cloudnx::openstack
