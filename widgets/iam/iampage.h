#pragma once

#include "widgets/parts/page.h"

#include <array>

class QTabWidget;

namespace cloudnx {

class IamTab;
class TrustTab;

/// For the account owner and the operator: who may do what, and with which keys.
class IamPage : public Page {
    Q_OBJECT

public:
    explicit IamPage(LiveInventory &live, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] FilterField *filterField() const override;
    [[nodiscard]] std::vector<PaletteEntry> palette() override;
    void showObject(const QString &name) override;

private:
    void addTab(IamTab *tab, const QString &title);
    void readTrusts();
    void showTrusts(Result<std::vector<Trust>> trusts);

    QTabWidget *m_tabs;
    std::vector<IamTab *> m_each;
    TrustTab *m_trusts = nullptr; ///< once the cloud said that it has such a thing
    Instant m_trustsFor{};
};

} // namespace cloudnx
