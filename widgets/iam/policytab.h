#pragma once

#include "models/tables/policytable.h"
#include "widgets/iam/iamtab.h"

namespace cloudnx {

class PolicyTab : public IamTab {
    Q_OBJECT

public:
    explicit PolicyTab(QWidget *parent = nullptr);
    void refresh(const Inventory &inventory, Instant now) override;

protected:
    void showCurrent() override;

private:
    explicit PolicyTab(PolicyTable *policies, QWidget *parent);

    PolicyTable *m_policies;
    std::map<QString, QStringList> m_holders; ///< by policy
};

} // namespace cloudnx
