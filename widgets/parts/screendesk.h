#pragma once

#include "models/core/secretdesk.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>

namespace cloudnx {

/// The desk between an executor on a worker and a person at the screen. ask() and give() are called by the
/// worker; everything else by the screen.
class ScreenDesk final : public SecretDesk {
public:
    /// @p wake is called on the worker when there is something to look at; it must only post.
    explicit ScreenDesk(std::function<void()> wake) : m_wake(std::move(wake)) {}

    [[nodiscard]] Result<Secret> ask(const SecretRequest &request) override;
    [[nodiscard]] Done give(const SecretProduct &product) override;

    /// What is asked for now.
    [[nodiscard]] std::optional<SecretRequest> request() const;
    /// What came since the last time.
    [[nodiscard]] std::vector<SecretProduct> takeProducts();
    void answer(Secret secret);
    /// This request and all that follow end with Cancelled.
    void cancel();

private:
    std::function<void()> m_wake;
    mutable std::mutex m_mutex;
    std::condition_variable m_answered;
    std::optional<SecretRequest> m_request;
    std::optional<Secret> m_answer;
    std::vector<SecretProduct> m_products;
    bool m_cancelled = false;
};

} // namespace cloudnx
