#pragma once

#include "widgets/parts/liveinventory.h"

#include <QBasicTimer>
#include <QLabel>

class QPushButton;

namespace cloudnx {

/// On top: which profile in its colour, whose account, who one is, how long the token lasts, and lock.
class ProfileBand : public QWidget {
    Q_OBJECT

public:
    explicit ProfileBand(LiveInventory &live, QWidget *parent = nullptr);

    /// Puts @p button behind the account.
    void addToAccount(QPushButton *button);

Q_SIGNALS:
    void lockWanted();
    void signOutWanted();

protected:
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showProfile();
    void showWho();
    void showTime();

    LiveInventory &m_live;
    QBasicTimer m_timer;
    QLabel *m_profile;
    QLabel *m_account;
    QLabel *m_who;
    QLabel *m_factor;
    QLabel *m_time;
};

/// The band's colour for a profile that names none: the same for the same name.
[[nodiscard]] QColor colourOfProfile(const QString &name, const QString &chosen);

} // namespace cloudnx
