#include "widgets/parts/worker.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace cloudnx {

Worker::Worker(QObject *parent) : QObject(parent), m_lane([this] { wake(); }) {}

Worker::~Worker() {
    stop();
}

void Worker::start(QObject *owner, const QString &topic, const QString &what, Lane::Call call) {
    if (m_stopping)
        return;
    drop(owner, topic);
    const Lane::Ticket ticket = m_lane.start(std::move(call));
    Request &request = m_requests.emplace(ticket, Request{owner, topic, what}).first->second;
    if (owner != this) // whose end stops everything anyway
        request.ownersEnd =
            connect(owner, &QObject::destroyed, this, [this, ticket] { m_lane.requestStop(ticket); });
    Q_EMIT changed();
}

void Worker::drop(const QObject *owner, const QString &topic) {
    for (auto &[ticket, request] : m_requests) {
        if (request.owner != owner || request.topic != topic)
            continue;
        request.dropped = true;
        m_lane.requestStop(ticket);
    }
}

void Worker::cancelShown() {
    for (const auto &[ticket, request] : m_requests)
        if (!request.what.isEmpty())
            m_lane.requestStop(ticket);
}

void Worker::stop() {
    m_stopping = true;
    m_lane.requestStop();
    QEventLoop loop;
    while (!m_lane.isIdle()) {
        drain();
        if (!m_lane.isIdle())
            loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
}

QStringList Worker::shown() const {
    QStringList texts;
    for (auto request = m_requests.rbegin(); request != m_requests.rend(); ++request)
        if (!request->second.dropped && !request->second.what.isEmpty())
            texts.append(request->second.what);
    if (!texts.isEmpty() && !m_shownNote.isEmpty())
        texts.first() += QStringLiteral(": ") + m_shownNote;
    return texts;
}

Progress Worker::progress() {
    return [this](const QString &what, qint64 done, qint64 total) {
        tell(total > 0 ? QStringLiteral("%1 (%2 of %3)").arg(what).arg(done).arg(total) : what);
    };
}

void Worker::tell(const QString &note) {
    {
        const std::lock_guard lock(m_noteMutex);
        m_note = note;
    }
    wake();
}

void Worker::wake() {
    QMetaObject::invokeMethod(this, "drain", Qt::QueuedConnection); // carries nothing; the mailbox does
}

void Worker::drain() {
    {
        const std::lock_guard lock(m_noteMutex);
        m_shownNote = m_note;
    }
    for (const Lane::Finished &finished : m_lane.takeFinished()) {
        const Request request = m_requests.at(finished.ticket);
        m_requests.erase(finished.ticket);
        disconnect(request.ownersEnd);
        if (m_requests.empty())
            tell({});
        if (!m_stopping && !request.dropped && request.owner)
            finished.deliver();
    }
    Q_EMIT changed();
}

} // namespace cloudnx
