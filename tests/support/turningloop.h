#pragma once

#include <QTest>

#include <chrono>
#include <future>
#include <stdexcept>
#include <utility>

namespace cloudnx::test {

/// Runs a core call where core calls belong while the main event loop turns, as both programs do.
template <typename Call>
auto whileLoopTurns(Call call) {
    auto running = std::async(std::launch::async, std::move(call));
    const auto isThere = [&] {
        return running.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    if (!QTest::qWaitFor(isThere, 120000))
        throw std::runtime_error("the call does not come back");
    return running.get();
}

} // namespace cloudnx::test
