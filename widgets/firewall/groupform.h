#pragma once

#include "models/firewall/change.h"
#include "widgets/parts/state.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace cloudnx {

/// One line about groups themselves, for clouds that have them: which guards which instance, a new one, one
/// less.
class GroupForm : public QWidget {
    Q_OBJECT

public:
    explicit GroupForm(QWidget *parent = nullptr);

    void show(const std::vector<FirewallGroup> &groups, const std::vector<QString> &instances);
    void chooseGroup(const QString &group);
    void chooseInstance(const QString &instance);

Q_SIGNALS:
    void changeWanted(const cloudnx::FirewallChange &change);
    void deletionWanted(const QString &group);

private:
    void tell();
    void create();
    [[nodiscard]] const FirewallGroup *chosen() const;

    std::vector<FirewallGroup> m_groups;
    QComboBox *m_group;
    QComboBox *m_instance;
    QPushButton *m_attach;
    QPushButton *m_detach;
    QPushButton *m_delete;
    QLineEdit *m_name;
    QPushButton *m_create;
    StateLine *m_says;
};

} // namespace cloudnx
