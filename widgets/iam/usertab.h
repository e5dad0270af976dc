#pragma once

#include "models/tables/usertable.h"
#include "widgets/iam/iamtab.h"

namespace cloudnx {

class UserTab : public IamTab {
    Q_OBJECT

public:
    explicit UserTab(QWidget *parent = nullptr);
    void refresh(const Inventory &inventory, Instant now) override;

protected:
    void showCurrent() override;

private:
    explicit UserTab(UserTable *users, QWidget *parent);
    void addActions(const User &user);
    void addSecondFactor(const User &user);

    UserTable *m_users;
    QStringList m_policies;
    QStringList m_groups;
    bool m_hasMfaRules = false;
};

} // namespace cloudnx
