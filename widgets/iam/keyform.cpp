#include "widgets/iam/keyform.h"

#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace cloudnx {

namespace {

constexpr int ec2Row = 1;

[[nodiscard]] QStringList trimmedParts(const QString &text, QChar between) {
    QStringList parts;
    for (const QString &part : text.split(between))
        if (!part.trimmed().isEmpty())
            parts.append(part.trimmed());
    return parts;
}

[[nodiscard]] std::vector<QString> listOf(const QStringList &texts) {
    return {texts.begin(), texts.end()};
}

} // namespace

KeyForm::KeyForm(QWidget *parent)
    : QWidget(parent),
      m_name(new QLineEdit),
      m_kind(new QComboBox),
      m_roles(new QToolButton),
      m_roleMenu(new QMenu(this)),
      m_ends(new QLineEdit),
      m_allow(new QLineEdit),
      m_plan(new QPushButton(strokeIcon(QStringLiteral("add")), tr("Plan key"))),
      m_says(new StateLine) {
    m_name->setAccessibleName(tr("Name of a new key"));
    m_name->setPlaceholderText(tr("name of a new key"));
    m_kind->setAccessibleName(tr("Kind of key"));
    m_kind->addItems({tr("Application credential"), tr("EC2 credential")});
    m_roles->setAccessibleName(tr("Roles of the key"));
    m_roles->setPopupMode(QToolButton::InstantPopup);
    m_roles->setMenu(m_roleMenu);
    m_ends->setAccessibleName(tr("When it ends"));
    m_ends->setPlaceholderText(tr("ends: 90d, 2027-01-31; empty: never"));
    m_allow->setAccessibleName(tr("The only requests it may make"));
    m_allow->setPlaceholderText(
        tr("only these requests: network GET /v2.0/security-groups; …; empty: every"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::near);
    int column = 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_kind, m_roles, m_ends, m_plan})
        grid->addWidget(widget, 0, column++);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(3, 1);
    grid->addWidget(m_allow, 1, 0, 1, column);
    grid->addWidget(m_says, 2, 0, 1, column);
    for (QLineEdit *line : {m_name, m_ends, m_allow}) {
        connect(line, &QLineEdit::textChanged, this, &KeyForm::tell);
        connect(line, &QLineEdit::returnPressed, this, &KeyForm::ask);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &KeyForm::tell);
    connect(m_plan, &QPushButton::clicked, this, &KeyForm::ask);
}

void KeyForm::show(const QString &owner, const std::vector<QString> &roles, Instant now) {
    const std::vector<QString> chosen = words().roles;
    m_owner = owner;
    m_now = now;
    m_roleMenu->clear();
    for (const QString &role : roles) {
        QAction *action = m_roleMenu->addAction(role);
        action->setCheckable(true);
        action->setChecked(std::find(chosen.begin(), chosen.end(), role) != chosen.end());
        connect(action, &QAction::toggled, this, &KeyForm::tell);
    }
    tell();
}

KeyWords KeyForm::words() const {
    KeyWords words{.label = m_name->text().trimmed(), .ec2 = m_kind->currentIndex() == ec2Row};
    if (words.ec2) // what an application credential may have stays written, and is not meant
        return words;
    for (const QAction *action : m_roleMenu->actions())
        if (action->isChecked())
            words.roles.push_back(action->text());
    words.ends = m_ends->text().trimmed();
    words.allow = listOf(trimmedParts(m_allow->text(), u';'));
    return words;
}

Result<CreateAccessKey> KeyForm::key() const {
    return keyLimitsOf(words(), m_now).map([this](std::optional<KeyLimits> limits) {
        return CreateAccessKey{m_owner, std::move(limits)};
    });
}

void KeyForm::tell() {
    const KeyWords said = words();
    for (QWidget *limit : std::initializer_list<QWidget *>{m_roles, m_ends, m_allow})
        limit->setEnabled(!said.ec2);
    m_roles->setEnabled(!said.ec2 && !m_roleMenu->isEmpty());
    m_roles->setText(said.roles.empty()
                         ? tr("All roles")
                         : QStringList(said.roles.begin(), said.roles.end()).join(QStringLiteral(", ")));
    const auto made = key();
    m_plan->setEnabled(made.has_value());
    if (!made)
        return m_says->show(State::Wrong, made.error().sentence);
    const bool isAll = said.roles.empty() && said.allow.empty();
    const QString what = sentence(IamChange(*made), m_words) + u'.';
    if (isAll || said.ends.isEmpty())
        return m_says->show(State::Look,
                            what + u' ' +
                                (isAll ? said.ends.isEmpty() || said.ec2
                                             ? tr("It may do all that its owner may, and never ends.")
                                             : tr("It may do all that its owner may.")
                                       : tr("It never ends.")));
    m_says->showPlain(what);
}

void KeyForm::ask() {
    if (const auto made = key())
        Q_EMIT keyWanted(*made);
}

} // namespace cloudnx
