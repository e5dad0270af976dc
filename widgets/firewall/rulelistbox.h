#pragma once

#include "models/firewall/ruleedits.h"
#include "widgets/parts/state.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace cloudnx {

/// Many rules at once, pasted or from a file. Says while it is typed what they change, or where they are
/// wrong.
class RuleListBox : public QWidget {
    Q_OBJECT

public:
    explicit RuleListBox(QWidget *parent = nullptr);

    void show(const std::vector<FirewallGroup> &groups, const QString &groupWord);
    void chooseGroup(const QString &group);
    void clear();

Q_SIGNALS:
    void changesWanted(const cloudnx::RuleChanges &changes);

private:
    void makeLines();
    void chooseFile();
    [[nodiscard]] Result<RuleChanges> changes() const;
    void tell();

    std::vector<FirewallGroup> m_groups;
    QPlainTextEdit *m_text;
    QComboBox *m_group;
    QCheckBox *m_replace;
    QPushButton *m_file;
    QPushButton *m_plan;
    StateLine *m_says;
};

} // namespace cloudnx
