#include "widgets/workbench.h"

#include "widgets/audit/auditpage.h"
#include "widgets/checklist/checklistpage.h"
#include "widgets/commandpalette.h"
#include "widgets/firewall/firewallpage.h"
#include "widgets/iam/iampage.h"
#include "widgets/incident/incidentpage.h"
#include "widgets/keysheet.h"
#include "widgets/kms/kmspage.h"
#include "widgets/overview/overviewpage.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/filterfield.h"
#include "widgets/parts/idlewatch.h"
#include "widgets/parts/plansheet.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/theme.h"
#include "widgets/profileband.h"
#include "widgets/projectchoice.h"
#include "widgets/sidebar.h"
#include "widgets/statusline.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

namespace cloudnx {

namespace {

/// While a plan is open beside a page narrower than this, its table gets the room of its details.
constexpr int roomForPane = 900;

[[nodiscard]] QFrame *line(QFrame::Shape shape) {
    auto *frame = new QFrame;
    frame->setFrameShape(shape);
    frame->setFrameShadow(QFrame::Sunken);
    return frame;
}

/// Or shows it again, if it was put away: what its page hides stays hidden.
void putAway(QWidget *pane, bool away) {
    constexpr const char *mark = "putAway";
    if (away && !pane->isHidden()) {
        pane->hide();
        pane->setProperty(mark, true);
    } else if (!away && pane->property(mark).toBool()) {
        pane->show();
        pane->setProperty(mark, false);
    }
}

} // namespace

Workbench::Workbench(std::shared_ptr<Seat> seat, Worker &worker, QWidget *parent)
    : QWidget(parent),
      m_live(new LiveInventory(std::move(seat), worker, this)),
      m_band(new ProfileBand(*m_live)),
      m_projects(new ProjectChoice(*m_live, this)),
      m_sides(new SideBar),
      m_middle(new QWidget),
      m_pages(new QStackedWidget(m_middle)),
      m_status(new StatusLine(*m_live)),
      m_banner(new Banner),
      m_sheet(new PlanSheet(*m_live, m_middle)),
      m_palette(new CommandPalette(this)),
      m_keys(new KeySheet(this)) {
    m_band->addToAccount(m_projects->button());
    makeFrame();
    makeShortcuts();
    connect(m_projects, &ProjectChoice::chosen, this, &Workbench::enterProject);
    connect(m_projects, &ProjectChoice::entered, this, &Workbench::projectEntered);
    connect(m_projects, &ProjectChoice::failed, this, [this](const Error &error) {
        setEnabled(true);
        m_banner->show(error); // the session goes on where it was
        m_sides->setFocus();
    });
    connect(m_sides, &SideBar::roomChosen, this, [this](Room room) { go(room); });
    connect(m_band, &ProfileBand::lockWanted, this, &Workbench::lock);
    connect(m_band, &ProfileBand::signOutWanted, this, &Workbench::signOut);
    connect(m_status, &StatusLine::readAgainWanted, m_live, &LiveInventory::readEverything);
    connect(m_live, &LiveInventory::changed, this, &Workbench::refresh);
    connect(m_live, &LiveInventory::failed, this, &Workbench::fail);
    connect(m_sheet, &PlanSheet::opened, this, &Workbench::arrangeSheet);
    connect(m_sheet, &PlanSheet::closed, this, [this] {
        arrangeSheet();
        m_pages->currentWidget()->setFocus();
        m_pages->currentWidget()->nextInFocusChain()->setFocus();
    });
    connect(m_sheet, &PlanSheet::applied, m_live, &LiveInventory::read);
    connect(m_banner, &Banner::actionChosen, this, [this] {
        m_banner->hide();
        if (const auto draft = cutOff())
            openPlan(*draft);
    });
}

Workbench::~Workbench() = default;

void Workbench::makeFrame() {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_sides);
    row->addWidget(line(QFrame::VLine));
    row->addWidget(m_middle, 1);
    column->addWidget(m_band);
    column->addWidget(m_banner);
    column->addWidget(line(QFrame::HLine));
    column->addLayout(row, 1);
    column->addWidget(line(QFrame::HLine));
    column->addWidget(m_status);
    m_middle->installEventFilter(this);
}

void Workbench::addKey(const QKeySequence &keys, const std::function<void()> &act) {
    auto *shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, this, act);
}

void Workbench::makeShortcuts() {
    addKey(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        if (FilterField *filter = page(m_room)->filterField())
            filter->setFocus();
    });
    addKey(QKeySequence(QStringLiteral("?")), [this] { m_keys->open(); });
    addKey(QKeySequence(Qt::Key_F5), [this] { m_live->readEverything(); });
    addKey(QKeySequence(Qt::Key_F6), [this] { nextPart(); });
    addKey(QKeySequence(Qt::Key_Escape), [this] { back(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { m_sheet->undo({}); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { lock(); });
    int number = 0;
    for (const Room room : everyRoom())
        addKey(QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_1 + number++)), [this, room] { go(room); });
}

