#include "widgets/statusline.h"

#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTimerEvent>

namespace cloudnx {

namespace {

constexpr int tickMs = 1000;

} // namespace

StatusLine::StatusLine(LiveInventory &live, QWidget *parent)
    : QWidget(parent),
      m_live(live),
      m_running(new ElidedLabel),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_age(new QLabel),
      m_again(new QPushButton(strokeIcon(QStringLiteral("refresh")), tr("Read again"))) {
    setAccessibleName(tr("Status"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::near, spacing::tight, spacing::near, spacing::tight);
    row->setSpacing(spacing::near);
    m_again->setToolTip(tr("Read again (F5)"));
    row->addWidget(m_running, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_age);
    row->addWidget(m_again);
    connect(m_cancel, &QPushButton::clicked, &m_live.worker(), &Worker::cancelShown);
    connect(m_again, &QPushButton::clicked, this, &StatusLine::readAgainWanted);
    connect(&m_live.worker(), &Worker::changed, this, &StatusLine::showRunning);
    connect(&m_live, &LiveInventory::readingChanged, this, &StatusLine::showAge);
    m_timer.start(tickMs, this);
    showRunning();
    showAge();
}

void StatusLine::showRunning() {
    const QStringList shown = m_live.worker().shown();
    m_running->setText(shown.isEmpty() ? tr("Ready. Ctrl+K finds everything, ? shows the keys.")
                                       : shown.first());
    m_cancel->setVisible(!shown.isEmpty());
}

void StatusLine::showAge() {
    QString text =
        m_live.isBlank() ? tr("not read yet") : tr("read %1").arg(toAgeText(m_live.lastRead(), m_live.now()));
    if (m_live.isOffline())
        text = tr("⚠ offline · %1").arg(text);
    m_age->setText(text);
}

void StatusLine::timerEvent(QTimerEvent *event) {
    if (event->timerId() == m_timer.timerId())
        showAge();
}

} // namespace cloudnx
