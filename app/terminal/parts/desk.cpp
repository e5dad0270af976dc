#include "app/terminal/parts/desk.h"

#include "models/session/otpauth.h"
#include "models/session/qrcode.h"
#include "models/session/totp.h"

#include <QJsonArray>
#include <QJsonObject>

#include <unistd.h>

namespace cloudnx::terminal {

namespace {

QString wordOfKind(ProductKind kind) {
    switch (kind) {
    case ProductKind::TotpSeed:
        return QStringLiteral("totp_seed");
    case ProductKind::BackupCodes:
        return QStringLiteral("backup_codes");
    case ProductKind::AccessKey:
        break;
    }
    return QStringLiteral("access_key");
}

QJsonObject objectOf(const SecretProduct &product) {
    QJsonObject object{{QStringLiteral("product"), wordOfKind(product.kind)},
                       {QStringLiteral("label"), product.label}};
    QJsonArray codes;
    for (const SecretProduct::Part &part : product.parts)
        if (product.kind == ProductKind::BackupCodes)
            codes.append(part.value.revealText());
        else
            object.insert(part.name, part.value.revealText());
    if (product.kind == ProductKind::BackupCodes)
        object.insert(QStringLiteral("backup_codes"), codes);
    return object;
}

const Secret *partOf(const SecretProduct &product, const QString &name) {
    for (const SecretProduct::Part &part : product.parts)
        if (part.name == name)
            return &part.value;
    return nullptr;
}

QString titleOf(const SecretProduct &product) {
    if (product.kind == ProductKind::BackupCodes)
        return QStringLiteral(
            "Backup codes. Each signs you in once if you lose your phone. They are shown only "
            "now; store them somewhere safe.");
    return product.label + QStringLiteral(". The secret is shown only now.");
}

QString qrText(const Secret &uri) {
    const auto code = QrCode::encode(uri);
    return code ? code->toTerminalText(TerminalGround::Dark) : QString();
}

/// What proves who is here; without it one is as good as not signed in.
bool isProof(SecretKind kind) {
    return kind == SecretKind::AccountPassword || kind == SecretKind::PasscodeNow;
}

const QString otherwise = QStringLiteral("Use --stdin and give it as a line of standard input.");

} // namespace

TerminalDesk::TerminalDesk(Output &output, Tty &tty, bool fromInput, Now now, std::stop_token stop)
    : m_output(output), m_tty(tty), m_fromInput(fromInput), m_now(std::move(now)), m_stop(std::move(stop)) {}

Result<Secret> TerminalDesk::ask(const SecretRequest &request) {
    if (request.kind == SecretKind::FirstPasscode)
        return askFirstPasscode(request);
    return askOnce(request);
}

Result<Secret> TerminalDesk::askOnce(const SecretRequest &request) {
    auto answer =
        m_fromInput ? readSecretLine(STDIN_FILENO, m_stop) : m_tty.askSecret(request.prompt, otherwise);
    if (!answer && answer.error().kind == ErrorKind::Usage && isProof(request.kind))
        answer.error().kind = ErrorKind::PasscodeRequired;
    if (answer && answer->isEmpty())
        return failure(
            isProof(request.kind) ? ErrorKind::PasscodeRequired : ErrorKind::Cancelled,
            QStringLiteral("Nothing was given for “%1”, so nothing was sent.").arg(request.prompt));
    return answer;
}

// The seed is known here and now, so a wrong clock can be named before the service only says no.
Result<Secret> TerminalDesk::askFirstPasscode(const SecretRequest &request) {
    const auto totp = Totp::parse(m_seed.revealText());
    for (;;) {
        auto code = askOnce(request);
        if (!code || !totp)
            return code;
        const auto offset = totp->searchOffset(*code, m_now());
        const QString clock = offset ? phoneClockSentence(*offset) : QString();
        if (offset && clock.isEmpty())
            return code;
        const QString sentence =
            offset ? clock
                   : QStringLiteral("This code does not belong to this secret, not even with a clock "
                                    "five minutes off. Take the newest code of this account.");
        if (m_fromInput || !m_tty.isThere())
            return failure(ErrorKind::Invalid, sentence);
        m_tty.show(sentence + QLatin1Char('\n'));
    }
}

Done TerminalDesk::showSeed(const SecretProduct &product) {
    if (const Secret *seed = partOf(product, QStringLiteral("secret")))
        m_seed = *seed;
    if (!m_output.isForPeople())
        return m_output.bytes(exportValue(objectOf(product), ExportFormat::JsonLines));
    QString text =
        QStringLiteral("Scan this with an authenticator (Google Authenticator, Authy, 1Password):\n");
    if (const Secret *uri = partOf(product, QStringLiteral("otpauth_url")))
        text += qrText(*uri);
    const auto key = parseBase32(m_seed.revealText());
    const Secret groups = key ? toBase32Groups(*key) : m_seed;
    return m_output.line(text + QStringLiteral("\nor type the secret: ") + groups.revealText());
}

Done TerminalDesk::give(const SecretProduct &product) {
    if (product.kind == ProductKind::TotpSeed)
        return showSeed(product);
    if (!m_output.isForPeople())
        return m_output.bytes(exportValue(objectOf(product), ExportFormat::JsonLines));
    QString text = titleOf(product);
    for (const SecretProduct::Part &part : product.parts) {
        const QString value = part.value.revealText();
        const bool isCode = product.kind == ProductKind::BackupCodes;
        text +=
            isCode ? QStringLiteral("\n  %1").arg(value) : QStringLiteral("\n  %1  %2").arg(part.name, value);
    }
    return m_output.line(text);
}

} // namespace cloudnx::terminal