void Workbench::start(const QStringList &notes) {
    m_sides->choose(Room::Overview);
    go(Room::Overview);
    tellCutOff(notes + m_live->seat().notes());
    m_sides->setFocus();
    m_live->readEverything();
}

// Half of a plan may be worse than all of it, or none.
void Workbench::tellCutOff(const QStringList &notes) {
    const auto draft = cutOff();
    QStringList told = notes;
    if (draft)
        told += tr("\"%1\" was cut off before its last step.").arg(draft->title);
    if (!told.isEmpty())
        m_banner->show(State::Look, told.join(u' '), draft ? tr("Go on with it") : QString());
}

std::optional<Draft> Workbench::cutOff() const {
    const auto plans = m_live->seat().shelf().cutOff();
    if (!plans || plans->empty())
        return std::nullopt;
    return Draft{plans->front().plan.title, {}, {}, plans->front().plan.id};
}

Page *Workbench::build(Room room) {
    switch (room) {
    case Room::Overview:
        return new OverviewPage(*m_live);
    case Room::Iam:
        return new IamPage(*m_live);
    case Room::Firewall:
        return new FirewallPage(*m_live);
    case Room::Kms:
        return new KmsPage(*m_live);
    case Room::Audit:
        return new AuditPage(*m_live);
    case Room::Checklist:
        return new ChecklistPage(*m_live);
    case Room::Incident:
        break;
    }
    return new IncidentPage(*m_live);
}

Page *Workbench::page(Room room) {
    if (const auto found = m_built.find(room); found != m_built.end())
        return found->second;
    Page *page = build(room);
    m_built[room] = page;
    m_pages->addWidget(page);
    connect(page, &Page::planWanted, this, &Workbench::openPlan);
    connect(page, &Page::roomWanted, this, &Workbench::go);
    page->refresh();
    return page;
}

void Workbench::go(Room room, const QString &object) {
    Page *entered = page(room);
    if (room != m_room)
        m_history.push_back(m_room);
    m_room = room;
    m_pages->setCurrentWidget(entered);
    m_sides->choose(room);
    if (!object.isEmpty())
        entered->showObject(object);
}

void Workbench::refresh() {
    m_sides->showCounts(waitingIn(m_live->inventory(), m_live->now()));
}

void Workbench::fail(const Error &error) {
    if (error.kind == ErrorKind::Unauthenticated)
        Q_EMIT sessionOver(error.sentence);
    else
        m_banner->show(error);
}

void Workbench::openPlan(const Draft &draft) {
    if (!isApplying())
        m_sheet->open(draft);
}

bool Workbench::isApplying() {
    if (m_sheet->isApplying())
        m_banner->show(State::Look, tr("A plan is being applied. Wait until it is done, or stop it."));
    return m_sheet->isApplying();
}

// Leaving would stop a plan between two of its steps.
void Workbench::lock() {
    if (!isApplying())
        Q_EMIT lockWanted();
}

void Workbench::signOut() {
    if (!isApplying())
        Q_EMIT signOutWanted();
}

// Nothing may be asked for in between: what is on the screen is of the former project.
void Workbench::enterProject(const Project &project) {
    if (isApplying())
        return;
    setEnabled(false);
    m_projects->enter(project);
}

void Workbench::arrangeSheet() {
    const QSize size = m_middle->size();
    const int sheet = m_sheet->isOpen() ? spacing::sheetWidth : 0;
    // Beside the page where both fit; over it otherwise.
    const int least = m_pages->currentWidget() ? m_pages->currentWidget()->minimumSizeHint().width() : 0;
    const bool beside = size.width() - sheet >= least;
    const int left = size.width() - (beside ? sheet : 0);
    m_pages->setGeometry(0, 0, left, size.height());
    for (auto *pane : m_pages->findChildren<DetailPane *>())
        putAway(pane, sheet > 0 && left < roomForPane);
    m_sheet->setGeometry(size.width() - spacing::sheetWidth, 0, spacing::sheetWidth, size.height());
    m_sheet->raise();
}

bool Workbench::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_middle && event->type() == QEvent::Resize)
        arrangeSheet();
    return QWidget::eventFilter(watched, event);
}

