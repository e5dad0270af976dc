#include "widgets/audit/grouppanel.h"

#include "models/audit/query/pivots.h"
#include "widgets/audit/eventview.h"
#include "widgets/parts/controls.h"
#include "widgets/parts/spacing.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QTreeWidget>

namespace cloudnx {

namespace {

using audit::Field;
using audit::Trait;

[[nodiscard]] QString titleOf(const Trait &trait) {
    if (trait.kind == Trait::Kind::Network)
        return GroupPanel::tr("Network");
    if (trait.kind == Trait::Kind::HourOfDay)
        return GroupPanel::tr("Hour (UTC)");
    return EventView::titleOf(trait.field, TimeZone::Utc);
}

[[nodiscard]] QString textOf(Instant time) {
    return toRfc3339(time).left(19).replace(10, 1, u' ');
}

} // namespace

Grouping Grouping::topOf(Field field) {
    return {{{field, field == Field::Time ? Trait::Kind::HourOfDay : Trait::Kind::Value}},
            audit::GroupOrder::MostFrequent};
}

std::vector<Field> GroupPanel::fields() {
    std::vector<Field> fields = EventView::everyField();
    // No two events have the same id or, but by chance, the same details.
    std::erase_if(fields, [](Field field) { return field == Field::Id || field == Field::Details; });
    return fields;
}

QString GroupPanel::titlesOf(const std::vector<Trait> &traits) {
    QStringList titles;
    for (const Trait &trait : traits)
        titles.append(titleOf(trait));
    return titles.join(QStringLiteral(" + "));
}

GroupPanel::GroupPanel(QWidget *parent)
    : QWidget(parent), m_box(choice(tr("Group by"), {})), m_count(new QLabel), m_list(new QTreeWidget) {
    for (const Field field : fields())
        m_choices.push_back(Grouping::topOf(field));
    for (const audit::FirstEver &first : audit::firstEvers())
        m_choices.push_back({first.traits, audit::GroupOrder::NewestFirst});
    for (const Grouping &grouping : m_choices)
        m_box->addItem((grouping.order == audit::GroupOrder::NewestFirst ? tr("First ever: %1")
                                                                         : tr("Most frequent: %1"))
                           .arg(titlesOf(grouping.traits)));
    m_box->insertSeparator(static_cast<int>(fields().size()));
    setTopOf(Field::Actor);
    auto *close = new QToolButton;
    close->setText(tr("Close"));
    close->setAccessibleName(tr("Close the groups"));
    close->setFocusPolicy(Qt::StrongFocus);
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing::near);
    top->addWidget(m_box);
    top->addWidget(m_count, 1);
    top->addWidget(close);
    m_list->setAccessibleName(tr("Groups"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setTabKeyNavigation(false);
    m_list->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::tight, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    connect(m_box, &QComboBox::currentIndexChanged, this, [this] {
        showWaiting();
        Q_EMIT groupingChanged();
    });
    connect(close, &QToolButton::clicked, this, &GroupPanel::closed);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &GroupPanel::choose);
    showHead();
}

const Grouping &GroupPanel::grouping() const {
    const auto many = static_cast<int>(fields().size());
    const int at = m_box->currentIndex();
    return m_choices[static_cast<std::size_t>(at > many ? at - 1 : at)]; // the separator is no choice
}

void GroupPanel::setTopOf(Field field) {
    const std::vector<Field> all = fields();
    const auto at = std::find(all.begin(), all.end(), field);
    if (at != all.end())
        m_box->setCurrentIndex(static_cast<int>(at - all.begin()));
}

void GroupPanel::setFirstEver(std::size_t at) {
    m_box->setCurrentIndex(static_cast<int>(fields().size() + 1 + at));
}

void GroupPanel::showHead() {
    QStringList titles;
    for (const Trait &trait : grouping().traits)
        titles.append(titleOf(trait));
    titles += {tr("Count"), tr("First seen (UTC)"), tr("Last seen (UTC)")};
    m_list->clear();
    m_list->setColumnCount(static_cast<int>(titles.size()));
    m_list->setHeaderLabels(titles);
    m_list->header()->setStretchLastSection(false);
    const auto values = static_cast<int>(grouping().traits.size());
    for (int at = 0; at < static_cast<int>(titles.size()); ++at) {
        m_list->headerItem()->setTextAlignment(at, Qt::AlignVCenter |
                                                       (at == values ? Qt::AlignRight : Qt::AlignLeft));
        m_list->header()->setSectionResizeMode(at, at < values ? QHeaderView::Stretch
                                                               : QHeaderView::ResizeToContents);
    }
}

void GroupPanel::showWaiting() {
    m_groups = {};
    showHead();
    m_count->setText(tr("Counting"));
}

void GroupPanel::showFailure(const QString &why) {
    m_groups = {};
    showHead();
    m_count->setText(why);
}

void GroupPanel::show(audit::Groups groups) {
    m_groups = std::move(groups);
    showHead();
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QLocale locale;
    for (const audit::Group &group : m_groups.top) {
        auto *item = new QTreeWidgetItem(m_list);
        int at = 0;
        for (const QString &value : group.values) {
            item->setToolTip(at, value);
            item->setText(at++, value.isEmpty() ? tr("(none)") : value);
        }
        item->setTextAlignment(at, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(at++, locale.toString(group.count));
        for (const Instant time : {group.firstTime, group.lastTime}) {
            item->setFont(at, fixed);
            item->setText(at++, textOf(time));
        }
    }
    const QString all = locale.toString(m_groups.distinct);
    m_count->setText(m_groups.top.size() < m_groups.distinct
                         ? tr("%1 of %2 groups").arg(locale.toString(m_groups.top.size()), all)
                         : tr("%n groups", nullptr, static_cast<int>(m_groups.distinct)));
}

void GroupPanel::choose(QTreeWidgetItem *item) {
    const int at = m_list->indexOfTopLevelItem(item);
    if (at >= 0 && static_cast<std::size_t>(at) < m_groups.top.size())
        Q_EMIT chosen(audit::groupTerm(grouping().traits, m_groups.top[static_cast<std::size_t>(at)]));
}

bool GroupPanel::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            choose(m_list->currentItem());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cloudnx
