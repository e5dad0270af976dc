#include "widgets/iam/iamtab.h"

#include "models/cloud/offered.h"
#include "widgets/parts/controls.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/tableview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace cloudnx {

IamTab::IamTab(const QString &name, const QString &title, Table *table, QWidget *parent)
    : QWidget(parent),
      m_table(new TableView(name, title, table)),
      m_pane(new DetailPane),
      m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, spacing::near, 0, 0);
    m_column->setSpacing(spacing::near);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(m_table, 1);
    row->addWidget(m_pane);
    m_column->addLayout(row, 1);
    connect(m_table, &TableView::currentChanged, this, &IamTab::showCurrent);
}

void IamTab::speakOf(CloudKind cloud) {
    m_cloud = cloud;
    m_words = wordsOf(cloud).iam;
}

FilterField *IamTab::filterField() const {
    return m_table->filter();
}

void IamTab::addMaker(const QString &prompt, const QString &verb,
                      const std::function<Change(const QString &)> &make) {
    auto *name = new QLineEdit;
    name->setPlaceholderText(prompt);
    name->setAccessibleName(prompt);
    name->setMinimumWidth(spacing::paneWidth / 2 + spacing::wide);
    auto *button = new QPushButton(strokeIcon(QStringLiteral("add")), verb);
    button->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(name, 1);
    row->addWidget(button);
    row->addStretch(2);
    m_column->insertLayout(0, row);
    const auto ask = [this, name, make] {
        if (!name->text().trimmed().isEmpty())
            want(make(name->text().trimmed()));
    };
    connect(name, &QLineEdit::textChanged, button,
            [button](const QString &text) { button->setEnabled(!text.trimmed().isEmpty()); });
    connect(name, &QLineEdit::returnPressed, this, ask);
    connect(button, &QPushButton::clicked, this, ask);
}

void IamTab::addChooser(const QString &name, const QStringList &choices, const QString &verb,
                        const std::function<Change(const QString &)> &make) {
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    QComboBox *box = nameChoice(name, choices);
    auto *button = new QPushButton(verb);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(verb, name));
    button->setEnabled(!choices.isEmpty());
    box->setEnabled(!choices.isEmpty());
    row->addWidget(box, 1);
    row->addWidget(button);
    m_pane->addWidget(holder);
    connect(button, &QPushButton::clicked, this, [this, box, make] { want(make(box->currentText())); });
}

void IamTab::addAction(const QString &verb, Change change, const QString &whyNot) {
    if (m_cloud && !offered(*m_cloud, change))
        return;
    auto *button = m_pane->addButton(verb, whyNot.isEmpty(), whyNot);
    connect(button, &QPushButton::clicked, this, [this, change = std::move(change)] { want(change); });
}

QStringList listOf(const std::vector<QString> &names) {
    return {names.begin(), names.end()};
}

QString bothTimes(const std::optional<Instant> &at, const QString &otherwise) {
    return at ? toLocalText(*at) + u'\n' + toRfc3339(*at) : otherwise;
}

} // namespace cloudnx
