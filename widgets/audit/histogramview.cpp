#include "widgets/audit/histogramview.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace cloudnx {

namespace {

constexpr int labelHeight = 16;

} // namespace

HistogramView::HistogramView(QWidget *parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Events over time"));
}

void HistogramView::show(std::vector<audit::Bucket> buckets, std::chrono::milliseconds width) {
    m_buckets = std::move(buckets);
    m_width = width;
    m_most = 0;
    for (const audit::Bucket &bucket : m_buckets)
        m_most = std::max(m_most, bucket.count);
    m_anchor = m_end = -1;
    setAccessibleDescription(m_buckets.empty() ? tr("No events.")
                                               : tr("%1 to %2, at most %3 in a bar.")
                                                     .arg(toRfc3339(m_buckets.front().from),
                                                          toRfc3339(m_buckets.back().from + width))
                                                     .arg(m_most));
    setToolTip(accessibleDescription() + u'\n' + tr("Drag over a span to ask for it alone."));
    update();
}

int HistogramView::bars() const {
    return m_buckets.empty()
               ? 0
               : static_cast<int>((m_buckets.back().from - m_buckets.front().from) / m_width) + 1;
}

int HistogramView::barAt(int x) const {
    return std::clamp(static_cast<int>(qint64(x) * bars() / std::max(1, width())), 0,
                      std::max(0, bars() - 1));
}

Instant HistogramView::timeAt(int x) const {
    return m_buckets.empty() ? Instant{} : m_buckets.front().from + m_width * barAt(x);
}

int HistogramView::xOf(Instant time) const {
    if (m_buckets.empty())
        return 0;
    const auto bar = (time - m_buckets.front().from) / m_width;
    return static_cast<int>((bar * 2 + 1) * width() / (2 * bars()));
}

QRectF HistogramView::barRect(int bar, quint64 count) const {
    const double step = static_cast<double>(width()) / bars();
    const double room = height() - labelHeight;
    const double tall = std::max(2.0, static_cast<double>(count) / static_cast<double>(m_most) * room);
    return {bar * step, room - tall, std::max(1.0, step - (step > 3 ? 1 : 0)), tall};
}

void HistogramView::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    if (m_buckets.empty())
        return;
    const double step = static_cast<double>(width()) / bars();
    if (m_anchor >= 0) {
        const int first = std::min(m_anchor, m_end);
        const int count = std::abs(m_anchor - m_end) + 1;
        painter.fillRect(QRectF(first * step, 0, count * step, height()),
                         palette().alternateBase().color().darker(115));
    }
    const QColor colour = palette().color(QPalette::Highlight);
    for (const audit::Bucket &bucket : m_buckets)
        painter.fillRect(
            barRect(static_cast<int>((bucket.from - m_buckets.front().from) / m_width), bucket.count),
            colour);
    painter.setPen(palette().color(QPalette::Text));
    const QRect labels(0, height() - labelHeight, width(), labelHeight);
    painter.drawText(labels.adjusted(4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     toRfc3339(m_buckets.front().from));
    painter.drawText(labels.adjusted(0, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter,
                     toRfc3339(m_buckets.back().from + m_width));
    painter.drawText(labels, Qt::AlignCenter, tr("at most %1").arg(QLocale().toString(m_most)));
    if (hasFocus())
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void HistogramView::brush() {
    if (m_anchor < 0 || m_buckets.empty())
        return;
    const Instant begin = m_buckets.front().from;
    Q_EMIT brushed(begin + m_width * std::min(m_anchor, m_end),
                   begin + m_width * (std::max(m_anchor, m_end) + 1));
}

void HistogramView::mousePressEvent(QMouseEvent *event) {
    m_anchor = m_end = barAt(event->pos().x());
    update();
}

void HistogramView::mouseMoveEvent(QMouseEvent *event) {
    m_end = barAt(event->pos().x());
    update();
}

void HistogramView::mouseReleaseEvent(QMouseEvent *event) {
    m_end = barAt(event->pos().x());
    brush();
}

void HistogramView::keyPressEvent(QKeyEvent *event) {
    const bool isLeft = event->key() == Qt::Key_Left;
    if (bars() > 0 && (isLeft || event->key() == Qt::Key_Right)) {
        m_end = std::clamp(std::max(m_end, 0) + (isLeft ? -1 : 1), 0, bars() - 1);
        if (!event->modifiers().testFlag(Qt::ShiftModifier) || m_anchor < 0)
            m_anchor = m_end;
        return update();
    }
    if (event->key() == Qt::Key_Return && m_anchor >= 0)
        return brush();
    QWidget::keyPressEvent(event);
}

} // namespace cloudnx
