#include "models/core/mainthread.h"

#include <QCoreApplication>
#include <QThread>

namespace cloudnx {

void assertNotOnMainThread(const char *call) {
    const QCoreApplication *application = QCoreApplication::instance();
    if (application && QThread::currentThread() == application->thread())
        qFatal("%s blocks and was called on the main thread", call);
}

} // namespace cloudnx
