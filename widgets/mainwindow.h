#pragma once

#include "widgets/parts/seat.h"
#include "widgets/parts/worker.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;

namespace cloudnx {

class LoginView;
class Workbench;

/// Either the door or what is behind it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Door &door, const Clock &clock, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Goes on with the session of @p profile (empty: the first one), or asks to sign in.
    void start(const QString &profile);

    /// Made when it is first needed: whose session goes on never sees it.
    [[nodiscard]] LoginView *loginView();

    /// Nothing while nobody is signed in.
    [[nodiscard]] Workbench *workbench() const { return m_workbench; }

    [[nodiscard]] Worker &worker() { return m_worker; }

    /// Hides everything at once and wipes the tokens as soon as no dialog and no plan needs them any more; @p
    /// why is said to who comes back. A sign-in that was begun begins anew.
    void lock(const QString &why);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void enter(const std::shared_ptr<Seat> &seat, const QStringList &notes);
    void ask(const QString &profile, const QString &why);
    void enterAgain(const QString &note);
    void leave(const QString &profile, const QString &why);
    void signOut();
    void watch();
    void lockWhenAlone(const QString &why);

    Worker m_worker;
    Door &m_door;
    QStackedWidget *m_stack;
    QLabel *m_cover;
    const Clock &m_clock;
    LoginView *m_login = nullptr;
    Workbench *m_workbench = nullptr;
    std::shared_ptr<Seat> m_seat;
    bool m_locked = false; ///< and nobody signed in since
};

} // namespace cloudnx
