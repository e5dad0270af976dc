#include "models/session/mainloop.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>
#include <QThread>

#include <deque>
#include <mutex>
#include <utility>

namespace cloudnx {

namespace {

class TaskBox final : public QObject {
public:
    void put(std::function<void()> task) {
        {
            const std::scoped_lock lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

    bool event(QEvent *event) override {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        std::deque<std::function<void()>> tasks;
        {
            const std::scoped_lock lock(m_mutex);
            tasks.swap(m_tasks);
        }
        for (const auto &task : tasks)
            task();
        return true;
    }

private:
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_tasks;
};

/// Lives as long as the process: a worker may still post while the program ends.
TaskBox &taskBox(QThread *mainThread) {
    static TaskBox *const box = [mainThread] {
        auto *made = new TaskBox;
        made->moveToThread(mainThread);
        return made;
    }();
    return *box;
}

} // namespace

bool runOnMainLoop(std::function<void()> task) {
    const QCoreApplication *application = QCoreApplication::instance();
    if (!application)
        return false;
    taskBox(application->thread()).put(std::move(task));
    return true;
}

} // namespace cloudnx
