#include "widgets/parts/clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

namespace cloudnx {

namespace {

constexpr int keptForMs = 30'000;

void takeBack(const Secret &secret) {
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (Secret::of(clipboard->text()) == secret)
        clipboard->clear();
}

} // namespace

void copyText(const QString &text) {
    QGuiApplication::clipboard()->setText(text);
}

void copySecret(const Secret &secret) {
    auto *mime = new QMimeData;
    mime->setText(secret.revealText());
    mime->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(mime);
    QTimer::singleShot(keptForMs, qGuiApp, [secret] { takeBack(secret); });
}

} // namespace cloudnx
