#pragma once

#include "models/tables/grouptable.h"
#include "widgets/iam/iamtab.h"

namespace cloudnx {

class GroupTab : public IamTab {
    Q_OBJECT

public:
    explicit GroupTab(QWidget *parent = nullptr);
    void refresh(const Inventory &inventory, Instant now) override;

protected:
    void showCurrent() override;

private:
    explicit GroupTab(GroupTable *groups, QWidget *parent);

    GroupTable *m_groups;
    QStringList m_policies;
    QStringList m_users;
};

} // namespace cloudnx
