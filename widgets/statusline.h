#pragma once

#include "widgets/parts/liveinventory.h"

#include <QBasicTimer>
#include <QLabel>

class QPushButton;

namespace cloudnx {

/// At the bottom: what runs now and how to cancel it, how old the reading is, offline if so.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(LiveInventory &live, QWidget *parent = nullptr);

Q_SIGNALS:
    void readAgainWanted();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void showRunning();
    void showAge();

    LiveInventory &m_live;
    QBasicTimer m_timer;
    QLabel *m_running;
    QPushButton *m_cancel;
    QLabel *m_age;
    QPushButton *m_again;
};

} // namespace cloudnx
