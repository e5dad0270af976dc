#include "widgets/parts/clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QTimer>

namespace cloudnx {

namespace {

/// What was copied last; gone once somebody else copied something.
QPointer<QMimeData> &copied() {
    static QPointer<QMimeData> secret;
    return secret;
}

/// Of the last secret: a newer one takes its place, and its own time runs.
QTimer &takingBack() {
    static auto *timer = [] {
        auto *made = new QTimer(qGuiApp);
        made->setSingleShot(true);
        QObject::connect(made, &QTimer::timeout, qGuiApp, takeSecretBack);
        return made;
    }();
    return *timer;
}

} // namespace

void copyText(const QString &text) {
    QGuiApplication::clipboard()->setText(text);
}

void copySecret(const Secret &secret, std::chrono::milliseconds keptFor) {
    auto *mime = new QMimeData;
    mime->setText(secret.revealText());
    mime->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(mime);
    copied() = mime;
    takingBack().start(keptFor);
}

void takeSecretBack() {
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (copied() && clipboard->mimeData() == copied())
        clipboard->clear();
}

} // namespace cloudnx
