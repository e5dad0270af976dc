#pragma once

#include "models/core/progress.h"
#include "widgets/parts/lane.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <memory>

namespace cloudnx {

/// Runs core calls off the main thread and hands each result to its owner on the main thread. A result is
/// dropped when its owner has died or has asked again under the same topic.
class Worker final : public QObject {
    Q_OBJECT

public:
    explicit Worker(QObject *parent = nullptr);
    ~Worker() override;

    /// @p call gets a std::stop_token, blocks, and yields a value; @p then takes the value on the main
    /// thread. @p what is shown while it runs ("Reading the firewall"); empty: not worth showing.
    template <typename Call, typename Then>
    void run(QObject *owner, const QString &topic, const QString &what, Call call, Then then) {
        using Value = std::invoke_result_t<Call, std::stop_token>;
        start(owner, topic, what,
              [call = std::move(call), then = std::move(then)](std::stop_token stop) mutable {
                  auto value = std::make_shared<Value>(call(std::move(stop)));
                  return Lane::Delivery([value, then] { then(std::move(*value)); });
              });
    }

    /// Asks every call of @p owner under @p topic to stop and drops its result.
    void drop(const QObject *owner, const QString &topic);
    /// Asks what is shown as running to stop; its owner still gets the (cancelled) result.
    void cancelShown();
    /// Asks everything to stop and keeps the main loop turning until it has; nothing is delivered any more.
    void stop();

    [[nodiscard]] bool isIdle() const { return m_lane.isIdle(); }

    /// What the status line says; the newest first.
    [[nodiscard]] QStringList shown() const;
    /// For calls that tell how far they are; may be called on any thread while the Worker lives.
    [[nodiscard]] Progress progress();

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void drain();

private:
    struct Request {
        QPointer<QObject> owner;
        QString topic;
        QString what;
        bool dropped = false;
        QMetaObject::Connection ownersEnd = {}; ///< a page that asks every second lives for days
    };

    void start(QObject *owner, const QString &topic, const QString &what, Lane::Call call);
    void wake();
    void tell(const QString &note);

    std::map<Lane::Ticket, Request> m_requests;
    bool m_stopping = false;
    std::mutex m_noteMutex;
    QString m_note; ///< guarded by m_noteMutex
    QString m_shownNote;
    Lane m_lane; ///< last, so that its threads end before anything they touch
};

} // namespace cloudnx
