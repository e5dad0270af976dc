#pragma once

#include "models/cloud/abilities.h"
#include "models/tables/kmskeytable.h"
#include "widgets/parts/page.h"

class QLineEdit;
class QPushButton;

namespace cloudnx {

class DetailPane;
class TableView;
class ValueBox;

/// For the account owner: keys for secrets, and a value in or out.
class KmsPage : public Page {
    Q_OBJECT

public:
    explicit KmsPage(LiveInventory &live, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] FilterField *filterField() const override;
    [[nodiscard]] std::vector<PaletteEntry> palette() override;
    void showObject(const QString &name) override;

private:
    void makeMaker();
    void answerQuestion();
    void showKey();
    void addActions(const KmsKey &key);
    void addDeletion(const KmsKey &key);
    void addAction(const QString &verb, KmsChange change, const QString &whyNot = {});
    void ask();

    KmsKeyTable *m_keys;
    TableView *m_table;
    DetailPane *m_pane;
    const Abilities m_offered;
    ValueBox *m_values;
    StateLine *m_noValues;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QPushButton *m_make;
};

} // namespace cloudnx
