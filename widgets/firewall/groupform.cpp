#include "widgets/firewall/groupform.h"

#include "widgets/parts/controls.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace cloudnx {

namespace {

[[nodiscard]] bool guards(const FirewallGroup &group, const QString &instance) {
    return std::find(group.instances.begin(), group.instances.end(), instance) != group.instances.end();
}

[[nodiscard]] QString listed(const std::vector<QString> &names) {
    return QStringList(names.begin(), names.end()).join(QStringLiteral(", "));
}

void fill(QComboBox *box, const QStringList &entries) {
    const QString chosen = box->currentText();
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItems(entries);
    if (const int at = box->findText(chosen); at >= 0)
        box->setCurrentIndex(at);
}

} // namespace

GroupForm::GroupForm(QWidget *parent)
    : QWidget(parent),
      m_group(nameChoice(tr("Security group"))),
      m_instance(nameChoice(tr("Instance"))),
      m_attach(new QPushButton(tr("Plan to attach"))),
      m_detach(new QPushButton(tr("Plan to detach"))),
      m_delete(new QPushButton(tr("Plan to delete"))),
      m_name(new QLineEdit),
      m_create(new QPushButton(strokeIcon(QStringLiteral("add")), tr("Plan group"))),
      m_says(new StateLine) {
    m_name->setAccessibleName(tr("Name of a new security group"));
    m_name->setPlaceholderText(tr("name of a new group"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::near);
    int column = 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_group, m_instance, m_attach, m_detach, m_delete,
                                                            m_name, m_create})
        grid->addWidget(widget, 0, column++);
    grid->setColumnStretch(5, 1);
    grid->addWidget(m_says, 1, 0, 1, column);
    for (QComboBox *box : {m_group, m_instance})
        connect(box, &QComboBox::currentTextChanged, this, &GroupForm::tell);
    connect(m_attach, &QPushButton::clicked, this, [this] {
        Q_EMIT changeWanted(AttachFirewallGroup{m_group->currentText(), m_instance->currentText()});
    });
    connect(m_detach, &QPushButton::clicked, this, [this] {
        Q_EMIT changeWanted(DetachFirewallGroup{m_group->currentText(), m_instance->currentText()});
    });
    connect(m_delete, &QPushButton::clicked, this, [this] { Q_EMIT deletionWanted(m_group->currentText()); });
    connect(m_name, &QLineEdit::textChanged, this, &GroupForm::tell);
    connect(m_name, &QLineEdit::returnPressed, this, &GroupForm::create);
    connect(m_create, &QPushButton::clicked, this, &GroupForm::create);
    tell();
}

void GroupForm::show(const std::vector<FirewallGroup> &groups, const std::vector<QString> &instances) {
    m_groups = groups;
    QStringList names;
    for (const FirewallGroup &group : groups)
        names.append(group.name);
    fill(m_group, names);
    fill(m_instance, QStringList(instances.begin(), instances.end()));
    tell();
}

void GroupForm::chooseGroup(const QString &group) {
    if (const int at = m_group->findText(group); at >= 0)
        m_group->setCurrentIndex(at);
}

void GroupForm::chooseInstance(const QString &instance) {
    if (const int at = m_instance->findText(instance); at >= 0)
        m_instance->setCurrentIndex(at);
}

const FirewallGroup *GroupForm::chosen() const {
    const auto at = static_cast<std::size_t>(std::max(0, m_group->currentIndex()));
    return at < m_groups.size() ? &m_groups[at] : nullptr;
}

void GroupForm::tell() {
    const FirewallGroup *group = chosen();
    const QString instance = m_instance->currentText();
    const bool both = group && !instance.isEmpty();
    m_attach->setEnabled(both && !guards(*group, instance));
    m_detach->setEnabled(both && guards(*group, instance));
    m_delete->setEnabled(group && group->instances.empty() && !group->owner &&
                         group->name != QLatin1String("default"));
    m_create->setEnabled(!m_name->text().trimmed().isEmpty());
    if (!group)
        return m_says->showPlain(tr("There is no security group yet."));
    const QString whom = group->instances.empty()
                             ? tr("%1 guards no instance.").arg(group->name)
                             : tr("%1 guards %2; a change of its rules reaches all at once.")
                                   .arg(group->name, listed(group->instances));
    const QString state =
        group->stateful == false ? tr(" It is stateless: answers need rules, too.") : QString();
    const QString whose =
        group->owner
            ? tr(" Project %1 shares it: it can be used here and changed only there.").arg(*group->owner)
            : QString();
    m_says->showPlain(whom + state + whose);
}

void GroupForm::create() {
    const QString name = m_name->text().trimmed();
    if (!name.isEmpty())
        Q_EMIT changeWanted(CreateFirewallGroup{name, {}, true});
}

} // namespace cloudnx
