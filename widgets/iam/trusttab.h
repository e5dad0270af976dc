#pragma once

#include "models/tables/trusttable.h"
#include "widgets/iam/iamtab.h"

namespace cloudnx {

/// Who may act for whom. A cloud tells only the trusts of who is signed in, and they are no part of an
/// Inventory: whoever has read them shows them.
class TrustTab : public IamTab {
    Q_OBJECT

public:
    explicit TrustTab(QWidget *parent = nullptr);
    void refresh(const Inventory &inventory, Instant now) override;
    void setTrusts(Result<std::vector<Trust>> trusts);

protected:
    void showCurrent() override;

private:
    explicit TrustTab(TrustTable *trusts, QWidget *parent);
    [[nodiscard]] QString nameOf(const QString &id) const;
    void showRows();

    TrustTable *m_table;
    Result<std::vector<Trust>> m_read;
    std::map<QString, QString> m_names; ///< of users and the own project, by id, as far as they are known
    QString m_me;
    Instant m_now{};
};

} // namespace cloudnx
