#include "widgets/kms/kmspage.h"

#include "models/plan/possible.h"
#include "widgets/kms/valuebox.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/tableview.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace cloudnx {

namespace {

constexpr int fewestDays = 7;
constexpr int mostDays = 30;

[[nodiscard]] QString stateSentence(const KmsKey &key) {
    switch (key.state) {
    case KmsKeyState::Enabled:
        return KmsPage::tr("Enabled: encrypts and decrypts.");
    case KmsKeyState::Disabled:
        return KmsPage::tr("Disabled: neither encrypts nor decrypts until it is enabled.");
    case KmsKeyState::PendingDeletion:
        break;
    }
    return KmsPage::tr("Will be deleted; what it encrypted can then never be read again.");
}

[[nodiscard]] QString timesOf(const std::optional<Instant> &at) {
    return at ? toLocalText(*at) + u'\n' + toRfc3339(*at) : QString();
}

} // namespace

KmsPage::KmsPage(LiveInventory &live, QWidget *parent)
    : Page(live, tr("KMS"), parent),
      m_keys(new KmsKeyTable(this)),
      m_table(new TableView(QStringLiteral("kms-keys"), tr("KMS keys"), m_keys)),
      m_pane(new DetailPane),
      m_offered(abilitiesOf(live.seat().cloud())),
      m_values(new ValueBox(live)),
      m_noValues(new StateLine),
      m_name(new QLineEdit),
      m_description(new QLineEdit),
      m_make(new QPushButton(strokeIcon(QStringLiteral("add")), tr("Plan key"))) {
    makeMaker();
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(m_table, 1);
    row->addWidget(m_pane);
    column()->addLayout(row, 1);
    column()->addWidget(m_values);
    m_noValues->show(
        State::NotOffered,
        tr("Not offered yet: this KMS keeps keys and encrypts nothing itself, and the console takes no "
           "key out of it."));
    column()->addWidget(m_noValues);
    connect(m_table, &TableView::currentChanged, this, &KmsPage::showKey);
}

