#include "widgets/parts/detailpane.h"

#include "widgets/parts/elidedbutton.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/wrappedlabel.h"

#include <QFontDatabase>
#include <QPlainTextEdit>

namespace cloudnx {

DetailPane::DetailPane(QWidget *parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(spacing::paneWidth - 2 * spacing::wide);
    setMaximumWidth(spacing::paneWidth + 2 * spacing::wide);
    setAccessibleName(tr("Details"));
    setFocusPolicy(Qt::NoFocus);
    restart();
}

void DetailPane::restart() {
    m_body = new QWidget;
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(spacing::near, 0, spacing::near, 0);
    m_column->setSpacing(spacing::tight);
    m_column->addStretch(1);
    if (QWidget *old = takeWidget())
        old->deleteLater(); // a button of it may be what was just pressed
    setWidget(m_body);
}

void DetailPane::clear(const QString &hint) {
    restart();
    addLabel(hint)->setForegroundRole(QPalette::PlaceholderText);
}

void DetailPane::setTitle(const QString &title, const QString &sentence) {
    restart();
    QLabel *head = addLabel(title);
    QFont strong = head->font();
    strong.setWeight(QFont::DemiBold);
    strong.setPointSizeF(strong.pointSizeF() * 1.15);
    head->setFont(strong);
    if (!sentence.isEmpty())
        addLabel(sentence);
}

QLabel *DetailPane::addLabel(const QString &text) {
    auto *label = new WrappedLabel(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addWidget(label);
    return label;
}

void DetailPane::addField(const QString &name, const QString &value, bool fixedWidth) {
    m_column->insertSpacing(m_column->count() - 1, spacing::tight);
    QLabel *head = addLabel(name);
    QFont small = head->font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    head->setFont(small);
    QLabel *body = addLabel(value.isEmpty() ? QStringLiteral("–") : value);
    body->setAccessibleName(name + QStringLiteral(": ") + body->text());
    if (fixedWidth)
        body->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void DetailPane::addBlock(const QString &name, const QString &text) {
    m_column->insertSpacing(m_column->count() - 1, spacing::tight);
    addLabel(name);
    auto *block = new QPlainTextEdit(text);
    block->setReadOnly(true);
    block->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    block->setAccessibleName(name);
    block->setTabChangesFocus(true);
    block->setMinimumHeight(8 * spacing::rowHeight);
    addWidget(block);
}

void DetailPane::addWidget(QWidget *widget) {
    m_column->insertWidget(m_column->count() - 1, widget);
}

QPushButton *DetailPane::addButton(const QString &text, bool enabled, const QString &whyNot) {
    auto *button = new ElidedButton(text);
    button->setEnabled(enabled);
    button->setToolTip(whyNot);
    button->setAccessibleDescription(whyNot);
    addWidget(button);
    return button;
}

} // namespace cloudnx
