#include "widgets/parts/filterfield.h"

#include "widgets/parts/icons.h"

#include <QAction>
#include <QCompleter>
#include <QKeyEvent>

namespace cloudnx {

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent), m_columns(new QStringListModel(this)), m_error(new QAction(this)) {
    setPlaceholderText(tr("Filter: words, column:word, -without (Ctrl+F)"));
    setAccessibleName(tr("Filter"));
    setClearButtonEnabled(true);
    auto *completer = new QCompleter(m_columns, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    setCompleter(completer);
    m_error->setIcon(strokeIcon(QStringLiteral("incident")));
    addAction(m_error, QLineEdit::TrailingPosition);
    m_error->setVisible(false); // after adding, which shows it
}

void FilterField::setColumns(const QStringList &columns) {
    QStringList completions;
    for (const QString &column : columns)
        completions << column + u':' << u'-' + column + u':';
    m_columns->setStringList(completions);
}

void FilterField::add(const QString &term) {
    setText(text().isEmpty() ? term : text() + u' ' + term);
}

void FilterField::showError(const QString &sentence) {
    m_error->setVisible(!sentence.isEmpty());
    m_error->setToolTip(sentence);
    m_error->setText(sentence);
    setAccessibleDescription(sentence);
    setToolTip(sentence);
}

// Esc clears what stands here before it goes back in the window.
bool FilterField::event(QEvent *event) {
    if (event->type() == QEvent::ShortcutOverride && !text().isEmpty() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FilterField::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace cloudnx
