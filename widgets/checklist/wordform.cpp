#include "widgets/checklist/wordform.h"

#include "models/record/term.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/wrappedlabel.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cloudnx {

namespace {

[[nodiscard]] QLineEdit *field(QFormLayout *form, const QString &name, const QString &proposal) {
    auto *edit = new QLineEdit(proposal);
    edit->setAccessibleName(name);
    form->addRow(name, edit);
    return edit;
}

[[nodiscard]] QVBoxLayout *columnOf(QWidget *widget) {
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, spacing::near, 0, 0);
    column->setSpacing(spacing::near);
    return column;
}

[[nodiscard]] QFormLayout *formIn(QVBoxLayout *column) {
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(spacing::near);
    form->setVerticalSpacing(spacing::tight);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    column->addLayout(form);
    return form;
}

} // namespace

WordForm::WordForm(const Check &check, std::vector<QString> about, const QString &by, Instant now,
                   QWidget *parent)
    : QWidget(parent),
      m_check(check.id()),
      m_holds(check.wordHolds().value_or(std::chrono::days(0))),
      m_about(std::move(about)),
      m_now(now) {
    QVBoxLayout *column = columnOf(this);
    QFormLayout *form = formIn(column);
    m_by = field(form, tr("Who says so"), by);
    m_note = field(form, tr("Note, no secret"), {});
    auto *say = new QPushButton(tr("Say that it is so, for %1 days").arg(m_holds.count()));
    column->addWidget(say, 0, Qt::AlignLeft);
    connect(say, &QPushButton::clicked, this, &WordForm::say);
    for (QLineEdit *edit : {m_by, m_note})
        connect(edit, &QLineEdit::returnPressed, this, &WordForm::say);
}

void WordForm::say() {
    const Attestation said{m_check, m_by->text().trimmed(),  m_now, m_now + m_holds,
                           m_about, m_note->text().trimmed()};
    Q_EMIT told({[said](Record &record) { return attest(record, said); }});
}

WaiverForm::WaiverForm(const Finding &finding, const QString &by, Instant now, QWidget *parent)
    : QWidget(parent), m_check(finding.check), m_now(now) {
    QVBoxLayout *column = columnOf(this);
    if (finding.waiver)
        makeEnd(column, *finding.waiver);
    else
        makeBeginning(column, by);
}

void WaiverForm::makeEnd(QVBoxLayout *column, const Waiver &waiver) {
    auto *text = new WrappedLabel(
        tr("Waived by %1 until %2: %3").arg(waiver.by, toRfc3339(waiver.until).left(10), waiver.reason));
    column->addWidget(text);
    auto *end = new QPushButton(tr("End the waiver"));
    column->addWidget(end, 0, Qt::AlignLeft);
    connect(end, &QPushButton::clicked, this,
            [this] { Q_EMIT told({[check = m_check](Record &record) { return unwaive(record, check); }}); });
}

void WaiverForm::makeBeginning(QVBoxLayout *column, const QString &by) {
    QFormLayout *form = formIn(column);
    m_reason = field(form, tr("Why it may stay"), {});
    m_by = field(form, tr("Who answers for it"), by);
    m_until = field(form, tr("Until, a day or 90d"), QStringLiteral("90d"));
    auto *waive = new QPushButton(tr("Waive it until then"));
    column->addWidget(waive, 0, Qt::AlignLeft);
    connect(waive, &QPushButton::clicked, this, &WaiverForm::waive);
    for (QLineEdit *edit : {m_reason, m_by, m_until})
        connect(edit, &QLineEdit::returnPressed, this, &WaiverForm::waive);
}

void WaiverForm::waive() {
    const auto until = parseTerm(m_until->text(), m_now);
    if (!until) {
        Q_EMIT told({[error = until.error()](Record &) -> Done { return failure(error); }});
        return;
    }
    const Waiver waiver{m_check, m_reason->text().trimmed(), m_by->text().trimmed(), m_now, *until};
    Q_EMIT told({[waiver](Record &record) { return cloudnx::waive(record, waiver); }});
}

} // namespace cloudnx
