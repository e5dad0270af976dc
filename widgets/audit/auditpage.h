#pragma once

#include "models/audit/import/report.h"
#include "models/audit/views.h"
#include "models/filter/terms.h"
#include "widgets/audit/auditanswer.h"
#include "widgets/audit/eventview.h"
#include "widgets/parts/page.h"

class QMenu;
class QPushButton;
class QTimer;
class QToolButton;

namespace cloudnx {

class ArchiveSeat;
class DetailPane;
struct CareReport;
class FacetPanel;
class GroupPanel;
class HistogramView;

/// For the operator: a year of history, asked in the filter language. The archive is brought up to date when
/// somebody looks, and every second in live mode.
class AuditPage : public Page {
    Q_OBJECT

public:
    explicit AuditPage(LiveInventory &live, QWidget *parent = nullptr);

    void refresh() override;

    [[nodiscard]] FilterField *filterField() const override { return m_query; }

    void showObject(const QString &eventId) override;
    [[nodiscard]] std::vector<PaletteEntry> palette() override;
    [[nodiscard]] bool goBack() override;

    /// The question that stands there and the columns, under @p name. What is wrong is said in the banner.
    void keepView(const QString &name);
    void showView(const audit::SavedView &view);
    /// Writes what is shown. Runs on the worker, can be cancelled there.
    void exportTo(const QString &path);
    /// Adds files of events to the archive, and says which lines were none. Can be cancelled as well.
    void importFrom(const QStringList &paths, audit::OnBroken onBroken);
    /// Holds the archive against its checksums and fetches again what was lost.
    void repairArchive();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct WantedRow {
        std::shared_ptr<const audit::Archive> archive;
        audit::RowId id;
    };

    void makeQueryRow();
    void makeMiddle();
    void makeMenu(QToolButton *button);
    void fillViews(QMenu *menu);
    void bringUpToDate(const QString &what);
    void tick();
    void take(Result<std::shared_ptr<const audit::Archive>> archive, const QString &trouble);
    void ask();
    void showAnswer(Result<AuditAnswer> answer);
    void showCount();
    void showChosen();
    void showCellMenu(qint64 row, audit::Field field, const QPoint &at);
    void narrow(audit::Field field, const QString &value, filter::Sense sense);
    void pivot(audit::Field field, const QString &value);
    void makeGroups();
    void askGroups();
    void addFollow(QMenu *menu, audit::Field field, const QString &value, const Event &event);
    void addGroups(QMenu *menu, audit::Field field, const QString &value);
    void addAround(QMenu *menu, audit::RowId id, Instant time);
    void showAround(audit::RowId id, std::uint64_t many);
    void wantRow(audit::RowId id);
    void chooseWanted();
    void setQuery(const QString &text);
    void saveView();
    void changeRules();
    void chooseExport();
    [[nodiscard]] QStringList keysOf(const filter::FieldRef &of) const;
    void addCare(QMenu *menu);
    void chooseImport();
    void showCare(const QString &title, const CareReport &report, QPushButton *next = nullptr);
    [[nodiscard]] QStringList valuesOf(audit::Field field, const QString &typed) const;
    [[nodiscard]] const ArchiveSeat *archiveSeat() const;

    FilterField *m_query;
    QToolButton *m_liveButton;
    QToolButton *m_groupsButton;
    QLabel *m_count;
    HistogramView *m_histogram;
    FacetPanel *m_facets;
    GroupPanel *m_groups;
    EventView *m_events;
    DetailPane *m_pane;
    DetailPane *m_care; ///< what came of an import or a repair
    QTimer *m_pulse;
    std::shared_ptr<const audit::Archive> m_archive;
    AuditAnswer m_answer;
    QStringList m_before; ///< questions that Esc goes back to
    QString m_wantedEvent;
    std::optional<WantedRow> m_wantedRow;
    bool m_isUpdating = false;
    bool m_isCaring = false;
};

} // namespace cloudnx
