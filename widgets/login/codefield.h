#pragma once

#include "models/core/clock.h"

#include <QLineEdit>

namespace cloudnx {

/// Takes six digits, however they are pasted ("123 456"), or a backup code.
class CodeField : public QLineEdit {
    Q_OBJECT

public:
    explicit CodeField(QWidget *parent = nullptr);

Q_SIGNALS:
    /// Six digits stand there: nothing more is to come.
    void complete();

private:
    void look(const QString &text);
};

} // namespace cloudnx
