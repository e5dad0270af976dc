#include "widgets/audit/facetpanel.h"

#include "widgets/audit/eventview.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>

namespace cloudnx {

namespace {

using audit::Field;

constexpr int valueRole = Qt::UserRole + 1;
constexpr int fieldRole = Qt::UserRole + 2;

} // namespace

FacetPanel::FacetPanel(QWidget *parent) : QTreeWidget(parent) {
    setAccessibleName(tr("Most frequent values"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(8);
    setUniformRowHeights(true);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    setMinimumWidth(180);
    connect(this, &QTreeWidget::itemClicked, this,
            [this](const QTreeWidgetItem *item) { choose(item, filter::Sense::Only); });
}

const std::vector<Field> &FacetPanel::fields() {
    static const std::vector<Field> fields{Field::Action, Field::Actor, Field::Ip, Field::Status,
                                           Field::UserAgent};
    return fields;
}

void FacetPanel::show(const std::vector<audit::Facet> &facets) {
    clear();
    for (std::size_t at = 0; at < facets.size() && at < fields().size(); ++at) {
        const Field field = fields()[at];
        auto *head = new QTreeWidgetItem(
            this, {EventView::titleOf(field, TimeZone::Utc), QLocale().toString(facets[at].distinct)});
        head->setFlags(Qt::ItemIsEnabled);
        QFont bold = font();
        bold.setBold(true);
        head->setFont(0, bold);
        for (const audit::ValueCount &value : facets[at].top) {
            auto *item = new QTreeWidgetItem(
                head, {value.text.isEmpty() ? tr("(none)") : value.text, QLocale().toString(value.count)});
            item->setData(0, valueRole, value.text);
            item->setData(0, fieldRole, static_cast<int>(field));
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setToolTip(0, value.text);
        }
        head->setExpanded(true);
    }
}

void FacetPanel::choose(const QTreeWidgetItem *item, filter::Sense sense) {
    if (item && item->data(0, fieldRole).isValid())
        Q_EMIT chosen(static_cast<Field>(item->data(0, fieldRole).toInt()),
                      item->data(0, valueRole).toString(), sense);
}

void FacetPanel::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return choose(currentItem(), filter::Sense::Only);
    if (event->key() == Qt::Key_Delete)
        return choose(currentItem(), filter::Sense::Without);
    QTreeWidget::keyPressEvent(event);
}

void FacetPanel::contextMenuEvent(QContextMenuEvent *event) {
    const QTreeWidgetItem *item = itemAt(viewport()->mapFromGlobal(event->globalPos()));
    if (!item || !item->data(0, fieldRole).isValid())
        return;
    // Copied: while the menu is open, new events may replace the item.
    const auto field = static_cast<Field>(item->data(0, fieldRole).toInt());
    const QString value = item->data(0, valueRole).toString();
    QMenu menu;
    const auto add = [&](const QString &text, filter::Sense sense) {
        connect(menu.addAction(text), &QAction::triggered, this,
                [this, field, value, sense] { Q_EMIT chosen(field, value, sense); });
    };
    add(tr("Only this"), filter::Sense::Only);
    add(tr("Without this"), filter::Sense::Without);
    menu.exec(event->globalPos());
}

} // namespace cloudnx