void KmsPage::makeMaker() {
    m_name->setPlaceholderText(tr("Name of a new key"));
    m_name->setAccessibleName(tr("Name of a new key"));
    m_description->setPlaceholderText(tr("What it is for"));
    m_description->setAccessibleName(tr("What the new key is for"));
    m_make->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    row->addWidget(m_name, 1);
    row->addWidget(m_description, 2);
    row->addWidget(m_make);
    column()->addLayout(row);
    connect(m_name, &QLineEdit::textChanged, this,
            [this] { m_make->setEnabled(!m_name->text().trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, this, &KmsPage::ask);
    connect(m_description, &QLineEdit::returnPressed, this, &KmsPage::ask);
    connect(m_make, &QPushButton::clicked, this, &KmsPage::ask);
}

void KmsPage::ask() {
    if (m_make->isEnabled())
        want(KmsChange(CreateKmsKey{m_name->text().trimmed(), m_description->text().trimmed()}));
}

void KmsPage::refresh() {
    const auto &keys = inventory().kmsKeys;
    const std::vector<KmsKey> known = keys.known() ? *keys : std::vector<KmsKey>{};
    m_keys->setRows(known);
    m_values->show(known);
    m_values->setVisible(keys.known() && m_offered.kmsEncrypts);
    m_noValues->setVisible(keys.known() && !m_offered.kmsEncrypts);
    m_table->setEmptyText(
        keys.known() ? tr("There are no keys: secrets have nowhere to rest.") : whyUnknown(keys),
        keys.known() ? tr("Type a name above to plan the first one.") : tr("Read again with F5."));
    answerQuestion();
    showKey();
}

void KmsPage::answerQuestion() {
    const auto &keys = inventory().kmsKeys;
    if (!keys.known())
        return setAnswer(keys.absence == Absence::NotOffered ? State::NotOffered : State::Unknown,
                         whyUnknown(keys));
    const auto leaving = std::count_if(keys->begin(), keys->end(), [](const KmsKey &key) {
        return key.state == KmsKeyState::PendingDeletion;
    });
    if (leaving > 0)
        return setAnswer(State::Look, leaving == 1
                                          ? tr("One key will be deleted; what it encrypted goes with it.")
                                          : tr("%1 keys will be deleted.").arg(leaving));
    if (keys->empty())
        return setAnswer(State::Look,
                         tr("No key yet: secrets in user-data or git have nowhere better to be."));
    setAnswer(State::Ok,
              keys->size() == 1 ? tr("One key, in order.") : tr("%1 keys, in order.").arg(keys->size()));
}

void KmsPage::showKey() {
    const int at = m_table->currentRow();
    if (at < 0)
        return m_pane->clear(tr("Choose a key to see its versions."));
    const KmsKey key = m_keys->row(at);
    m_values->choose(key.name);
    m_pane->setTitle(key.name, m_offered.kmsKeysTurn
                                   ? stateSentence(key)
                                   : tr("Kept by the KMS: who may read it there may take it out."));
    if (m_offered.kmsKeysTurn) {
        m_pane->addField(tr("Version"), QString::number(key.currentVersion));
        m_pane->addField(tr("Rotated"), timesOf(key.rotatedAt), true);
    } else if (!key.algorithm.isEmpty()) {
        m_pane->addField(tr("Algorithm"), key.algorithm);
    }
    m_pane->addField(tr("Created"), timesOf(key.createdAt), true);
    if (key.deletionAt)
        m_pane->addField(tr("Deleted on"), timesOf(key.deletionAt), true);
    m_pane->addField(key.crn.startsWith(QLatin1String("crn:")) ? tr("CRN") : tr("Address"), key.crn, true);
    addActions(key);
}

void KmsPage::addActions(const KmsKey &key) {
    if (const Done turns = checkPossible(KmsChange(RotateKmsKey{key.name}), inventory());
        !turns && turns.error().kind == ErrorKind::Unsupported) {
        auto *why = new StateLine;
        why->show(State::NotOffered, turns.error().sentence);
        return m_pane->addWidget(why);
    }
    if (key.state == KmsKeyState::PendingDeletion)
        return addAction(tr("Plan to keep it after all"), CancelKmsKeyDeletion{key.name});
    const bool enabled = key.state == KmsKeyState::Enabled;
    addAction(tr("Plan to rotate"), RotateKmsKey{key.name},
              enabled ? QString() : tr("Only enabled keys rotate."));
    addAction(enabled ? tr("Plan to disable") : tr("Plan to enable"), SetKmsKeyEnabled{key.name, !enabled});
    addDeletion(key);
}

void KmsPage::addDeletion(const KmsKey &key) {
    auto *days = new QSpinBox;
    days->setRange(fewestDays, mostDays);
    days->setValue(mostDays);
    days->setSuffix(tr(" days"));
    days->setAccessibleName(tr("Days until it is deleted"));
    m_pane->addWidget(days);
    auto *remove = m_pane->addButton(tr("Plan its deletion"));
    connect(remove, &QPushButton::clicked, this,
            [this, days, name = key.name] { want(KmsChange(ScheduleKmsKeyDeletion{name, days->value()})); });
}

void KmsPage::addAction(const QString &verb, KmsChange change, const QString &whyNot) {
    auto *button = m_pane->addButton(verb, whyNot.isEmpty(), whyNot);
    connect(button, &QPushButton::clicked, this, [this, change = std::move(change)] { want(change); });
}

FilterField *KmsPage::filterField() const {
    return m_table->filter();
}

std::vector<PaletteEntry> KmsPage::palette() {
    std::vector<PaletteEntry> entries{{tr("Create a KMS key"), tr("KMS"), [this] { m_name->setFocus(); }}};
    if (m_offered.kmsEncrypts)
        entries.push_back({tr("Encrypt or decrypt a value"), tr("KMS"), [this] { m_values->setFocus(); }});
    return entries;
}

void KmsPage::showObject(const QString &name) {
    if (m_table->select(name))
        m_table->view()->setFocus();
}

} // namespace cloudnx
