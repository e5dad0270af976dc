#pragma once

#include "models/tables/accesskeytable.h"
#include "widgets/iam/iamtab.h"

namespace cloudnx {

class KeyForm;

class KeyTab : public IamTab {
    Q_OBJECT

public:
    explicit KeyTab(QWidget *parent = nullptr);
    void refresh(const Inventory &inventory, Instant now) override;

protected:
    void showCurrent() override;

private:
    explicit KeyTab(AccessKeyTable *keys, QWidget *parent);

    void addLimits(const AccessKey &key);

    AccessKeyTable *m_keys;
    KeyForm *m_form;
    bool m_areLimited = false; ///< keys may have less than their owner's rights
};

} // namespace cloudnx
