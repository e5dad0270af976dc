#include "widgets/parts/controls.h"

#include "widgets/parts/spacing.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>

namespace cloudnx {

namespace {

constexpr int charactersAtLeast = 10;

} // namespace

QComboBox *choice(const QString &name, const QStringList &entries) {
    auto *box = new QComboBox;
    box->addItems(entries);
    box->setAccessibleName(name);
    return box;
}

QComboBox *nameChoice(const QString &name, const QStringList &entries) {
    QComboBox *box = choice(name, entries);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMinimumWidth(charactersAtLeast * box->fontMetrics().averageCharWidth() + spacing::wide);
    box->view()->setTextElideMode(Qt::ElideMiddle);
    return box;
}

QLineEdit *typed(const QString &name, const QString &placeholder) {
    auto *edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(placeholder);
    return edit;
}

} // namespace cloudnx
