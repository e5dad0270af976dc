#include "widgets/parts/wrappedlabel.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace cloudnx {

namespace {

constexpr int leastCharacters = 12;

/// In lines of @p width from the top, broken inside a word where it has to be; their height.
[[nodiscard]] int layOut(QTextLayout &layout, int width, Qt::Alignment alignment = {}) {
    QTextOption option(alignment & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal below = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, below});
        below += line.height();
    }
    layout.endLayout();
    return static_cast<int>(std::ceil(below));
}

[[nodiscard]] QString linesOf(QString text) {
    return text.replace(u'\n', QChar::LineSeparator);
}

} // namespace

WrappedLabel::WrappedLabel(const QString &text, QWidget *parent) : QLabel(text, parent) {
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

QSize WrappedLabel::minimumSizeHint() const {
    const QSize longestWord = QLabel::minimumSizeHint();
    return {std::min(longestWord.width(), leastCharacters * fontMetrics().averageCharWidth()),
            longestWord.height()};
}

bool WrappedLabel::fits(int width) const {
    return QLabel::minimumSizeHint().width() <= width;
}

int WrappedLabel::heightForWidth(int width) const {
    if (fits(width))
        return QLabel::heightForWidth(width);
    const QMargins around = contentsMargins();
    QTextLayout layout(linesOf(text()), font());
    return layOut(layout, width - around.left() - around.right()) + around.top() + around.bottom();
}

void WrappedLabel::paintEvent(QPaintEvent *event) {
    if (fits(width()))
        return QLabel::paintEvent(event);
    QTextLayout layout(linesOf(text()), font());
    (void)layOut(layout, contentsRect().width(), alignment());
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    layout.draw(&painter, contentsRect().topLeft());
}

} // namespace cloudnx
