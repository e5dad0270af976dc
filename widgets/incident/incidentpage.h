#pragma once

#include "models/tables/accesskeytable.h"
#include "models/tables/instancetable.h"
#include "models/tables/journaltable.h"
#include "models/tables/sessiontable.h"
#include "widgets/parts/page.h"

class QPushButton;
class QTabWidget;

namespace cloudnx {

class TableView;

/// For the support engineer at three in the morning: stop a machine, deactivate a key, end sessions, and what
/// was done so far in words for a ticket.
class IncidentPage : public Page {
    Q_OBJECT

public:
    explicit IncidentPage(LiveInventory &live, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] FilterField *filterField() const override;
    [[nodiscard]] std::vector<PaletteEntry> palette() override;
    void showObject(const QString &instance) override;

private:
    [[nodiscard]] QPushButton *addTab(TableView *table, const QString &title, const QString &verb);
    void readJournal();
    void showJournal(Result<std::vector<JournalEntry>> entries);
    void allow();
    void stopOrStart();
    void setKey();
    void endSession();
    void endOtherSessions();
    void copyForTicket() const;

    InstanceTable *m_instances;
    AccessKeyTable *m_keys;
    SessionTable *m_sessions;
    JournalTable *m_journal;
    QTabWidget *m_tabs;
    TableView *m_instanceView;
    TableView *m_keyView;
    TableView *m_sessionView;
    TableView *m_journalView;
    QPushButton *m_stop;
    QPushButton *m_deactivate;
    QPushButton *m_end;
    QPushButton *m_endOthers;
    QPushButton *m_copy;
};

/// "Actions already taken", a line each, oldest first; what a support ticket asks for.
[[nodiscard]] QString ticketLines(const std::vector<JournalEntry> &entries);

} // namespace cloudnx
