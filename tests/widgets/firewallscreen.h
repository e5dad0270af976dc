#pragma once

#include "tests/widgets/screen.h"
#include "widgets/firewall/ruleform.h"
#include "widgets/parts/tableview.h"

#include <QLineEdit>

namespace cloudnx::test {

[[nodiscard]] inline std::vector<RuleSpec> rulesOf(MemoryCloud &cloud, const char *group) {
    const Inventory inventory = cloud.inventory();
    for (const FirewallGroup &one : *inventory.firewall)
        if (one.name == QLatin1String(group)) {
            std::vector<RuleSpec> specs;
            for (const Rule &rule : one.rules)
                specs.push_back(rule.spec);
            return specs;
        }
    return {};
}

[[nodiscard]] inline bool has(const std::vector<RuleSpec> &rules, const RuleSpec &rule) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const RuleSpec &one) { return sameTraffic(one, rule); });
}

[[nodiscard]] inline QLineEdit *field(QWidget *root, const char *name) {
    for (auto *edit : root->findChildren<QLineEdit *>())
        if (edit->accessibleName() == QLatin1String(name))
            return edit;
    return nullptr;
}

/// The window in the firewall's room.
struct FirewallScreen : Screen {
    explicit FirewallScreen(const Inventory &account = sampleInventory()) : Screen(account) {}

    bool enter() {
        if (!isReady())
            return false;
        press(Qt::Key_3, Qt::ControlModifier);
        return comesToRest();
    }

    QWidget &page() { return *bench().page(Room::Firewall); }

    RuleForm &form() { return *page().findChild<RuleForm *>(); }

    QTableView &table() { return *page().findChild<TableView *>()->view(); }

    QString effect() { return form().findChild<StateLine *>()->text(); }
};

} // namespace cloudnx::test
