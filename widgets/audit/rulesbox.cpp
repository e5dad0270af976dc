#include "widgets/audit/rulesbox.h"

#include "models/audit/eventfilter.h"
#include "models/filter/parse.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cloudnx {

namespace {

[[nodiscard]] QString signOf(State state) {
    return glyphOf(state) + QStringLiteral("  ") +
           (state == State::Wrong ? RulesBox::tr("wrong") : RulesBox::tr("look"));
}

} // namespace

RulesBox::RulesBox(const std::vector<WrittenRule> &rules, QWidget *parent)
    : QDialog(parent), m_column(new QVBoxLayout), m_says(new StateLine) {
    setWindowTitle(tr("Colour rules"));
    resize(spacing::paneWidth * 2, 0);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::near);
    m_column->setSpacing(spacing::near);
    column->addWidget(new QLabel(tr("The first rule that an event fits gives it its sign.")));
    column->addLayout(m_column);
    auto *add = new QPushButton(strokeIcon(QStringLiteral("add")), tr("Add a rule"));
    connect(add, &QPushButton::clicked, this, [this] {
        addLine({});
        m_lines.back().filter->setFocus();
    });
    column->addWidget(add, 0, Qt::AlignLeft);
    for (const WrittenRule &rule : usualRules())
        column->addWidget(new QLabel(tr("Always, behind them: %1  %2").arg(signOf(rule.state), rule.filter)));
    column->addWidget(m_says);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_keep = buttons->addButton(tr("Keep these rules"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    for (const WrittenRule &rule : rules)
        addLine(rule);
    tell();
}

void RulesBox::addLine(const WrittenRule &rule) {
    auto *whole = new QWidget;
    const Line line{whole, new QComboBox, new QLineEdit(rule.filter)};
    for (const State state : {State::Wrong, State::Look})
        line.sign->addItem(signOf(state), static_cast<int>(state));
    line.sign->setCurrentIndex(line.sign->findData(static_cast<int>(rule.state)));
    line.sign->setAccessibleName(tr("Sign"));
    line.filter->setAccessibleName(tr("Which events"));
    line.filter->setPlaceholderText(tr("action ~ \"iam:*\" && !(actor == alice)"));
    auto *remove = new QPushButton(tr("Remove"));
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::near);
    row->addWidget(line.sign);
    row->addWidget(line.filter, 1);
    row->addWidget(remove);
    m_column->addWidget(whole);
    m_lines.push_back(line);
    connect(line.filter, &QLineEdit::textChanged, this, &RulesBox::tell);
    connect(remove, &QPushButton::clicked, this, [this, whole] { removeLine(whole); });
}

void RulesBox::removeLine(const QWidget *whole) {
    const auto line =
        std::find_if(m_lines.begin(), m_lines.end(), [whole](const Line &one) { return one.whole == whole; });
    if (line == m_lines.end())
        return;
    line->whole->hide();
    line->whole->deleteLater();
    m_lines.erase(line);
    tell();
}

std::vector<WrittenRule> RulesBox::rules() const {
    std::vector<WrittenRule> rules;
    for (const Line &line : m_lines)
        if (const QString filter = line.filter->text().trimmed(); !filter.isEmpty())
            rules.push_back({filter, static_cast<State>(line.sign->currentData().toInt())});
    return rules;
}

void RulesBox::tell() {
    for (const WrittenRule &rule : rules()) {
        const auto parsed = filter::parse(rule.filter, audit::eventSchema(), SystemClock().now());
        if (parsed)
            continue;
        m_keep->setEnabled(false);
        return m_says->show(State::Wrong, filter::errorOf(rule.filter, parsed.error()).sentence);
    }
    m_keep->setEnabled(true);
    m_says->showPlain(tr("Rules are filters, as in the field above the events."));
}

} // namespace cloudnx
