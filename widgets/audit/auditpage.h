#pragma once

#include "models/tables/eventtable.h"
#include "widgets/parts/page.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace cloudnx {

class DetailPane;
class TableView;

/// For the operator: who did what, newest first, page by page as far back as asked.
class AuditPage : public Page {
    Q_OBJECT

public:
    explicit AuditPage(LiveInventory &live, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] FilterField *filterField() const override;
    void showObject(const QString &eventId) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class From { Start, WhereItEnded };

    void makeQueryRow();
    void load(From from);
    void take(Result<EventPage> page, From from);
    void answerQuestion();
    void showChosen();
    [[nodiscard]] EventQuery query() const;

    EventTable *m_events;
    TableView *m_table;
    DetailPane *m_pane;
    QComboBox *m_since;
    QLineEdit *m_text;
    QPushButton *m_search;
    QPushButton *m_more;
    QString m_cursor;
    Instant m_shownReadAt{};
};

} // namespace cloudnx
