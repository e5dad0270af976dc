#include "widgets/parts/sparkline.h"

#include <QPainter>

#include <algorithm>

namespace cloudnx {

Sparkline::Sparkline(QWidget *parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::show(std::vector<int> counts, const QString &description) {
    m_counts = std::move(counts);
    setAccessibleName(description);
    setToolTip(description);
    update();
}

void Sparkline::paintEvent(QPaintEvent *) {
    if (m_counts.empty())
        return;
    QPainter painter(this);
    const double most = std::max(1, *std::max_element(m_counts.begin(), m_counts.end()));
    const double step = static_cast<double>(width()) / static_cast<double>(m_counts.size());
    for (std::size_t at = 0; at < m_counts.size(); ++at) {
        const double tall = m_counts[at] == 0 ? 1 : std::max(3.0, m_counts[at] / most * height());
        painter.fillRect(
            QRectF(static_cast<double>(at) * step, height() - tall, std::max(1.0, step - 2), tall),
            palette().color(m_counts[at] == 0 ? QPalette::Mid : QPalette::Highlight));
    }
}

} // namespace cloudnx