void Workbench::openPalette() {
    std::vector<PaletteEntry> entries;
    int number = 0;
    for (const Room room : everyRoom())
        entries.push_back({titleOf(room), tr("Ctrl+%1").arg(++number), [this, room] { go(room); }});
    for (const Room room : everyRoom())
        for (PaletteEntry &entry : page(room)->palette()) {
            auto choose = std::move(entry.choose);
            entries.push_back({entry.text, entry.hint, [this, room, choose] {
                                   go(room);
                                   choose();
                               }});
        }
    addObjects(entries);
    entries.push_back({tr("Read again"), tr("F5"), [this] { m_live->readEverything(); }});
    if (const auto draft = cutOff())
        entries.push_back(
            {tr("Go on: %1").arg(draft->title), {}, [this, draft = *draft] { openPlan(draft); }});
    entries.push_back({tr("Undo the last plan"), tr("Ctrl+Z"), [this] { m_sheet->undo({}); }});
    entries.push_back({tr("Show the keys"), QStringLiteral("?"), [this] { m_keys->open(); }});
    entries.push_back({tr("Colours: dark"), {}, [] { applyTheme(Theme::Dark); }});
    entries.push_back({tr("Colours: light"), {}, [] { applyTheme(Theme::Light); }});
    entries.push_back({tr("Colours: as the system"), {}, [] { applyTheme(Theme::System); }});
    for (PaletteEntry &entry : m_projects->palette())
        entries.push_back(std::move(entry));
    entries.push_back({tr("Lock"), tr("Ctrl+L"), [this] { lock(); }});
    for (const int minutes : {5, 15, 60})
        entries.push_back({tr("Lock when nobody is here for %1 min").arg(minutes), {}, [minutes] {
                               setIdleLimit(std::chrono::minutes(minutes));
                           }});
    entries.push_back({tr("Never lock by itself"), {}, [] { setIdleLimit(std::chrono::minutes(0)); }});
    entries.push_back({tr("Sign out"), {}, [this] { signOut(); }});
    m_palette->open(std::move(entries));
}

void Workbench::addObjects(std::vector<PaletteEntry> &entries) {
    const Inventory &inventory = m_live->inventory();
    const CloudWords words = wordsOf(m_live->seat().cloud());
    const auto add = [&](Room room, const QString &text, const QString &name) {
        entries.push_back({text, titleOf(room), [this, room, name] { go(room, name); }});
    };
    if (inventory.users.known())
        for (const User &user : *inventory.users)
            add(Room::Iam, tr("User %1").arg(user.name), user.name);
    if (inventory.groups.known())
        for (const Group &group : *inventory.groups)
            add(Room::Iam, tr("Group %1").arg(group.name), group.name);
    if (inventory.policies.known())
        for (const Policy &policy : *inventory.policies)
            add(Room::Iam, tr("%1 %2").arg(titled(words.iam.policy), policy.name), policy.name);
    if (inventory.accessKeys.known())
        for (const AccessKey &key : *inventory.accessKeys)
            add(Room::Iam, tr("%1 %2").arg(titled(words.iam.anyKey), key.accessKeyId), key.accessKeyId);
    if (inventory.firewall.known())
        for (const FirewallGroup &group : *inventory.firewall)
            add(Room::Firewall, tr("Firewall of %1").arg(group.name), group.name);
    if (inventory.kmsKeys.known())
        for (const KmsKey &key : *inventory.kmsKeys)
            add(Room::Kms, tr("KMS key %1").arg(key.name), key.name);
    if (inventory.instances.known())
        for (const Instance &instance : *inventory.instances)
            add(Room::Incident, tr("Instance %1").arg(instance.name), instance.name);
}

void Workbench::back() {
    if (m_palette->isVisible())
        return m_palette->close();
    if (m_keys->isVisible())
        return m_keys->hide();
    if (m_sheet->isOpen())
        return m_sheet->close();
    if (page(m_room)->goBack() || m_history.empty())
        return;
    const Room before = m_history.back();
    m_history.pop_back();
    m_room = before; // so that going back is no step forward
    go(before);
}

void Workbench::nextPart() {
    QWidget *focus = QApplication::focusWidget();
    const auto holds = [focus](const QWidget *part) {
        return focus && (part == focus || part->isAncestorOf(focus));
    };
    QWidget *next = holds(m_sides)                        ? m_pages->currentWidget()
                    : holds(m_pages) && m_sheet->isOpen() ? static_cast<QWidget *>(m_sheet)
                    : holds(m_pages) || holds(m_sheet)    ? static_cast<QWidget *>(m_status)
                    : holds(m_status)                     ? static_cast<QWidget *>(m_band)
                                                          : m_sides;
    if (next == m_sides)
        return next->setFocus();
    QWidget *first = next;
    while (first->focusPolicy() == Qt::NoFocus || !first->isVisible() || !first->isEnabled())
        first = first->nextInFocusChain();
    first->setFocus();
}

} // namespace cloudnx
