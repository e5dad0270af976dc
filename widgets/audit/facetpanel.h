#pragma once

#include "models/audit/query/facets.h"
#include "models/filter/terms.h"

#include <QTreeWidget>

namespace cloudnx {

/// The most frequent values of some fields among the events that are shown, with their counts. Return or a
/// click asks for one, Delete or a right-click asks for all others.
class FacetPanel : public QTreeWidget {
    Q_OBJECT

public:
    explicit FacetPanel(QWidget *parent = nullptr);

    [[nodiscard]] static const std::vector<audit::Field> &fields();

    void show(const std::vector<audit::Facet> &facets);

Q_SIGNALS:
    void chosen(cloudnx::audit::Field field, const QString &value, cloudnx::filter::Sense sense);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void choose(const QTreeWidgetItem *item, filter::Sense sense);
};

} // namespace cloudnx
