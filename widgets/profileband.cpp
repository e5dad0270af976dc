#include "widgets/profileband.h"

#include "models/cloud/words.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/state.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimerEvent>

namespace cloudnx {

namespace {

constexpr int tickMs = 1000;

void tint(QLabel *label, const QColor &colour) {
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

} // namespace

QColor colourOfProfile(const QString &name, const QString &chosen) {
    if (const QColor colour(chosen); colour.isValid())
        return colour;
    unsigned hash = 2166136261U; // FNV-1a: the same on every run, unlike qHash
    for (const char byte : name.toUtf8())
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return QColor::fromHsv(static_cast<int>(hash % 360), 150, 110);
}

ProfileBand::ProfileBand(LiveInventory &live, QWidget *parent)
    : QWidget(parent),
      m_live(live),
      m_profile(new ElidedLabel),
      m_account(new ElidedLabel),
      m_who(new ElidedLabel),
      m_factor(new QLabel),
      m_time(new QLabel) {
    setAccessibleName(tr("Profile"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, spacing::near, 0);
    row->setSpacing(spacing::apart);
    m_profile->setAutoFillBackground(true);
    m_profile->setContentsMargins(spacing::apart, spacing::near, spacing::apart, spacing::near);
    QFont strong = m_profile->font();
    strong.setWeight(QFont::DemiBold);
    m_profile->setFont(strong);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_account->setFont(fixed);
    m_time->setFont(fixed);
    auto *lock = new QPushButton(strokeIcon(QStringLiteral("lock")), tr("Lock"));
    lock->setToolTip(tr("Forget the tokens in this window and ask for password and code again (Ctrl+L)"));
    auto *signOut = new QPushButton(tr("Sign out"));
    signOut->setToolTip(tr("End the session, for the terminal too"));
    for (QLabel *label : {m_profile, m_account, m_who, m_factor})
        row->addWidget(label);
    row->addStretch(1);
    row->addWidget(m_time);
    row->addWidget(lock);
    row->addWidget(signOut);
    connect(lock, &QPushButton::clicked, this, &ProfileBand::lockWanted);
    connect(signOut, &QPushButton::clicked, this, &ProfileBand::signOutWanted);
    connect(&m_live, &LiveInventory::changed, this, &ProfileBand::showWho);
    m_timer.start(tickMs, this);
    showProfile();
    showWho();
    showTime();
}

void ProfileBand::addToAccount(QPushButton *button) {
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_account) + 1, button);
}

void ProfileBand::showProfile() {
    const QColor colour = colourOfProfile(m_live.seat().profile(), m_live.seat().colour());
    QPalette palette = m_profile->palette();
    palette.setColor(QPalette::Window, colour);
    const bool whiteReads = contrastOf(colour, Qt::white) >= contrastOf(colour, Qt::black);
    palette.setColor(QPalette::WindowText, whiteReads ? Qt::white : Qt::black);
    m_profile->setPalette(palette);
    m_profile->setText(m_live.seat().profile());
}

void ProfileBand::showWho() {
    const Inventory &inventory = m_live.inventory();
    if (!inventory.identity.known())
        return m_who->setText(tr("? who"));
    const Identity &identity = *inventory.identity;
    const bool root = identity.kind == IdentityKind::Root;
    m_account->setText(identity.accountName // so that nobody takes it for that of a person
                           ? tr("%1 %2").arg(wordsOf(m_live.seat().cloud()).account, *identity.accountName)
                           : identity.accountId);
    m_account->setToolTip(identity.accountName ? identity.accountId : QString());
    m_who->setText(root ? tr("%1 · root ⚠").arg(identity.name) : identity.name);
    tint(m_who, root ? colourOf(State::Look, palette()) : palette().color(QPalette::WindowText));
    const bool known = inventory.secondFactor.known();
    const bool on = known && inventory.secondFactor->enabled;
    m_factor->setText(!known ? tr("2FA ?") : on ? tr("2FA on ✓") : tr("2FA off ⚠"));
    tint(m_factor, colourOf(!known ? State::Unknown : on ? State::Ok : State::Look, palette()));
}

void ProfileBand::showTime() {
    const auto ends = m_live.seat().tokenEnds();
    if (!ends)
        return m_time->setText(tr("session –"));
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(*ends - m_live.now()).count();
    m_time->setText(left <= 0 ? tr("session renews")
                              : tr("session %1:%2").arg(left / 60).arg(left % 60, 2, 10, QChar(u'0')));
}

void ProfileBand::timerEvent(QTimerEvent *event) {
    if (event->timerId() == m_timer.timerId())
        showTime();
}

void ProfileBand::changeEvent(QEvent *event) {
    if (event->type() == QEvent::PaletteChange) {
        showProfile();
        showWho();
    }
    QWidget::changeEvent(event);
}

} // namespace cloudnx
