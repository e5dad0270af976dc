#include "models/audit/eventfilter.h"
#include "models/audit/query/pivots.h"
#include "widgets/audit/auditpage.h"
#include "widgets/audit/grouppanel.h"
#include "widgets/parts/filterfield.h"

#include <QMenu>
#include <QToolButton>

namespace cloudnx {

namespace {

using audit::Field;
using audit::Followed;

constexpr std::size_t mostGroups = 200;

[[nodiscard]] const filter::Field &fieldOf(Field field) {
    return *filter::fieldOf(audit::eventSchema(), static_cast<int>(field));
}

[[nodiscard]] QString between(Instant from, Instant to) {
    return QStringLiteral("time >= %1 && time <= %2").arg(toRfc3339(from), toRfc3339(to));
}

/// What an event names that can be followed beside the cell itself.
[[nodiscard]] QString sessionOf(const Event &event) {
    const QString own = event.details.value(QLatin1String("session")).toString();
    return own.isEmpty() ? event.details.value(QLatin1String("revoked_session")).toString() : own;
}

/// From the oldest to the newest of @p many events on either side of @p row.
[[nodiscard]] Result<QString> spanAround(const std::shared_ptr<const audit::Archive> &archive,
                                         audit::RowId row, std::uint64_t many, const std::stop_token &stop) {
    const auto rows = audit::around(archive, row, many, stop);
    if (!rows)
        return failure(rows.error());
    const auto newest = archive->event(rows->front());
    const auto oldest = archive->event(rows->back());
    if (!newest || !oldest)
        return failure(!newest ? newest.error() : oldest.error());
    return between(oldest->time, newest->time);
}

} // namespace

void AuditPage::makeGroups() {
    m_groups->hide();
    m_groupsButton->setText(tr("Groups"));
    m_groupsButton->setCheckable(true);
    m_groupsButton->setFocusPolicy(Qt::StrongFocus);
    m_groupsButton->setToolTip(tr("Group what is shown: most frequent values, and what came first when"));
    connect(m_groupsButton, &QToolButton::toggled, this, [this](bool on) {
        m_groups->setVisible(on);
        askGroups();
    });
    connect(m_groups, &GroupPanel::closed, this, [this] {
        m_groupsButton->setChecked(false);
        m_events->setFocus();
    });
    connect(m_groups, &GroupPanel::groupingChanged, this, &AuditPage::askGroups);
    connect(m_groups, &GroupPanel::chosen, this,
            [this](const QString &term) { setQuery(filter::narrowed(m_query->text(), term)); });
}

void AuditPage::askGroups() {
    live().worker().drop(this, QStringLiteral("audit-groups"));
    if (m_groups->isHidden() || !m_answer.rows)
        return;
    live().worker().run(
        this, QStringLiteral("audit-groups"), {},
        [rows = m_answer.rows, by = m_groups->grouping()](const std::stop_token &stop) {
            return audit::groupBy(*rows, by.traits, by.order, mostGroups, stop);
        },
        [this](Result<audit::Groups> groups) {
            if (groups)
                m_groups->show(std::move(*groups));
            else if (groups.error().kind != ErrorKind::Cancelled)
                m_groups->showFailure(groups.error().sentence);
        });
}

void AuditPage::narrow(Field field, const QString &value, filter::Sense sense) {
    setQuery(filter::narrowed(m_query->text(), filter::termFor(fieldOf(field), value, sense)));
}

/// The same value, whatever else was asked.
void AuditPage::pivot(Field field, const QString &value) {
    setQuery(filter::termFor(fieldOf(field), value, filter::Sense::Only));
}

void AuditPage::addFollow(QMenu *menu, Field field, const QString &value, const Event &event) {
    const auto add = [this, menu](const QString &text, Followed what, const QString &whom) {
        if (!whom.isEmpty())
            menu->addAction(text, this, [this, what, whom] { setQuery(audit::followChanges(what, whom)); })
                ->setToolTip(tr("What it changed, or what was changed of it, whatever else was asked"));
    };
    if (const auto what = audit::followedBy(field))
        add(tr("Follow \"%1\"").arg(fontMetrics().elidedText(value, Qt::ElideMiddle, 240)), *what, value);
    if (const QString session = sessionOf(event); !session.isEmpty())
        add(tr("Follow session \"%1\"").arg(fontMetrics().elidedText(session, Qt::ElideMiddle, 240)),
            Followed::Session, session);
}

void AuditPage::addGroups(QMenu *menu, Field field, const QString &value) {
    const std::vector<Field> fields = GroupPanel::fields();
    if (std::find(fields.begin(), fields.end(), field) != fields.end())
        menu->addAction(tr("Group by %1").arg(EventView::titleOf(field, TimeZone::Utc)), this, [this, field] {
            m_groups->setTopOf(field);
            m_groupsButton->setChecked(true);
        });
    QMenu *firsts = nullptr;
    for (std::size_t at = 0; at < audit::firstEvers().size(); ++at) {
        const std::vector<audit::Trait> &traits = audit::firstEvers()[at].traits;
        const bool isOf = std::any_of(traits.begin(), traits.end(),
                                      [field](const audit::Trait &trait) { return trait.field == field; });
        if (!isOf || traits.size() < 2 || field == Field::Time)
            continue;
        if (!firsts)
            firsts = menu->addMenu(tr("Only it, and its first ever"));
        firsts->addAction(GroupPanel::titlesOf(traits), this, [this, at, field, value] {
            m_groups->setFirstEver(at);
            m_groupsButton->setChecked(true);
            narrow(field, value, filter::Sense::Only);
        });
    }
}

void AuditPage::addAround(QMenu *menu, audit::RowId id, Instant time) {
    using namespace std::chrono;
    auto *around = menu->addMenu(tr("Around it"));
    const auto add = [this, around, id, time](const QString &text, minutes span) {
        around->addAction(text, this, [this, id, time, span] {
            wantRow(id);
            setQuery(between(time - span, time + span));
        });
    };
    add(tr("1 minute before and after"), minutes(1));
    add(tr("5 minutes before and after"), minutes(5));
    add(tr("1 hour before and after"), hours(1));
    for (const int many : {10, 100, 1000})
        around->addAction(tr("%n events before and after", nullptr, many), this,
                          [this, id, many] { showAround(id, static_cast<std::uint64_t>(many)); });
}

void AuditPage::showAround(audit::RowId id, std::uint64_t many) {
    live().worker().run(
        this, QStringLiteral("audit-around"), tr("Looking around the event"),
        [archive = m_answer.rows->archive(), id, many](const std::stop_token &stop) {
            return spanAround(archive, id, many, stop);
        },
        [this, id](const Result<QString> &span) {
            if (!span)
                return banner()->show(span.error());
            wantRow(id);
            setQuery(*span);
        });
}

/// Chosen with the next answer, if that is still of the same view of the archive.
void AuditPage::wantRow(audit::RowId id) {
    m_wantedRow = WantedRow{m_archive, id};
}

void AuditPage::showCellMenu(qint64 row, Field field, const QPoint &at) {
    const auto id = m_events->rows().id(static_cast<quint64>(row));
    if (!id)
        return;
    const audit::Archive &archive = *m_answer.rows->archive();
    const auto value = archive.text(*id, field);
    const auto event = archive.event(*id);
    if (!value || !event)
        return banner()->show(!value ? value.error() : event.error());
    const QString shown = fontMetrics().elidedText(*value, Qt::ElideMiddle, 240);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addAction(tr("Only \"%1\"").arg(shown), this,
                    [this, field, value] { narrow(field, *value, filter::Sense::Only); });
    menu->addAction(tr("Without \"%1\"").arg(shown), this,
                    [this, field, value] { narrow(field, *value, filter::Sense::Without); });
    menu->addAction(tr("All events with \"%1\"").arg(shown), this,
                    [this, field, value] { pivot(field, *value); });
    menu->addSeparator();
    addFollow(menu, field, *value, *event);
    addGroups(menu, field, *value);
    addAround(menu, *id, event->time);
    menu->popup(at);
}

} // namespace cloudnx
