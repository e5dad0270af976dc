#pragma once

#include <QString>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace cloudnx::sandbox {

class Database;

/// Copies the write-ahead log into the database on a thread of its own, so that no call waits for the disk.
/// What a call has committed is in the log before its answer goes out; a killed server loses none of it
/// either way.
class Checkpointer {
public:
    /// @p writeLock is held by who writes. The thread and its connection come with the first log worth
    /// copying.
    Checkpointer(QString databaseFile, std::mutex &writeLock);
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;
    ~Checkpointer();

    /// The log has @p pages now; from any thread.
    void logHas(int pages);

private:
    void run(const std::stop_token &stop);
    void copy(Database &database, int pages);

    const QString m_file;
    std::mutex &m_writeLock;
    std::mutex m_mutex;
    std::condition_variable_any m_grown;
    int m_pages = 0;       ///< guarded by m_mutex; 0: nothing to do
    std::jthread m_thread; ///< guarded by m_mutex until it runs
};

} // namespace cloudnx::sandbox
