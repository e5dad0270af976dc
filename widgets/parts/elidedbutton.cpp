#include "widgets/parts/elidedbutton.h"

#include "widgets/parts/spacing.h"

#include <QHelpEvent>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QToolTip>

namespace cloudnx {

namespace {

constexpr int leastCharacters = 12;

} // namespace

ElidedButton::ElidedButton(const QString &text, QWidget *parent) : QPushButton(text, parent) {}

QSize ElidedButton::minimumSizeHint() const {
    const QSize whole = QPushButton::minimumSizeHint();
    return {std::min(whole.width(), leastCharacters * fontMetrics().averageCharWidth() + 2 * spacing::apart),
            whole.height()};
}

QString ElidedButton::shown() const {
    QStyleOptionButton option;
    initStyleOption(&option);
    const int room = style()->subElementRect(QStyle::SE_PushButtonContents, &option, this).width() -
                     (icon().isNull() ? 0 : iconSize().width() + spacing::tight);
    return fontMetrics().elidedText(text(), Qt::ElideRight, room, Qt::TextShowMnemonic);
}

bool ElidedButton::event(QEvent *event) {
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty() || shown() == text())
        return QPushButton::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                       text().replace(QStringLiteral("&&"), QStringLiteral("&")), this);
    return true;
}

void ElidedButton::paintEvent(QPaintEvent *) {
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = shown();
    painter.drawControl(QStyle::CE_PushButton, option);
}

} // namespace cloudnx
