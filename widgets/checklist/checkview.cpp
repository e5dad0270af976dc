#include "widgets/checklist/checkview.h"

#include "widgets/parts/elidedbutton.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/wrappedlabel.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

#include <map>
#include <set>

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

/// What a person typed and where they are, kept while the same question is drawn again.
class Typed {
public:
    Typed() = default;

    explicit Typed(const QWidget *body) {
        for (const auto *edit : body->findChildren<QLineEdit *>())
            if (edit->isModified())
                m_texts[edit->accessibleName()] = edit->text();
        for (const auto *edit : body->findChildren<QPlainTextEdit *>())
            if (!edit->toPlainText().isEmpty())
                m_texts[edit->accessibleName()] = edit->toPlainText();
        for (const auto *toggle : body->findChildren<QToolButton *>())
            if (toggle->isChecked())
                m_open.insert(toggle->accessibleName());
        if (const QWidget *focus = QApplication::focusWidget(); focus && body->isAncestorOf(focus))
            m_focus = nameOf(focus);
    }

    void putBack(QWidget *body) const {
        for (auto *toggle : body->findChildren<QToolButton *>())
            toggle->setChecked(m_open.contains(toggle->accessibleName()));
        for (auto *edit : body->findChildren<QLineEdit *>())
            if (const auto found = m_texts.find(edit->accessibleName()); found != m_texts.end()) {
                edit->setText(found->second);
                edit->setModified(true);
            }
        for (auto *edit : body->findChildren<QPlainTextEdit *>())
            if (const auto found = m_texts.find(edit->accessibleName()); found != m_texts.end())
                edit->setPlainText(found->second);
        if (!m_focus.isEmpty())
            for (auto *child : body->findChildren<QWidget *>())
                if (nameOf(child) == m_focus)
                    return child->setFocus();
    }

private:
    [[nodiscard]] static QString nameOf(const QWidget *widget) {
        if (!widget->accessibleName().isEmpty())
            return widget->accessibleName();
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        return button ? button->text() : QString();
    }

    std::map<QString, QString> m_texts;
    std::set<QString> m_open;
    QString m_focus;
};

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
    m_complaint = nullptr;
    m_inputs.clear();
}

void CheckView::show(const Check &check, const Finding &finding, const std::optional<Fix> &fix,
                     const std::vector<Form> &forms) {
    const Typed typed = check.id() == m_check ? Typed(widget()) : Typed();
    restart();
    m_check = check.id();
    addTitle(check.title());
    addText(check.why());
    const bool isWaived = finding.waiver.has_value();
    addState(isWaived ? State::Look : stateOf(finding.result),
             (isWaived ? tr("Fail, waived") : resultWord(finding.result)) + QStringLiteral(": ") +
                 finding.summary);
    if (!finding.stale.isEmpty())
        addState(State::Look, tr("Touched since it was read: %1. Check again.").arg(finding.stale));
    addEvidence(finding);
    complaintHere();
    if (fix)
        addFix(*fix);
    for (const Form &form : forms)
        addForm(form);
    typed.putBack(widget());
}

void CheckView::showStatements(const std::vector<Finding> &stated) {
    restart();
    m_check.clear();
    addTitle(tr("What the provider says of itself"));
    addText(tr("Nobody outside can check these, so they are neither pass nor fail."));
    for (const Finding &finding : stated) {
        addState(State::NotOffered, finding.title);
        addText(finding.source.isEmpty() ? finding.summary : tr("Stated at %1").arg(finding.source));
    }
}

QLabel *CheckView::addText(const QString &text) {
    auto *label = new WrappedLabel(text);
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
    QStringList lines;
    for (const Evidence &evidence : finding.evidence) {
        lines.append(evidence.text);
        lines.append(tr("  read %1").arg(toRfc3339(evidence.readAt)));
        if (!evidence.readAgain.isEmpty())
            lines.append(QStringLiteral("  $ ") + evidence.readAgain);
    }
    auto *text = new WrappedLabel(lines.join(u'\n'));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    addToggle(tr("Evidence (%1)").arg(finding.evidence.size()), text);
}

/// A line that opens and closes what stands below it.
QToolButton *CheckView::addToggle(const QString &text, QWidget *opens) {
    auto *toggle = new QToolButton;
    toggle->setText(text);
    toggle->setAccessibleName(text);
    toggle->setCheckable(true);
    toggle->setArrowType(Qt::RightArrow);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setFocusPolicy(Qt::StrongFocus);
    m_column->insertWidget(m_column->count() - 1, toggle);
    m_column->insertWidget(m_column->count() - 1, opens);
    opens->hide();
    connect(toggle, &QToolButton::toggled, opens, [toggle, opens](bool open) {
        opens->setVisible(open);
        toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    return toggle;
}

void CheckView::addForm(const Form &form) {
    if (form.heading.isEmpty())
        m_column->insertWidget(m_column->count() - 1, form.widget);
    else
        addToggle(form.heading, form.widget);
}

void CheckView::complaintHere() {
    m_complaint = new StateLine;
    m_complaint->hide();
    m_column->insertWidget(m_column->count() - 1, m_complaint);
}

std::vector<QWidget *> CheckView::stops() const {
    std::vector<QWidget *> stops;
    for (QWidget *child : widget()->findChildren<QWidget *>())
        if ((child->focusPolicy() & Qt::TabFocus) && !qobject_cast<QLabel *>(child) &&
            !child->objectName().startsWith(QStringLiteral("qt_")))
            stops.push_back(child);
    return stops;
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
    if (fix.automatic) {
        auto *button = new ElidedButton(fix.verb);
        button->setAccessibleDescription(tr("Opens the plan; nothing changes yet"));
        m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, &CheckView::fixWanted);
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
