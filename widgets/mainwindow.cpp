#include "widgets/mainwindow.h"

#include "widgets/login/loginview.h"
#include "widgets/parts/clipboard.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/idlewatch.h"
#include "widgets/workbench.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QThread>
#include <QTimer>

namespace cloudnx {

MainWindow::MainWindow(Door &door, const Clock &clock, QWidget *parent)
    : QMainWindow(parent),
      m_door(door),
      m_stack(new QStackedWidget),
      m_cover(new QLabel(tr("Opening the session…"))),
      m_clock(clock) {
    setWindowTitle(tr("CloudNx Console"));
    setWindowIcon(strokeIcon(QStringLiteral("cloudnx")));
    m_cover->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_cover);
    setCentralWidget(m_stack);
    resize(1024, 700);
}

LoginView *MainWindow::loginView() {
    if (m_login)
        return m_login;
    m_login = new LoginView(m_door, m_worker, m_clock);
    m_stack->addWidget(m_login);
    connect(m_login, &LoginView::signedIn, this, &MainWindow::enter);
    return m_login;
}

void MainWindow::ask(const QString &profile, const QString &why) {
    m_stack->setCurrentWidget(loginView());
    m_login->start(profile, why, m_locked ? LoginView::Written::Ignored : LoginView::Written::Offered);
}

MainWindow::~MainWindow() {
    m_worker.stop();
}

void MainWindow::start(const QString &profile) {
    watch();
    m_worker.run(
        this, QStringLiteral("start"), tr("Opening the session"),
        [door = &m_door, profile](std::stop_token stop) { return door->resume(profile, std::move(stop)); },
        [this, profile](const Result<std::shared_ptr<Seat>> &seat) {
            if (seat)
                return enter(*seat, {});
            const bool plain = seat.error().kind == ErrorKind::Unauthenticated;
            ask(profile, plain ? QString() : seat.error().sentence);
        });
}

void MainWindow::watch() {
    auto *idle = new IdleWatch(m_clock, this);
    connect(idle, &IdleWatch::idle, this, [this] {
        lock(tr("Locked: nobody was here for %1 min. Sign in with password and code.")
                 .arg(idleLimit().count()));
    });
    const auto screenLocked = [self = QPointer(this)] {
        if (self)
            self->lock(tr("Locked, as the screen was. Sign in with password and code."));
    };
    m_worker.run(
        this, QStringLiteral("screen"), {},
        [door = &m_door, screenLocked](std::stop_token stop) {
            return door->watchScreen(screenLocked, std::move(stop));
        },
        [](const Done &) {}); // where no desktop tells, the idle watch is what is left
}

void MainWindow::enter(const std::shared_ptr<Seat> &seat, const QStringList &notes) {
    delete m_workbench;
    m_seat = seat;
    m_locked = false;
    m_workbench = new Workbench(seat, m_worker);
    m_stack->addWidget(m_workbench);
    m_stack->setCurrentWidget(m_workbench);
    setWindowTitle(tr("%1 – CloudNx Console").arg(seat->profile()));
    connect(m_workbench, &Workbench::lockWanted, this, [this] {
        lock(tr("Locked. The session rests in the keychain; here it takes password and code."));
    });
    connect(m_workbench, &Workbench::signOutWanted, this, &MainWindow::signOut);
    connect(m_workbench, &Workbench::sessionOver, this,
            [this](const QString &why) { leave(m_seat->profile(), why); });
    connect(m_workbench, &Workbench::projectEntered, this, &MainWindow::enterAgain);
    m_workbench->start(notes);
}

// In another project: everything is read anew, in the room one was in.
void MainWindow::enterAgain(const QString &note) {
    m_worker.run(
        this, QStringLiteral("start"), tr("Opening the session"),
        [door = &m_door, profile = m_seat->profile()](std::stop_token stop) {
            return door->seat(profile, std::move(stop));
        },
        [this, note, profile = m_seat->profile(),
         room = m_workbench->room()](const Result<std::shared_ptr<Seat>> &seat) {
            if (!seat)
                return leave(profile, seat.error().sentence);
            enter(*seat, note.isEmpty() ? QStringList() : QStringList{note});
            m_workbench->go(room);
        });
}

void MainWindow::leave(const QString &profile, const QString &why) {
    setWindowTitle(tr("CloudNx Console"));
    m_worker.drop(this, QStringLiteral("start"));
    if (m_workbench)
        m_workbench->deleteLater(); // a button in it may be what was just pressed
    m_workbench = nullptr;
    m_seat.reset();
    ask(profile, why);
}

void MainWindow::lock(const QString &why) {
    takeSecretBack();
    m_worker.drop(this, QStringLiteral("start")); // a session that is just being opened stays shut
    m_cover->setText(tr("Locked"));
    m_stack->setCurrentWidget(m_cover);
    lockWhenAlone(why);
}

// A dialog is run by code of the page that opened it, and must have returned before the page may go.
void MainWindow::lockWhenAlone(const QString &why) {
    constexpr int againMs = 20;
    if (QWidget *dialog = QApplication::activeModalWidget())
        dialog->close();
    if (QThread::currentThread()->loopLevel() > 1) {
        QTimer::singleShot(againMs, this, [this, why] { lockWhenAlone(why); });
        return;
    }
    m_locked = m_locked || m_seat;
    leave(m_seat ? m_seat->profile() : loginView()->profile(), m_seat ? why : QString());
}

void MainWindow::signOut() {
    m_worker.run(
        this, QStringLiteral("signout"), tr("Signing out"),
        [seat = m_seat](std::stop_token stop) { return seat->signOut(std::move(stop)); },
        [this, profile = m_seat->profile()](const Done &done) {
            leave(profile, done ? tr("Signed out.") : done.error().sentence);
        });
}

void MainWindow::closeEvent(QCloseEvent *event) {
    hide();
    m_worker.stop();
    event->accept();
}

} // namespace cloudnx
