#include "widgets/parts/secretpanel.h"

#include "models/session/otpauth.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/printing.h"
#include "widgets/parts/qrview.h"
#include "widgets/parts/secretfield.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/wrappedlabel.h"

#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>

#include <tuple>

namespace cloudnx {

namespace {

void print(const Secret &text, QPushButton *asked) {
    if (printText(text.revealText(), asked->window()))
        return;
    asked->setEnabled(false);
    asked->setText(SecretPanel::tr("Printing is not installed; save instead"));
}

[[nodiscard]] QString defaultPrompt(SecretKind kind) {
    switch (kind) {
    case SecretKind::PasscodeNow:
    case SecretKind::FirstPasscode:
        return SecretPanel::tr("Code from your authenticator");
    case SecretKind::AccountPassword:
        return SecretPanel::tr("Your password");
    case SecretKind::NewUserPassword:
        break;
    }
    return SecretPanel::tr("New password");
}

[[nodiscard]] bool isPasscode(SecretKind kind) {
    return kind == SecretKind::FirstPasscode || kind == SecretKind::PasscodeNow;
}

} // namespace

Secret textOf(const SecretProduct &product) {
    QByteArray text = product.label.toUtf8() + '\n';
    for (const SecretProduct::Part &part : product.parts)
        text += part.name.toUtf8() + ": " + part.value.revealBytes() + '\n';
    return Secret::taken(text);
}

Done writePrivately(const QString &path, const Secret &text) {
    QFile file(path);
    const QByteArray bytes = text.revealBytes();
    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner;
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate, mine) &&
                         file.setPermissions(mine) && // it may have been there before
                         file.write(bytes) == bytes.size() && file.flush();
    if (!written)
        return failure(ErrorKind::Local, QStringLiteral("Not saved: %1.").arg(file.errorString()));
    return {};
}

SecretPanel::SecretPanel(std::shared_ptr<ScreenDesk> desk, QString account, std::function<Instant()> now,
                         QWidget *parent)
    : QWidget(parent),
      m_desk(std::move(desk)),
      m_account(std::move(account)),
      m_now(std::move(now)),
      m_made(new QVBoxLayout),
      m_complaint(new StateLine),
      m_question(new QWidget),
      m_prompt(new WrappedLabel),
      m_field(new QLineEdit),
      m_give(new QPushButton(tr("Go on"))) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::near);
    m_made->setSpacing(spacing::near);
    column->addLayout(m_made);
    auto *asked = new QVBoxLayout(m_question);
    asked->setContentsMargins(0, 0, 0, 0);
    asked->addWidget(m_prompt);
    auto *row = new QHBoxLayout;
    row->addWidget(m_field, 1);
    row->addWidget(m_give);
    asked->addLayout(row);
    asked->addWidget(m_complaint);
    m_complaint->hide();
    column->addWidget(m_question);
    m_question->hide();
    connect(m_give, &QPushButton::clicked, this, &SecretPanel::answer);
    connect(m_field, &QLineEdit::returnPressed, this, &SecretPanel::answer);
    connect(m_field, &QLineEdit::textChanged, this,
            [this] { m_give->setEnabled(!m_field->text().isEmpty()); });
    connect(m_field, &QLineEdit::textEdited, m_complaint, &QWidget::hide);
}

void SecretPanel::look() {
    for (const SecretProduct &product : m_desk->takeProducts()) {
        showProduct(product);
        m_products.push_back(product);
    }
    showRequest();
}

void SecretPanel::showRequest() {
    const auto request = m_desk->request();
    if (!request || m_question->isVisible()) {
        m_question->setVisible(request.has_value());
        return;
    }
    m_kind = request->kind;
    m_prompt->setText(request->prompt.isEmpty() ? defaultPrompt(m_kind) : request->prompt);
    m_field->setAccessibleName(m_prompt->text());
    m_field->setEchoMode(isPasscode(request->kind) ? QLineEdit::Normal : QLineEdit::Password);
    m_field->setFont(isPasscode(request->kind) ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                                               : font());
    m_field->clear();
    m_give->setEnabled(false);
    m_question->show();
    m_field->setFocus();
}

