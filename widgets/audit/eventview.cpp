#include "widgets/audit/eventview.h"

#include "widgets/audit/eventaccessible.h"
#include "widgets/parts/clipboard.h"
#include "widgets/parts/spacing.h"

#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <QStandardItemModel>

namespace cloudnx {

namespace {

using audit::Field;

constexpr int markWidth = 24;
constexpr std::size_t mostShaped = 8192;

struct Look {
    Field field;
    const char *title;
    int width;
    bool isFixed;
    bool isRight;
    bool isShown;
};

constexpr Look looks[] = {
    {Field::Time, QT_TRANSLATE_NOOP("EventView", "Time"), 190, true, false, true},
    {Field::ActorKind, QT_TRANSLATE_NOOP("EventView", "By"), 70, false, false, true},
    {Field::Origin, QT_TRANSLATE_NOOP("EventView", "Known from"), 100, false, false, false},
    {Field::Actor, QT_TRANSLATE_NOOP("EventView", "Actor"), 170, true, false, true},
    {Field::Action, QT_TRANSLATE_NOOP("EventView", "Action"), 190, false, false, true},
    {Field::Resource, QT_TRANSLATE_NOOP("EventView", "Resource"), 240, true, false, true},
    {Field::Status, QT_TRANSLATE_NOOP("EventView", "Status"), 60, false, true, true},
    {Field::Ip, QT_TRANSLATE_NOOP("EventView", "IP"), 140, true, false, true},
    {Field::UserAgent, QT_TRANSLATE_NOOP("EventView", "User agent"), 260, false, false, true},
    {Field::Account, QT_TRANSLATE_NOOP("EventView", "Account"), 110, true, false, false},
    {Field::Service, QT_TRANSLATE_NOOP("EventView", "Service"), 90, false, false, false},
    {Field::Method, QT_TRANSLATE_NOOP("EventView", "Method"), 70, false, false, false},
    {Field::Path, QT_TRANSLATE_NOOP("EventView", "Path"), 240, true, false, false},
    {Field::RequestId, QT_TRANSLATE_NOOP("EventView", "Request id"), 320, true, false, false},
    {Field::Duration, QT_TRANSLATE_NOOP("EventView", "Duration (ms)"), 90, false, true, false},
    {Field::Id, QT_TRANSLATE_NOOP("EventView", "Id"), 160, true, false, false},
    {Field::Details, QT_TRANSLATE_NOOP("EventView", "Details"), 360, true, false, false},
};

[[nodiscard]] const Look &lookOf(Field field) {
    for (const Look &look : looks)
        if (look.field == field)
            return look;
    return looks[0];
}

} // namespace

EventView::EventView(QWidget *parent)
    : QAbstractScrollArea(parent),
      m_rules(colourRules()),
      m_header(new QHeaderView(Qt::Horizontal, this)),
      m_fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont)) {
    EventAccessible::install();
    setAccessibleName(tr("Audit events"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_shaped.reserve(mostShaped);
    m_rowHeight = std::max(spacing::rowHeight, fontMetrics().height() + spacing::near);
    auto *titles = new QStandardItemModel(0, static_cast<int>(std::size(looks)), this);
    m_header->setModel(titles);
    m_header->setSectionsMovable(true);
    m_header->setHighlightSections(false);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int section = 0; section < m_header->count(); ++section) {
        const Look &look = looks[section];
        titles->setHeaderData(section, Qt::Horizontal, titleOf(look.field, m_zone));
        m_header->resizeSection(section, look.width);
        m_header->setSectionHidden(section, !look.isShown);
    }
    recallColumns();
    const auto again = [this] {
        fitScrollBars();
        viewport()->update();
        rememberColumns();
    };
    connect(m_header, &QHeaderView::sectionResized, this, again);
    connect(m_header, &QHeaderView::sectionMoved, this, again);
    setViewportMargins(0, m_header->sizeHint().height(), 0, 0);
}

std::vector<Field> EventView::everyField() {
    std::vector<Field> fields;
    for (const Look &look : looks)
        fields.push_back(look.field);
    return fields;
}

QString EventView::titleOf(Field field, TimeZone zone) {
    if (field == Field::Time)
        return zone == TimeZone::Utc ? tr("Time (UTC)") : tr("Time (local)");
    return tr(lookOf(field).title);
}

void EventView::setRows(EventRows rows) {
    m_rows = std::move(rows);
    m_current = -1;
    fitScrollBars();
    verticalScrollBar()->setValue(0);
    viewport()->update();
    Q_EMIT currentChanged();
    if (QAccessible::isActive()) {
        QAccessibleTableModelChangeEvent change(this, QAccessibleTableModelChangeEvent::ModelReset);
        QAccessible::updateAccessibility(&change);
    }
}

void EventView::setEmptyText(const QString &text) {
    m_emptyText = text;
    setAccessibleDescription(m_rows.count() == 0 ? text : QString());
    viewport()->update();
}

void EventView::setTimeZone(TimeZone zone) {
    m_zone = zone;
    m_header->model()->setHeaderData(0, Qt::Horizontal, titleOf(Field::Time, zone));
    viewport()->update();
}

std::vector<Field> EventView::columns() const {
    std::vector<Field> fields;
    for (int visual = 0; visual < m_header->count(); ++visual)
        if (const int section = m_header->logicalIndex(visual); !m_header->isSectionHidden(section))
            fields.push_back(looks[section].field);
    return fields;
}

bool EventView::isShown(Field field) const {
    return !m_header->isSectionHidden(static_cast<int>(&lookOf(field) - looks));
}

void EventView::setShown(Field field, bool shown) {
    m_header->setSectionHidden(static_cast<int>(&lookOf(field) - looks), !shown);
    fitScrollBars();
    viewport()->update();
    rememberColumns();
}

void EventView::setRules(std::vector<ColourRule> rules) {
    m_rules = std::move(rules);
    viewport()->update();
}

void EventView::setColumns(const std::vector<Field> &fields) {
    for (const Look &look : looks)
        m_header->setSectionHidden(static_cast<int>(&look - looks),
                                   std::find(fields.begin(), fields.end(), look.field) == fields.end());
    int place = 0;
    for (const Field field : fields) {
        const auto look = std::find_if(std::begin(looks), std::end(looks),
                                       [field](const Look &one) { return one.field == field; });
        if (look != std::end(looks))
            m_header->moveSection(m_header->visualIndex(static_cast<int>(look - looks)), place++);
    }
    fitScrollBars();
    viewport()->update();
    rememberColumns();
}

void EventView::rememberColumns() const {
    QSettings().setValue(QStringLiteral("audit/columns"), m_header->saveState());
}

void EventView::recallColumns() {
    m_header->restoreState(QSettings().value(QStringLiteral("audit/columns")).toByteArray());
}

int EventView::visibleRows() const {
    return viewport()->height() / m_rowHeight;
}

void EventView::fitScrollBars() {
    const auto rows = static_cast<int>(std::min<quint64>(m_rows.count(), 2'000'000'000));
    verticalScrollBar()->setRange(0, std::max(0, rows - visibleRows()));
    verticalScrollBar()->setPageStep(std::max(1, visibleRows()));
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() + markWidth - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(spacing::wide);
    m_header->setGeometry(frameWidth() + markWidth, frameWidth(), viewport()->width() - markWidth,
                          m_header->sizeHint().height());
    m_header->setOffset(horizontalScrollBar()->value());
}

void EventView::resizeEvent(QResizeEvent *event) {
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBars();
}

// Rows that stay are moved on the screen, only the new ones are drawn.
void EventView::scrollContentsBy(int dx, int dy) {
    m_header->setOffset(horizontalScrollBar()->value());
    if (dx != 0 || std::abs(dy) >= visibleRows())
        viewport()->update();
    else
        viewport()->scroll(0, dy * m_rowHeight);
}

qint64 EventView::rowAt(int y) const {
    const qint64 row = verticalScrollBar()->value() + y / m_rowHeight;
    return y >= 0 && row < static_cast<qint64>(m_rows.count()) ? row : -1;
}

Field EventView::fieldAt(int x) const {
    const int section = m_header->logicalIndexAt(x - markWidth);
    return section < 0 ? Field::Time : looks[section].field;
}

QRect EventView::cellRect(qint64 row, Field field) const {
    const auto section = static_cast<int>(&lookOf(field) - looks);
    const auto top = static_cast<int>(row - verticalScrollBar()->value()) * m_rowHeight;
    return {m_header->sectionViewportPosition(section) + markWidth, top, m_header->sectionSize(section),
            m_rowHeight};
}

QString EventView::cell(qint64 row, Field field) const {
    ++m_asked;
    return m_rows.text(static_cast<quint64>(row), field, m_zone);
}

const QStaticText &EventView::shaped(const QString &text, bool isFixed) {
    const QString key = (isFixed ? u'f' : u'v') + text;
    const auto known = m_shaped.constFind(key);
    if (known != m_shaped.constEnd())
        return *known;
    if (m_shapedKeys.size() < mostShaped) {
        m_shapedKeys.push_back(key);
    } else { // the oldest goes for the new one; to drop all at once would show in that one frame
        m_shaped.remove(std::exchange(m_shapedKeys[m_oldestShaped], key));
        m_oldestShaped = (m_oldestShaped + 1) % mostShaped;
    }
    constexpr int longestShown = 256;
    QStaticText made(text.left(longestShown));
    made.setTextFormat(Qt::PlainText);
    made.setPerformanceHint(QStaticText::AggressiveCaching);
    made.prepare({}, isFixed ? m_fixed : font());
    return *m_shaped.insert(key, made);
}

void EventView::paintEvent(QPaintEvent *event) {
    QPainter painter(viewport());
    const int top = event->rect().top() / m_rowHeight;
    const int bottom = event->rect().bottom() / m_rowHeight;
    const qint64 first = verticalScrollBar()->value() + top;
    const qint64 last =
        std::min(static_cast<qint64>(m_rows.count()) - 1, verticalScrollBar()->value() + qint64(bottom));
    painter.fillRect(event->rect(), palette().base());
    if (m_rows.count() == 0) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        return painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
    for (qint64 row = first; row <= last; ++row)
        paintRow(painter, row);
    for (int section = 0; section < m_header->count(); ++section)
        if (!m_header->isSectionHidden(section))
            paintColumn(painter, section, first, last);
    painter.setClipping(false);
    for (qint64 row = first; row <= last; ++row)
        paintMark(painter, row);
}

void EventView::paintRow(QPainter &painter, qint64 row) const {
    const auto top = static_cast<int>(row - verticalScrollBar()->value()) * m_rowHeight;
    const QRect whole(0, top, viewport()->width(), m_rowHeight);
    if (row == m_current)
        painter.fillRect(
            whole, palette().brush(hasFocus() ? QPalette::Active : QPalette::Inactive, QPalette::Highlight));
    else if (row % 2 == 1)
        painter.fillRect(whole, palette().alternateBase());
}

void EventView::paintColumn(QPainter &painter, int section, qint64 first, qint64 last) {
    const Look &look = looks[section];
    const QRect column = cellRect(first, look.field);
    if (column.right() < markWidth || column.left() > viewport()->width())
        return;
    const int left = std::max(column.left(), markWidth);
    painter.setClipRect(left, 0, column.right() - left - spacing::tight, viewport()->height());
    painter.setFont(look.isFixed ? m_fixed : font());
    for (qint64 row = first; row <= last; ++row) {
        const QStaticText &text = shaped(cell(row, look.field), look.isFixed);
        const double x = look.isRight ? column.right() - spacing::near - text.size().width() : column.left();
        const double y = static_cast<double>(row - verticalScrollBar()->value()) * m_rowHeight +
                         (m_rowHeight - text.size().height()) / 2;
        painter.setPen(palette().color(row == m_current ? QPalette::HighlightedText : QPalette::Text));
        painter.drawStaticText(QPointF(x + spacing::tight, y), text);
    }
}

void EventView::paintMark(QPainter &painter, qint64 row) const {
    const auto mark = m_rows.mark(static_cast<quint64>(row), m_rules);
    if (!mark)
        return;
    const auto top = static_cast<int>(row - verticalScrollBar()->value()) * m_rowHeight;
    painter.setFont(font());
    painter.setPen(row == m_current ? palette().color(QPalette::HighlightedText)
                                    : colourOf(*mark, palette()));
    painter.drawText(QRect(0, top, markWidth, m_rowHeight), Qt::AlignCenter, glyphOf(*mark));
}

void EventView::setCurrentRow(qint64 row) {
    const qint64 last = static_cast<qint64>(m_rows.count()) - 1;
    m_current = std::clamp<qint64>(row, last < 0 ? -1 : 0, last);
    const int first = verticalScrollBar()->value();
    if (m_current >= 0 && m_current < first)
        verticalScrollBar()->setValue(static_cast<int>(m_current));
    else if (m_current >= first + visibleRows())
        verticalScrollBar()->setValue(static_cast<int>(m_current) - visibleRows() + 1);
    viewport()->update();
    Q_EMIT currentChanged();
    if (QAccessible::isActive()) {
        QAccessibleEvent focus(this, QAccessible::Focus);
        focus.setChild(EventAccessible::childOf(*this, m_current, m_currentField));
        QAccessible::updateAccessibility(&focus);
    }
}

void EventView::keyPressEvent(QKeyEvent *event) {
    const auto last = static_cast<qint64>(m_rows.count()) - 1;
    const int page = std::max(1, visibleRows() - 1);
    const std::vector<Field> fields = columns();
    if (fields.empty()) // every column is hidden: there is no cell to go to
        return QAbstractScrollArea::keyPressEvent(event);
    const auto at = std::find(fields.begin(), fields.end(), m_currentField);
    switch (event->key()) {
    case Qt::Key_Down:
        return setCurrentRow(m_current + 1);
    case Qt::Key_Up:
        return setCurrentRow(std::max<qint64>(m_current - 1, 0));
    case Qt::Key_PageDown:
        return setCurrentRow(m_current + page);
    case Qt::Key_PageUp:
        return setCurrentRow(std::max<qint64>(m_current - page, 0));
    case Qt::Key_Home:
        return setCurrentRow(0);
    case Qt::Key_End:
        return setCurrentRow(last);
    case Qt::Key_Right:
        m_currentField = at == fields.end() ? fields.front() : at + 1 == fields.end() ? *at : *(at + 1);
        return setCurrentRow(m_current);
    case Qt::Key_Left:
        m_currentField = at == fields.end() || at == fields.begin() ? fields.front() : *(at - 1);
        return setCurrentRow(m_current);
    case Qt::Key_Menu:
        if (m_current >= 0)
            Q_EMIT menuWanted(m_current, m_currentField,
                              viewport()->mapToGlobal(cellRect(m_current, m_currentField).center()));
        return;
    default:
        break;
    }
    if (event->matches(QKeySequence::Copy) && m_current >= 0)
        return copyText(cell(m_current, m_currentField));
    QAbstractScrollArea::keyPressEvent(event);
}

void EventView::mousePressEvent(QMouseEvent *event) {
    m_currentField = fieldAt(event->pos().x());
    if (const qint64 row = rowAt(event->pos().y()); row >= 0)
        setCurrentRow(row);
}

void EventView::contextMenuEvent(QContextMenuEvent *event) {
    const QPoint at = viewport()->mapFromGlobal(event->globalPos());
    m_currentField = fieldAt(at.x());
    if (const qint64 row = rowAt(at.y()); row >= 0) {
        setCurrentRow(row);
        Q_EMIT menuWanted(row, m_currentField, event->globalPos());
    }
}

bool EventView::event(QEvent *event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update();
    return QAbstractScrollArea::event(event);
}

void EventView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        m_shaped.clear();
        m_shapedKeys.clear();
        m_oldestShaped = 0;
    }
    QAbstractScrollArea::changeEvent(event);
}

} // namespace cloudnx
