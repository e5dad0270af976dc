#include "widgets/parts/filterfield.h"

#include "models/filter/terms.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/proposallist.h"
#include "widgets/parts/state.h"

#include <QAction>
#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QSettings>
#include <QTextCharFormat>

namespace cloudnx {

namespace {

constexpr qsizetype mostRemembered = 50;
constexpr qsizetype mostProposed = 100;

} // namespace

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent), m_list(new ProposalList(this)), m_error(new QAction(this)) {
    setPlaceholderText(tr("Filter: words, or field == value && … (Ctrl+F)"));
    setAccessibleName(tr("Filter"));
    setClearButtonEnabled(true);
    m_error->setIcon(strokeIcon(QStringLiteral("incident")));
    addAction(m_error, QLineEdit::TrailingPosition);
    m_error->setVisible(false); // after adding, which shows it
    connect(this, &QLineEdit::textEdited, this, &FilterField::propose);
    connect(m_list, &ProposalList::chosen, this, &FilterField::take);
    connect(this, &QLineEdit::editingFinished, this, &FilterField::remember);
}

void FilterField::narrow(const QString &term) {
    setText(filter::narrowed(text(), term));
}

filter::Parsed<filter::Expression> FilterField::filter(Instant now) {
    auto parsed = filter::parse(text(), m_fields, now);
    tell(parsed ? nullptr : &parsed.error());
    return parsed;
}

void FilterField::tell(const filter::Fault *fault) {
    const QString sentence = fault ? tr("Column %1: %2").arg(fault->at + 1).arg(fault->sentence) : QString();
    m_error->setVisible(fault != nullptr);
    m_error->setToolTip(sentence);
    m_error->setText(sentence);
    setAccessibleDescription(sentence);
    setToolTip(sentence);
    underline(fault);
}

// A line edit formats its text only on behalf of an input method.
void FilterField::underline(const filter::Fault *fault) {
    QList<QInputMethodEvent::Attribute> formats;
    if (fault) {
        const int from =
            std::min(static_cast<int>(fault->at), std::max(0, static_cast<int>(text().size()) - 1));
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(colourOf(State::Wrong, palette()));
        formats.append({QInputMethodEvent::TextFormat, from - cursorPosition(),
                        std::max(1, static_cast<int>(fault->length)), format});
    }
    QInputMethodEvent event(QString(), formats);
    QCoreApplication::sendEvent(this, &event);
}

void FilterField::propose() {
    m_completion = filter::complete(text(), cursorPosition(), m_fields, SystemClock().now());
    QStringList texts;
    for (const filter::Proposal &proposal : m_completion.proposals)
        texts.append(proposal.text);
    if (m_completion.valuesOf && m_values)
        if (const filter::Field *field = filter::fieldOf(m_fields, m_completion.valuesOf->field))
            for (const QString &value : m_values(*field, *m_completion.valuesOf, m_completion.typed))
                if (const QString word = filter::valueText(*field, value); !texts.contains(word))
                    texts.append(word);
    if (m_completion.keysOf && m_keys) {
        const QString parent = m_completion.typed.left(m_completion.typed.lastIndexOf(u'.') + 1);
        for (const QString &key : m_keys(*m_completion.keysOf))
            if (const QString whole = parent + filter::keyText(key);
                whole.startsWith(m_completion.typed, Qt::CaseInsensitive) ||
                (parent + key).startsWith(m_completion.typed, Qt::CaseInsensitive))
                texts.append(whole);
    }
    m_list->propose(texts.mid(0, mostProposed), cursorRect().left());
}

void FilterField::take(const QString &proposal) {
    QString whole = text();
    whole.replace(m_completion.from, m_completion.length, proposal + u' ');
    setText(whole);
    setCursorPosition(static_cast<int>(m_completion.from + proposal.size() + 1));
    propose();
}

QStringList FilterField::proposals() const {
    QStringList texts;
    for (int row = 0; m_list->isVisible() && row < m_list->count(); ++row)
        texts.append(m_list->item(row)->text());
    return texts;
}

void FilterField::remember() {
    if (m_name.isEmpty() || text().trimmed().isEmpty() || !accessibleDescription().isEmpty())
        return;
    QSettings settings;
    QStringList asked = settings.value(QStringLiteral("filters/") + m_name).toStringList();
    asked.removeAll(text().trimmed());
    asked.prepend(text().trimmed());
    settings.setValue(QStringLiteral("filters/") + m_name, asked.mid(0, mostRemembered));
    m_recalled = -1;
}

void FilterField::recall(int step) {
    const QStringList asked = QSettings().value(QStringLiteral("filters/") + m_name).toStringList();
    m_recalled = std::clamp(m_recalled + step, -1, static_cast<int>(asked.size()) - 1);
    setText(m_recalled < 0 ? QString() : asked[m_recalled]);
}

// Esc clears what stands here before it goes back in the window; Tab takes a proposal.
bool FilterField::event(QEvent *event) {
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey)
        return QLineEdit::event(event); // also those that come before there is a list, or after
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isBusy = m_list->isVisible() || !text().isEmpty();
    if (event->type() == QEvent::ShortcutOverride && key == Qt::Key_Escape && isBusy) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && key == Qt::Key_Tab && m_list->takesKey(Qt::Key_Tab))
        return true;
    return QLineEdit::event(event);
}

void FilterField::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        return propose();
    if (m_list->takesKey(event->key()))
        return;
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear();
    if (!m_name.isEmpty() && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return recall(event->key() == Qt::Key_Up ? 1 : -1);
    QLineEdit::keyPressEvent(event);
}

} // namespace cloudnx
