#include "widgets/checklist/checkview.h"

#include "widgets/parts/spacing.h"

#include <QFontDatabase>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace cloudnx {

namespace {

constexpr int textWidth = 720;

[[nodiscard]] QString resultWord(CheckResult result) {
    switch (result) {
    case CheckResult::Pass:
        return CheckView::tr("Pass");
    case CheckResult::Fail:
        return CheckView::tr("Fail");
    case CheckResult::NotOffered:
        return CheckView::tr("Not offered by this cloud");
    case CheckResult::Stated:
        return CheckView::tr("Stated by the provider");
    case CheckResult::Attested:
        return CheckView::tr("Attested");
    case CheckResult::Unknown:
        break;
    }
    return CheckView::tr("Unknown");
}

} // namespace

CheckView::CheckView(QWidget *parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    restart();
}

void CheckView::restart() {
    auto *body = new QWidget;
    body->setMaximumWidth(textWidth);
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(0, spacing::near, spacing::near, 0);
    m_column->setSpacing(spacing::near);
    m_column->addStretch(1);
    if (QWidget *old = takeWidget())
        old->deleteLater();
    setWidget(body);
    m_fix = nullptr;
    m_inputs.clear();
}

void CheckView::show(const Check &check, const Finding &finding, const std::optional<Fix> &fix) {
    restart();
    addTitle(check.title());
    addText(check.why());
    addState(stateOf(finding.result), resultWord(finding.result) + QStringLiteral(": ") + finding.summary);
    addEvidence(finding);
    if (fix)
        addFix(*fix);
}

void CheckView::showStatements(const std::vector<Finding> &stated) {
    restart();
    addTitle(tr("What the provider says of itself"));
    addText(tr("Nobody outside can check these, so they are neither pass nor fail."));
    for (const Finding &finding : stated) {
        addState(State::NotOffered, finding.title);
        addText(finding.source.isEmpty() ? finding.summary : tr("Stated at %1").arg(finding.source));
    }
}

QLabel *CheckView::addText(const QString &text) {
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->insertWidget(m_column->count() - 1, label);
    return label;
}

void CheckView::addTitle(const QString &text) {
    QLabel *title = addText(text);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    title->setFont(large);
}

void CheckView::addState(State state, const QString &text) {
    auto *line = new StateLine;
    line->show(state, text);
    m_column->insertWidget(m_column->count() - 1, line);
}

void CheckView::addEvidence(const Finding &finding) {
    if (finding.evidence.empty())
        return;
    auto *toggle = new QToolButton;
    toggle->setText(tr("Evidence (%1)").arg(finding.evidence.size()));
    toggle->setAccessibleName(toggle->text());
    toggle->setCheckable(true);
    toggle->setArrowType(Qt::RightArrow);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setFocusPolicy(Qt::StrongFocus);
    m_column->insertWidget(m_column->count() - 1, toggle);
    QStringList lines;
    for (const Evidence &evidence : finding.evidence) {
        lines.append(evidence.text);
        lines.append(tr("  read %1").arg(toRfc3339(evidence.readAt)));
        if (!evidence.readAgain.isEmpty())
            lines.append(QStringLiteral("  $ ") + evidence.readAgain);
    }
    QLabel *text = addText(lines.join(u'\n'));
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->hide();
    connect(toggle, &QToolButton::toggled, text, [toggle, text](bool open) {
        text->setVisible(open);
        toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
}

void CheckView::addFix(const Fix &fix) {
    for (const FixInput &input : fix.inputs) {
        QLabel *prompt = addText(input.prompt);
        auto *edit = new QLineEdit(input.proposal);
        edit->setAccessibleName(input.prompt);
        prompt->setBuddy(edit);
        m_column->insertWidget(m_column->count() - 1, edit);
        m_inputs.emplace_back(input.id, edit);
        connect(edit, &QLineEdit::returnPressed, this, &CheckView::fixWanted);
    }
    m_complaint = new StateLine;
    m_complaint->hide();
    m_column->insertWidget(m_column->count() - 1, m_complaint);
    if (fix.automatic) {
        m_fix = new QPushButton(fix.verb);
        m_fix->setAccessibleDescription(tr("Opens the plan; nothing changes yet"));
        m_column->insertWidget(m_column->count() - 1, m_fix, 0, Qt::AlignLeft);
        connect(m_fix, &QPushButton::clicked, this, &CheckView::fixWanted);
    }
    addSteps(fix.automatic ? tr("Good to know:") : tr("By hand:"), fix.steps);
}

void CheckView::addSteps(const QString &head, const std::vector<QString> &steps) {
    if (steps.empty())
        return;
    addText(head);
    int number = 0;
    for (const QString &step : steps)
        addText(QStringLiteral("%1  %2").arg(++number).arg(step));
}

std::map<QString, QString> CheckView::inputs() const {
    std::map<QString, QString> given;
    for (const auto &[id, edit] : m_inputs)
        given[id] = edit->text().trimmed();
    return given;
}

void CheckView::complain(const QString &sentence) {
    if (!m_complaint)
        return;
    m_complaint->show(State::Wrong, sentence);
    m_complaint->setVisible(!sentence.isEmpty());
}

} // namespace cloudnx
