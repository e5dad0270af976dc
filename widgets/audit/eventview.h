#pragma once

#include "widgets/audit/eventrows.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QStaticText>

class QHeaderView;

namespace cloudnx {

/// A table of its own over any number of events: paints what is visible and asks for one cell at a time. No
/// item model stands behind it, so it has an accessible interface of its own.
class EventView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit EventView(QWidget *parent = nullptr);

    void setRows(EventRows rows);
    /// Which rows get a sign, and which one.
    void setRules(std::vector<ColourRule> rules);
    /// What stands in its place when there are no rows.
    void setEmptyText(const QString &text);
    void setTimeZone(TimeZone zone);

    [[nodiscard]] TimeZone timeZone() const { return m_zone; }

    [[nodiscard]] const EventRows &rows() const { return m_rows; }

    /// Fields in the order of the screen.
    [[nodiscard]] std::vector<audit::Field> columns() const;
    [[nodiscard]] bool isShown(audit::Field field) const;
    void setShown(audit::Field field, bool shown);
    /// These and no others, in this order; what is no column here is passed over.
    void setColumns(const std::vector<audit::Field> &fields);

    /// -1: none.
    [[nodiscard]] qint64 currentRow() const { return m_current; }

    void setCurrentRow(qint64 row);

    [[nodiscard]] audit::Field currentField() const { return m_currentField; }

    /// As it is shown.
    [[nodiscard]] QString cell(qint64 row, audit::Field field) const;
    [[nodiscard]] QRect cellRect(qint64 row, audit::Field field) const;
    [[nodiscard]] qint64 rowAt(int y) const;
    [[nodiscard]] int visibleRows() const;

    /// How many cells were asked for since it was made.
    [[nodiscard]] quint64 cellsAsked() const { return m_asked; }

    [[nodiscard]] static std::vector<audit::Field> everyField();
    [[nodiscard]] static QString titleOf(audit::Field field, TimeZone zone);

Q_SIGNALS:
    void currentChanged();
    void menuWanted(qint64 row, cloudnx::audit::Field field, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fitScrollBars();
    void paintColumn(QPainter &painter, int section, qint64 first, qint64 last);
    void paintRow(QPainter &painter, qint64 row) const;
    void paintMark(QPainter &painter, qint64 row) const;
    [[nodiscard]] const QStaticText &shaped(const QString &text, bool isFixed);
    [[nodiscard]] audit::Field fieldAt(int x) const;
    void rememberColumns() const;
    void recallColumns();

    EventRows m_rows;
    std::vector<ColourRule> m_rules;
    QHeaderView *m_header;
    QFont m_fixed;
    QString m_emptyText;
    int m_rowHeight = 26;
    TimeZone m_zone = TimeZone::Utc;
    qint64 m_current = -1;
    audit::Field m_currentField = audit::Field::Actor;
    mutable quint64 m_asked = 0;
    QHash<QString, QStaticText> m_shaped; ///< by text, a letter for its font in front
    std::vector<QString> m_shapedKeys;    ///< by age, in a ring
    std::size_t m_oldestShaped = 0;
};

} // namespace cloudnx
