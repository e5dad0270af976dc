#include "models/audit/export/exporter.h"
#include "widgets/audit/auditpage.h"
#include "widgets/audit/pace.h"
#include "widgets/audit/rulesbox.h"
#include "widgets/parts/archiveseat.h"
#include "widgets/parts/filterfield.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>
#include <QSaveFile>

namespace cloudnx {

namespace {

using audit::EventFormat;

[[nodiscard]] EventFormat formatOf(const QString &path) {
    return path.endsWith(QLatin1String(".csv"))         ? EventFormat::Csv
           : path.endsWith(QLatin1String(".cadf.json")) ? EventFormat::Cadf
           : path.endsWith(QLatin1String(".ocsf.json")) ? EventFormat::Ocsf
                                                        : EventFormat::Jsonl;
}

/// How many were written. Errors: Local, Integrity, Cancelled.
[[nodiscard]] Result<quint64> writeRows(const audit::RowSet &rows, const QString &path,
                                        const Progress &progress, const std::stop_token &stop) {
    constexpr quint64 atOnce = 1000;
    QSaveFile file(path);
    const auto broken = [&file, &path] {
        return failure(ErrorKind::Local,
                       QStringLiteral("Cannot write %1: %2.").arg(path, file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return broken();
    audit::EventExporter exporter(formatOf(path), [&](std::string_view bytes) -> Done {
        const auto size = static_cast<qint64>(bytes.size());
        return file.write(bytes.data(), size) == size ? Done() : broken();
    });
    for (quint64 place = 0; place < rows.count(); place += atOnce) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled,
                           QStringLiteral("The export was stopped; nothing was written."));
        const auto ids = rows.range(place, atOnce);
        if (!ids)
            return failure(ids.error());
        for (const audit::RowId id : *ids)
            if (auto done = exporter.write(*rows.archive(), id); !done)
                return failure(done.error());
        progress(QStringLiteral("Exporting"), static_cast<qint64>(place), static_cast<qint64>(rows.count()));
    }
    if (auto done = exporter.finish(); !done)
        return failure(done.error());
    if (!file.commit())
        return broken();
    return exporter.written();
}

} // namespace

void AuditPage::exportTo(const QString &path) {
    if (!m_answer.rows)
        return;
    live().worker().run(
        this, QStringLiteral("audit-export"), tr("Exporting"),
        [rows = m_answer.rows, path, progress = paced(live().worker().progress(), Counted::Events)](
            const std::stop_token &stop) { return writeRows(*rows, path, progress, stop); },
        [this, path](const Result<quint64> &written) {
            if (!written)
                return banner()->show(written.error());
            setAnswer(tr("Exported %1 events to %2.").arg(QLocale().toString(*written), path));
        });
}

void AuditPage::changeRules() {
    auto *box = new RulesBox(writtenRules(), this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::accepted, this, [this, box] {
        keepRules(box->rules());
        m_events->setRules(colourRules());
    });
    box->open();
}

void AuditPage::chooseExport() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export what is shown"), QStringLiteral("audit.jsonl"),
                                     tr("JSON lines, everything that was received (*.jsonl);;CSV "
                                        "(*.csv);;CADF (*.cadf.json);;OCSF (*.ocsf.json)"));
    if (!path.isEmpty())
        exportTo(path);
}

void AuditPage::fillViews(QMenu *menu) {
    menu->clear();
    const ArchiveSeat *seat = archiveSeat();
    const auto views =
        seat ? audit::SavedViews(seat->viewsPath()).all() : Result<std::vector<audit::SavedView>>();
    if (!views)
        return banner()->show(views.error());
    if (views->empty())
        menu->addAction(tr("None is saved yet"))->setEnabled(false);
    for (const audit::SavedView &view : *views)
        menu->addAction(view.name, this, [this, view] { showView(view); })->setToolTip(view.filter);
}

void AuditPage::showView(const audit::SavedView &view) {
    std::vector<audit::Field> fields;
    for (const QString &column : view.columns)
        if (const auto field = enumOf<audit::Field>(column))
            fields.push_back(*field);
    if (!fields.empty())
        m_events->setColumns(fields);
    setQuery(view.filter);
}

void AuditPage::saveView() {
    const QString name = QInputDialog::getText(this, tr("Save this filter"), tr("Name")).trimmed();
    if (!name.isEmpty())
        keepView(name);
}

void AuditPage::keepView(const QString &name) {
    const ArchiveSeat *seat = archiveSeat();
    if (!seat)
        return;
    if (const auto parsed = m_query->filter(live().now()); !parsed)
        return banner()->show(filter::errorOf(m_query->text(), parsed.error()));
    std::vector<QString> columns;
    for (const audit::Field field : m_events->columns())
        columns.push_back(wordOf(field));
    if (auto saved = audit::SavedViews(seat->viewsPath()).save({name, m_query->text(), std::move(columns)});
        !saved)
        banner()->show(saved.error());
}

} // namespace cloudnx
