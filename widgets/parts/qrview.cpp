#include "widgets/parts/qrview.h"

#include <QPainter>

namespace cloudnx {

namespace {

constexpr int pixelsPerModule = 5;

} // namespace

QrView::QrView(QWidget *parent) : QWidget(parent) {
    setAccessibleName(tr("QR code for your authenticator; the same key stands below as text"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrView::show(const Secret &text) {
    m_code.reset();
    if (auto code = QrCode::encode(text))
        m_code.emplace(std::move(*code));
    updateGeometry();
    update();
}

void QrView::clear() {
    m_code.reset();
    update();
}

int QrView::modules() const {
    return m_code ? m_code->size() + 2 * QrCode::quietZone : 0;
}

QSize QrView::sizeHint() const {
    return {modules() * pixelsPerModule, modules() * pixelsPerModule};
}

void QrView::paintEvent(QPaintEvent *) {
    if (!m_code)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(QPoint(0, 0), sizeHint()), Qt::white);
    for (int row = 0; row < m_code->size(); ++row)
        for (int column = 0; column < m_code->size(); ++column)
            if (m_code->isDark(column, row))
                painter.fillRect((column + QrCode::quietZone) * pixelsPerModule,
                                 (row + QrCode::quietZone) * pixelsPerModule, pixelsPerModule,
                                 pixelsPerModule, Qt::black);
}

} // namespace cloudnx
