#include "widgets/keysheet.h"

#include "widgets/parts/spacing.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace cloudnx {

KeySheet::KeySheet(QWidget *parent) : QFrame(parent) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Keys"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(spacing::wide, spacing::apart, spacing::wide, spacing::apart);
    grid->setHorizontalSpacing(spacing::wide);
    grid->setVerticalSpacing(spacing::near);
    const std::pair<QString, QString> keys[] = {
        {QStringLiteral("Ctrl+K"), tr("find an action or an object")},
        {QStringLiteral("Ctrl+1 … Ctrl+7"), tr("go to a room")},
        {QStringLiteral("Ctrl+F"), tr("filter the page")},
        {QStringLiteral("F5"), tr("read everything again")},
        {QStringLiteral("F6"), tr("next part of the window")},
        {QStringLiteral("Esc"), tr("go back; close the plan")},
        {QStringLiteral("Ctrl+Z"), tr("undo the last plan")},
        {QStringLiteral("Ctrl+L"), tr("lock")},
        {QStringLiteral("Ctrl+C"), tr("copy the cell; with Shift the row")},
        {QStringLiteral("Menu"), tr("filter or copy the cell")},
        {QStringLiteral("Enter"), tr("do what is chosen")},
        {QStringLiteral("?"), tr("this list")},
    };
    int row = 0;
    for (const auto &[key, meaning] : keys) {
        auto *left = new QLabel(key);
        left->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        grid->addWidget(left, row, 0);
        grid->addWidget(new QLabel(meaning), row++, 1);
    }
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(true);
    grid->addWidget(close, row, 1, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    setFocusProxy(close);
    hide();
}

void KeySheet::open() {
    adjustSize();
    move((parentWidget()->width() - width()) / 2, (parentWidget()->height() - height()) / 2);
    show();
    raise();
    setFocus();
}

} // namespace cloudnx
