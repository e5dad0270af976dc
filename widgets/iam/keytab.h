#pragma once

#include "models/tables/accesskeytable.h"
#include "widgets/iam/iamtab.h"

namespace cloudnx {

class KeyTab : public IamTab {
    Q_OBJECT

public:
    explicit KeyTab(QWidget *parent = nullptr);
    void refresh(const Inventory &inventory, Instant now) override;

protected:
    void showCurrent() override;

private:
    explicit KeyTab(AccessKeyTable *keys, QWidget *parent);

    AccessKeyTable *m_keys;
};

} // namespace cloudnx
