#include "widgets/firewall/rulelistbox.h"

#include "widgets/parts/controls.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QPushButton>

#include <set>

namespace cloudnx {

namespace {

constexpr qint64 bytesAtMost = qint64{4} * 1024 * 1024;

/// How many rules the changes add and remove, and where.
[[nodiscard]] QString summaryOf(const RuleChanges &changes) {
    int added = 0;
    int removed = 0;
    std::set<QString> groups;
    for (const FirewallChange &change : changes) {
        const auto *add = std::get_if<AddRule>(&change);
        const auto *remove = std::get_if<RemoveRule>(&change);
        added += add != nullptr;
        removed += remove != nullptr;
        groups.insert(add ? add->group : remove ? remove->group : QString());
    }
    const QString where = QStringList(groups.begin(), groups.end()).join(QStringLiteral(", "));
    if (removed == 0)
        return RuleListBox::tr("%1 to add, on %2.").arg(added).arg(where);
    return RuleListBox::tr("%1 to add and %2 to remove, on %3.").arg(added).arg(removed).arg(where);
}

} // namespace

RuleListBox::RuleListBox(QWidget *parent)
    : QWidget(parent),
      m_text(new QPlainTextEdit),
      m_group(nameChoice(QString())),
      m_replace(new QCheckBox(tr("Remove rules that are not listed"))),
      m_file(new QPushButton(tr("From a file…"))),
      m_plan(new QPushButton(strokeIcon(QStringLiteral("add")), tr("Plan rules"))),
      m_says(new StateLine) {
    m_text->setAccessibleName(tr("Rules, one a line"));
    m_text->setPlaceholderText(
        tr("web-01 tcp 443 0.0.0.0/0 why\nor CSV: instance,protocol,ports,cidr,description"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(5 * spacing::rowHeight);
    m_group->setToolTip(tr("For rules that do not say of which they are"));
    setFocusProxy(m_text);
    makeLines();
    tell();
}

void RuleListBox::makeLines() {
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::near);
    grid->addWidget(m_text, 0, 0, 1, 5);
    int column = 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_group, m_replace, m_file})
        grid->addWidget(widget, 1, column++);
    grid->setColumnStretch(column, 1);
    grid->addWidget(m_plan, 1, 4);
    grid->addWidget(m_says, 2, 0, 1, 5);
    connect(m_text, &QPlainTextEdit::textChanged, this, &RuleListBox::tell);
    connect(m_group, &QComboBox::currentTextChanged, this, &RuleListBox::tell);
    connect(m_replace, &QCheckBox::toggled, this, &RuleListBox::tell);
    connect(m_file, &QPushButton::clicked, this, &RuleListBox::chooseFile);
    connect(m_plan, &QPushButton::clicked, this, [this] {
        if (const auto wanted = changes(); wanted && !wanted->empty())
            Q_EMIT changesWanted(*wanted);
    });
}

void RuleListBox::show(const std::vector<FirewallGroup> &groups, const QString &groupWord) {
    m_groups = groups;
    const QString chosen = m_group->currentText();
    {
        const QSignalBlocker quiet(m_group);
        m_group->clear();
        m_group->setAccessibleName(tr("%1 of rules that do not say").arg(groupWord));
        for (const FirewallGroup &group : groups)
            m_group->addItem(group.name);
        chooseGroup(chosen);
    }
    tell();
}

void RuleListBox::chooseGroup(const QString &group) {
    if (const int at = m_group->findText(group); at >= 0)
        m_group->setCurrentIndex(at);
}

void RuleListBox::clear() {
    m_text->clear();
}

void RuleListBox::chooseFile() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Rules from a file"), {},
                                                      tr("Lists (*.csv *.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return m_says->show(State::Wrong, tr("Could not read %1: %2.").arg(path, file.errorString()));
    const QByteArray bytes = file.read(bytesAtMost + 1);
    if (bytes.size() > bytesAtMost)
        return m_says->show(State::Wrong, tr("%1 is larger than 4 MB; that is no list of rules.").arg(path));
    m_text->setPlainText(QString::fromUtf8(bytes));
}

Result<RuleChanges> RuleListBox::changes() const {
    return parseRuleList(m_text->toPlainText()).and_then([this](const std::vector<ListedRule> &list) {
        return applying(list, m_group->currentText(), m_groups,
                        m_replace->isChecked() ? ListUse::Replace : ListUse::Add);
    });
}

void RuleListBox::tell() {
    const auto wanted = changes();
    m_plan->setEnabled(wanted && !wanted->empty());
    if (m_text->toPlainText().trimmed().isEmpty())
        return m_says->showPlain(tr("Paste rules, one a line; what they change stands here."));
    if (!wanted)
        return m_says->show(State::Wrong, wanted.error().sentence);
    if (wanted->empty())
        return m_says->show(State::Look, tr("These rules are there already."));
    m_says->show(State::Ok, summaryOf(*wanted));
}

} // namespace cloudnx