void SecretPanel::answer() {
    if (m_field->text().isEmpty())
        return;
    QString text = m_field->text();
    if (isPasscode(m_kind))
        text.remove(u' ');
    const Secret secret = Secret::taken(text);
    if (const QString complaint = complaintAbout(secret); !complaint.isEmpty()) {
        m_complaint->show(State::Wrong, complaint);
        m_complaint->setVisible(true);
        m_field->selectAll();
        return;
    }
    m_field->clear();
    m_question->hide();
    m_desk->answer(secret);
}

// While a seed is being enrolled its key is known, so a wrong clock can be told from a wrong code.
QString SecretPanel::complaintAbout(const Secret &answer) const {
    if (m_kind != SecretKind::FirstPasscode || !m_seed || m_seed->verify(answer, m_now()))
        return {};
    if (const auto offset = m_seed->searchOffset(answer, m_now()))
        return phoneClockSentence(*offset);
    return tr("This code does not belong to the key above. Take the one your authenticator shows now.");
}

void SecretPanel::showProduct(const SecretProduct &product) {
    auto *head = new WrappedLabel(product.kind == ProductKind::TotpSeed
                                      ? tr("Scan this with your authenticator, or type the key:")
                                      : tr("%1. Shown once: store it somewhere safe.").arg(product.label));
    m_made->addWidget(head);
    if (product.kind == ProductKind::TotpSeed)
        return showSeed(product);
    for (const SecretProduct::Part &part : product.parts)
        addPart(part);
    addKeepButtons(product);
}

// Whose it is says the ready-made link, when somebody enrols for somebody else.
void SecretPanel::showSeed(const SecretProduct &product) {
    QString issuer = QStringLiteral("CloudNx");
    QString account = m_account;
    for (const SecretProduct::Part &part : product.parts)
        if (const auto link = OtpAuth::parse(part.value); link && !link->account.isEmpty())
            std::tie(issuer, account) = std::tie(link->issuer, link->account);
    for (const SecretProduct::Part &part : product.parts) {
        auto totp = Totp::parse(part.value.revealText());
        if (!totp)
            continue; // the ready-made link; we draw from the key itself, which is also shown as text
        m_seed = *totp;
        auto *qr = new QrView;
        qr->show(OtpAuth{*totp, issuer, account}.toUri());
        m_made->addWidget(qr, 0, Qt::AlignHCenter);
        addPart({tr("key"), toBase32Groups(totp->key())});
    }
}

void SecretPanel::addPart(const SecretProduct::Part &part) {
    auto *row = new QHBoxLayout;
    auto *value = new SecretField(part.name, part.value);
    auto *copy = new QPushButton(strokeIcon(QStringLiteral("copy")), QString());
    copy->setAccessibleName(tr("Copy %1").arg(part.name));
    copy->setToolTip(tr("Copy; taken back from the clipboard after 30 s"));
    connect(copy, &QPushButton::clicked, value, &SecretField::copyWhole);
    auto *name = new QLabel(part.name);
    row->addWidget(name);
    row->addWidget(value, 1);
    row->addWidget(copy);
    m_made->addLayout(row);
}

void SecretPanel::addKeepButtons(const SecretProduct &product) {
    auto *row = new QHBoxLayout;
    auto *save = new QPushButton(tr("Save…"));
    auto *printed = new QPushButton(tr("Print…"));
    auto *told = new WrappedLabel;
    connect(save, &QPushButton::clicked, this, [this, product, told] {
        const QString path = QFileDialog::getSaveFileName(this, product.label);
        if (path.isEmpty())
            return;
        const Done done = writePrivately(path, textOf(product));
        told->setText(done ? tr("Saved to %1, readable by you alone.").arg(path) : done.error().sentence);
    });
    connect(printed, &QPushButton::clicked, this, [printed, product] { print(textOf(product), printed); });
    row->addWidget(save);
    row->addWidget(printed);
    row->addStretch(1);
    m_made->addLayout(row);
    m_made->addWidget(told);
}

} // namespace cloudnx
