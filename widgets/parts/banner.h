#pragma once

#include "models/core/error.h"
#include "widgets/parts/state.h"

#include <QFrame>
#include <QPushButton>

namespace cloudnx {

/// One line across a page: what went wrong, what to do, and the request id for a ticket. Hidden until needed.
class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    void show(const Error &error);
    void show(State state, const QString &text, const QString &action = {});

Q_SIGNALS:
    void actionChosen();

private:
    StateLine *m_line;
    QPushButton *m_action;
    QPushButton *m_close;
};

} // namespace cloudnx
