#pragma once

#include "models/firewall/exposure.h"
#include "models/tables/firewallruletable.h"
#include "widgets/parts/page.h"

class QMenu;
class QTableView;

namespace cloudnx {

class DetailPane;
class ExposureMatrix;
class GroupForm;
class PacketBox;
class RuleForm;
class RuleListBox;
class TableView;

/// For the operator: who reaches what, and the rules that make it so.
class FirewallPage : public Page {
    Q_OBJECT

public:
    explicit FirewallPage(LiveInventory &live, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] FilterField *filterField() const override;
    [[nodiscard]] std::vector<PaletteEntry> palette() override;
    void showObject(const QString &group) override;
    bool goBack() override;

private:
    void makeMatrix();
    void makeBoxes();
    [[nodiscard]] QWidget *makeButtons();
    void openBox(QWidget *box);
    void fitMatrix();
    void showGroups(const std::vector<FirewallGroup> &groups);
    void answerQuestion(const std::vector<FirewallGroup> &groups);
    void showCell();
    void showRule();
    void addButtons(const FirewallRuleRow &row);
    void editCurrent();
    void fillUndoMenu();
    void closeToInternet(const Exposure &exposure);

    FirewallRuleTable *m_rules;
    TableView *m_table;
    ExposureMatrix *m_matrix;
    QTableView *m_grid;
    StateLine *m_cellSentence;
    RuleForm *m_form;
    QMenu *m_undo;
    PacketBox *m_packets;   ///< hidden until it is asked for
    RuleListBox *m_list;    ///< hidden until it is asked for
    GroupForm *m_groupForm; ///< hidden where groups are no things of their own
    DetailPane *m_pane;
};

} // namespace cloudnx
