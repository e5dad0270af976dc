#include "models/session/keychainjob.h"

#include "models/session/mainloop.h"

#include <QCoreApplication>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <qt6keychain/keychain.h>
#include <utility>

namespace cloudnx {

namespace {

using namespace std::chrono_literals;
using Kind = KeychainOutcome::Kind;

/// For a job that hangs to come back before a new one is refused.
constexpr std::chrono::milliseconds shortPatience = 1s;

/// Shared by the caller, who may leave, and the main loop, which may come late. Plain standard types only.
struct Call {
    KeychainVerb verb;
    std::string key;
    Secret value;
    std::mutex mutex = {};
    std::condition_variable_any finished = {};
    std::optional<KeychainOutcome> outcome = {};
    bool hangs = false;
};

/// Jobs that did not finish in time and block those behind them.
class HangingJobs {
public:
    void add() { change(1); }

    void takeOff() { change(-1); }

    [[nodiscard]] bool waitForNone(std::chrono::milliseconds patience, const std::stop_token &stop) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, stop, patience, [this] { return m_count == 0; });
    }

private:
    void change(int by) {
        const std::scoped_lock lock(m_mutex);
        m_count += by;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_count = 0;
};

HangingJobs &hangingJobs() {
    static HangingJobs jobs;
    return jobs;
}

Kind kindOf(QKeychain::Error error) {
    switch (error) {
    case QKeychain::NoError:
        return Kind::Ok;
    case QKeychain::EntryNotFound:
        return Kind::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Kind::Denied;
    default:
        return Kind::Failed;
    }
}

KeychainOutcome outcomeOf(const QKeychain::Job *job) {
    KeychainOutcome outcome{.kind = kindOf(job->error())};
    if (outcome.kind == Kind::Failed)
        outcome.detail = job->errorString().toStdString();
    if (const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(job);
        reading && outcome.kind == Kind::Ok) {
        QByteArray bytes = reading->binaryData();
        outcome.value = Secret::taken(bytes);
    }
    return outcome;
}

void settle(Call &call, KeychainOutcome outcome) {
    const std::scoped_lock lock(call.mutex);
    if (call.hangs)
        hangingJobs().takeOff();
    call.outcome = std::move(outcome);
    call.value.wipe();
    call.finished.notify_all();
}

QKeychain::Job *makeJob(const Call &call) {
    const QString service = QStringLiteral("cloudnx");
    switch (call.verb) {
    case KeychainVerb::Read:
        return new QKeychain::ReadPasswordJob(service);
    case KeychainVerb::Remove:
        return new QKeychain::DeletePasswordJob(service);
    case KeychainVerb::Write:
        break;
    }
    auto *job = new QKeychain::WritePasswordJob(service);
    QByteArray bytes = call.value.revealBytes();
    job->setBinaryData(bytes);
    return job;
}

/// On the main thread.
void start(const std::shared_ptr<Call> &call) {
    QKeychain::Job *job = makeJob(*call);
    job->setKey(QString::fromStdString(call->key));
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, QCoreApplication::instance(),
                     [call](QKeychain::Job *finished) { settle(*call, outcomeOf(finished)); });
    job->start();
}

} // namespace

KeychainOutcome runKeychainJob(KeychainVerb verb, const std::string &key, const Secret &value,
                               std::chrono::milliseconds patience, const std::stop_token &stop) {
    if (!hangingJobs().waitForNone(std::min(patience, shortPatience), stop))
        return {.kind = stop.stop_requested() ? Kind::Stopped : Kind::TimedOut};
    const auto call = std::make_shared<Call>(verb, key, value);
    if (!runOnMainLoop([call] { start(call); }))
        return {.kind = Kind::NoApplication};
    std::unique_lock lock(call->mutex);
    if (call->finished.wait_for(lock, stop, patience, [&] { return call->outcome.has_value(); }))
        return std::move(*call->outcome);
    if (stop.stop_requested())
        return {.kind = Kind::Stopped};
    call->hangs = true;
    hangingJobs().add();
    return {.kind = Kind::TimedOut};
}

} // namespace cloudnx
