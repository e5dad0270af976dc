#include "widgets/parts/controls.h"

#include <QComboBox>
#include <QLineEdit>

namespace cloudnx {

QComboBox *choice(const QString &name, const QStringList &entries) {
    auto *box = new QComboBox;
    box->addItems(entries);
    box->setAccessibleName(name);
    return box;
}

QLineEdit *typed(const QString &name, const QString &placeholder) {
    auto *edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(placeholder);
    return edit;
}

} // namespace cloudnx
