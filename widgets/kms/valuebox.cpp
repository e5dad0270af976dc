#include "widgets/kms/valuebox.h"

#include "widgets/parts/clipboard.h"
#include "widgets/parts/controls.h"
#include "widgets/parts/spacing.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace cloudnx {

namespace {

[[nodiscard]] QPlainTextEdit *box(const QString &name) {
    auto *edit = new QPlainTextEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(name);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(4 * spacing::rowHeight);
    return edit;
}

} // namespace

ValueBox::ValueBox(LiveInventory &live, QWidget *parent)
    : QWidget(parent),
      m_live(live),
      m_key(nameChoice(tr("Key to encrypt with"))),
      m_plain(box(tr("Value (up to 4,096 bytes)"))),
      m_cipher(box(tr("Encrypted value (base64)"))),
      m_encrypt(new QPushButton(tr("Encrypt →"))),
      m_decrypt(new QPushButton(tr("← Decrypt"))),
      m_copyPlain(new QPushButton(tr("Copy value"))),
      m_copyCipher(new QPushButton(tr("Copy encrypted"))),
      m_told(new StateLine) {
    setFocusProxy(m_plain);
    m_copyPlain->setToolTip(tr("Taken back from the clipboard after 30 s"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::near);
    auto *middle = new QVBoxLayout;
    middle->addWidget(m_key);
    middle->addWidget(m_encrypt);
    middle->addWidget(m_decrypt);
    middle->addStretch(1);
    grid->addWidget(m_plain, 0, 0);
    grid->addLayout(middle, 0, 1);
    grid->addWidget(m_cipher, 0, 2);
    grid->addWidget(m_copyPlain, 1, 0, Qt::AlignLeft);
    grid->addWidget(m_copyCipher, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_told, 2, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    connect(m_plain, &QPlainTextEdit::textChanged, this, &ValueBox::allow);
    connect(m_cipher, &QPlainTextEdit::textChanged, this, &ValueBox::allow);
    connect(m_encrypt, &QPushButton::clicked, this, &ValueBox::encrypt);
    connect(m_decrypt, &QPushButton::clicked, this, &ValueBox::decrypt);
    connect(m_copyPlain, &QPushButton::clicked, this,
            [this] { copySecret(Secret::of(m_plain->toPlainText())); });
    connect(m_copyCipher, &QPushButton::clicked, this, [this] { copyText(m_cipher->toPlainText()); });
    m_told->showPlain(tr("Values pass through and are kept nowhere."));
    allow();
}

void ValueBox::show(const std::vector<KmsKey> &keys) {
    const QString chosen = m_key->currentText();
    m_key->clear();
    for (const KmsKey &key : keys)
        if (key.state == KmsKeyState::Enabled)
            m_key->addItem(key.name);
    choose(chosen);
    allow();
}

void ValueBox::choose(const QString &key) {
    if (const int at = m_key->findText(key); at >= 0)
        m_key->setCurrentIndex(at);
}

void ValueBox::allow() {
    const bool plain = m_plain->document()->characterCount() > 1;
    const bool cipher = m_cipher->document()->characterCount() > 1;
    m_encrypt->setEnabled(plain && m_key->count() > 0);
    m_decrypt->setEnabled(cipher);
    m_copyPlain->setEnabled(plain);
    m_copyCipher->setEnabled(cipher);
}

void ValueBox::encrypt() {
    QString text = m_plain->toPlainText();
    const Secret value = Secret::taken(text);
    m_live.worker().run(
        this, QStringLiteral("value"), tr("Encrypting"),
        [seat = m_live.sharedSeat(), value, key = m_key->currentText()](std::stop_token stop) {
            return seat->cloud().kms().encrypt(key, value, {}, std::move(stop));
        },
        [this](const Result<QByteArray> &encrypted) {
            if (!encrypted)
                return tell(encrypted.error());
            m_cipher->setPlainText(QString::fromLatin1(*encrypted));
            m_plain->clear();
            m_told->show(State::Ok,
                         tr("Encrypted with %1; the value was cleared.").arg(m_key->currentText()));
        });
}

void ValueBox::decrypt() {
    m_live.worker().run(
        this, QStringLiteral("value"), tr("Decrypting"),
        [seat = m_live.sharedSeat(), text = m_cipher->toPlainText().toLatin1()](std::stop_token stop) {
            return seat->cloud().kms().decrypt(text.trimmed(), {}, std::move(stop));
        },
        [this](const Result<Secret> &decrypted) {
            if (!decrypted)
                return tell(decrypted.error());
            m_plain->setPlainText(decrypted->revealText());
            m_told->show(State::Ok, tr("Decrypted: %1 bytes.").arg(decrypted->size()));
        });
}

void ValueBox::tell(const Error &error) {
    m_told->show(State::Wrong, error.requestId.isEmpty()
                                   ? error.sentence
                                   : tr("%1 (request %2)").arg(error.sentence, error.requestId));
}

} // namespace cloudnx
