#include "widgets/parts/screendesk.h"

namespace cloudnx {

Result<Secret> ScreenDesk::ask(const SecretRequest &request) {
    std::unique_lock lock(m_mutex);
    m_request = request;
    m_answer.reset();
    lock.unlock();
    m_wake();
    lock.lock();
    m_answered.wait(lock, [this] { return m_answer || m_cancelled; });
    m_request.reset();
    if (m_cancelled)
        return failure(ErrorKind::Cancelled, QStringLiteral("Stopped before it was given."));
    return std::exchange(m_answer, std::nullopt).value();
}

Done ScreenDesk::give(const SecretProduct &product) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_cancelled)
            return failure(ErrorKind::Cancelled, QStringLiteral("Nobody was there to see it."));
        m_products.push_back(product);
    }
    m_wake();
    return {};
}

std::optional<SecretRequest> ScreenDesk::request() const {
    const std::lock_guard lock(m_mutex);
    return m_answer || m_cancelled ? std::nullopt : m_request;
}

std::vector<SecretProduct> ScreenDesk::takeProducts() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_products, {});
}

void ScreenDesk::answer(Secret secret) {
    const std::lock_guard lock(m_mutex);
    m_answer = std::move(secret);
    m_answered.notify_all();
}

void ScreenDesk::cancel() {
    const std::lock_guard lock(m_mutex);
    m_cancelled = true;
    m_answered.notify_all();
}

} // namespace cloudnx
