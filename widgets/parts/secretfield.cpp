#include "widgets/parts/secretfield.h"

#include "widgets/parts/clipboard.h"

#include <QFontDatabase>
#include <QKeyEvent>

namespace cloudnx {

SecretField::SecretField(const QString &name, Secret secret, QWidget *parent)
    : QLineEdit(secret.revealText(), parent), m_secret(std::move(secret)) {
    setAccessibleName(name);
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setCursorPosition(0);
    connect(this, &QLineEdit::selectionChanged, this, &QLineEdit::deselect);
}

void SecretField::copyWhole() const {
    copySecret(m_secret);
}

void SecretField::keyPressEvent(QKeyEvent *event) {
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut))
        return copyWhole();
    QLineEdit::keyPressEvent(event);
}

} // namespace cloudnx
