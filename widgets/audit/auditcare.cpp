#include "widgets/audit/archivecare.h"
#include "widgets/audit/auditpage.h"
#include "widgets/audit/pace.h"
#include "widgets/parts/detailpane.h"

#include <QFileDialog>
#include <QMenu>
#include <QPushButton>

namespace cloudnx {

void AuditPage::addCare(QMenu *menu) {
    menu->addAction(tr("Import events…"), this, &AuditPage::chooseImport);
    menu->addAction(tr("Check and repair the archive"), this, &AuditPage::repairArchive);
}

void AuditPage::chooseImport() {
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Import events"), {},
        tr("Events: JSON lines, JSON, CSV, CloudTrail, CADF, OCSF; packed or not (*)"));
    if (!paths.isEmpty())
        importFrom(paths, audit::OnBroken::Stop);
}

void AuditPage::importFrom(const QStringList &paths, audit::OnBroken onBroken) {
    const ArchiveSeat *seat = archiveSeat();
    if (!seat || m_isCaring)
        return;
    m_isCaring = true;
    live().worker().run(
        this, QStringLiteral("audit-care"), tr("Importing"),
        [shared = live().sharedSeat(), seat, paths, onBroken,
         progress = paced(live().worker().progress(), Counted::Lines)](std::stop_token stop) {
            return importedInto(*seat, paths, {onBroken, progress, std::move(stop)});
        },
        [this, paths, onBroken](const Imported &imported) {
            m_isCaring = false;
            take(imported.updated.archive, {});
            const bool isStopped = onBroken == audit::OnBroken::Stop && !imported.files.empty() &&
                                   imported.files.back().report.stopped;
            QPushButton *goOn = isStopped ? new QPushButton(tr("Go on without such lines")) : nullptr;
            if (goOn)
                connect(goOn, &QPushButton::clicked, this,
                        [this, paths] { importFrom(paths, audit::OnBroken::Skip); });
            showCare(tr("Import"), reportOf(imported), goOn);
        });
}

void AuditPage::repairArchive() {
    const ArchiveSeat *seat = archiveSeat();
    if (!seat || m_isCaring)
        return;
    m_isCaring = true;
    live().worker().run(
        this, QStringLiteral("audit-care"), tr("Checking every byte of the archive"),
        [shared = live().sharedSeat(), seat, now = live().now(), files = live().worker().progress(),
         events = paced(live().worker().progress(), Counted::Events)](std::stop_token stop) {
            return repaired(shared->cloud().audit(), *seat, now, files, events, std::move(stop));
        },
        [this](const Repaired &repaired) {
            m_isCaring = false;
            take(repaired.updated.archive, repaired.updated.trouble);
            if (!repaired.report)
                return banner()->show(repaired.report.error());
            showCare(tr("Check of the archive"), reportOf(*repaired.report, repaired.updated));
        });
}

void AuditPage::showCare(const QString &title, const CareReport &report, QPushButton *next) {
    setAnswer(report.isWhole ? State::Ok : State::Look, report.sentence);
    m_care->setTitle(title, report.sentence);
    if (next)
        m_care->addWidget(next);
    connect(m_care->addButton(tr("Close")), &QPushButton::clicked, this, [this] {
        m_care->hide();
        m_events->setFocus();
    });
    if (!report.lines.isEmpty())
        m_care->addBlock(tr("In particular"), report.lines.join(u'\n'));
    m_care->show();
}

} // namespace cloudnx
