#pragma once

#include "models/audit/query/groups.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace cloudnx {

struct Grouping {
    std::vector<audit::Trait> traits;
    audit::GroupOrder order = audit::GroupOrder::MostFrequent;

    /// The most frequent values of a field; of the time, the hours of the day.
    [[nodiscard]] static Grouping topOf(audit::Field field);
};

/// The groups of the events that are shown: how many, first and last seen. Return or a double click asks for
/// one.
class GroupPanel : public QWidget {
    Q_OBJECT

public:
    explicit GroupPanel(QWidget *parent = nullptr);

    /// That can be grouped by.
    [[nodiscard]] static std::vector<audit::Field> fields();

    [[nodiscard]] const Grouping &grouping() const;
    /// One of those that can be chosen.
    void setTopOf(audit::Field field);
    /// @p at in audit::firstEvers().
    void setFirstEver(std::size_t at);

    /// Of what is chosen.
    void show(audit::Groups groups);
    void showFailure(const QString &why);
    void showWaiting();

    /// "Actor + Network"
    [[nodiscard]] static QString titlesOf(const std::vector<audit::Trait> &traits);

Q_SIGNALS:
    void groupingChanged();
    /// A filter for the events of a group.
    void chosen(const QString &term);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showHead();
    void choose(QTreeWidgetItem *item);

    std::vector<Grouping> m_choices; ///< as the box has them
    QComboBox *m_box;
    QLabel *m_count;
    QTreeWidget *m_list;
    audit::Groups m_groups;
};

} // namespace cloudnx
