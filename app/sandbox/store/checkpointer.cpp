#include "app/sandbox/store/checkpointer.h"

#include "app/sandbox/store/database.h"

#include <cstdio>
#include <exception>
#include <utility>

namespace cloudnx::sandbox {

namespace {

/// 4 MiB: what SQLite would do after by itself.
constexpr int worthCopying = 1000;
/// Under writes without a pause the log never comes to rest and would grow for ever: then they wait for once.
constexpr int tooLong = 4 * worthCopying;

} // namespace

Checkpointer::Checkpointer(QString databaseFile, std::mutex &writeLock)
    : m_file(std::move(databaseFile)), m_writeLock(writeLock) {}

Checkpointer::~Checkpointer() = default;

void Checkpointer::logHas(int pages) {
    if (pages < worthCopying)
        return;
    const std::scoped_lock lock(m_mutex);
    m_pages = pages;
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    m_grown.notify_one();
}

void Checkpointer::run(const std::stop_token &stop) {
    try {
        Database database(m_file, m_writeLock);
        std::unique_lock lock(m_mutex);
        while (m_grown.wait(lock, stop, [this] { return m_pages > 0; })) {
            const int pages = std::exchange(m_pages, 0);
            lock.unlock();
            copy(database, pages);
            lock.lock();
        }
    } catch (const std::exception &fault) {
        std::fprintf(stderr, "checkpoint: %s\n", fault.what());
    }
}

void Checkpointer::copy(Database &database, int pages) {
    database.script("PRAGMA wal_checkpoint(PASSIVE)");
    if (pages < tooLong)
        return;
    const std::scoped_lock noWrites(m_writeLock); // little is left to copy by now
    database.script("PRAGMA wal_checkpoint(RESTART)");
}

} // namespace cloudnx::sandbox
