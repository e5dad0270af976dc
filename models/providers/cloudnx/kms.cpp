#include "models/providers/cloudnx/kms.h"

#include "models/core/secretjson.h"
#include "models/providers/cloudnx/reading.h"

namespace cloudnx {

namespace {

ApiCall callFor(const CreateKmsKey &change) {
    QJsonObject body{{QStringLiteral("name"), change.name}};
    if (!change.description.isEmpty())
        body.insert(QStringLiteral("description"), change.description);
    return {Route::CreateKmsKey, {}, {}, jsonBody(body)};
}

ApiCall callFor(const SetKmsKeyEnabled &change) {
    const QString state = wordOf(change.enabled ? KmsKeyState::Enabled : KmsKeyState::Disabled);
    return {Route::UpdateKmsKey, {change.name}, {}, jsonBody({{QStringLiteral("state"), state}})};
}

ApiCall callFor(const RotateKmsKey &change) {
    return {Route::RotateKmsKey, {change.name}};
}

ApiCall callFor(const ScheduleKmsKeyDeletion &change) {
    return {Route::DeleteKmsKey, {change.name}, {{"pending_days", QString::number(change.days)}}};
}

ApiCall callFor(const CancelKmsKeyDeletion &change) {
    return {Route::CancelKmsDeletion, {change.name}};
}

QJsonObject withContext(QJsonObject body, const EncryptionContext &context) {
    QJsonObject pairs;
    for (const auto &[name, value] : context)
        pairs.insert(name, value);
    if (!pairs.isEmpty())
        body.insert(QStringLiteral("context"), pairs);
    return body;
}

Secret toBase64(const Secret &bytes) {
    QByteArray plain = bytes.revealBytes();
    QByteArray text = plain.toBase64();
    const Secret wiped = Secret::taken(plain);
    return Secret::taken(text);
}

Result<Secret> fromBase64(const Secret &text) {
    QByteArray encoded = text.revealBytes();
    auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    const Secret wiped = Secret::taken(encoded);
    if (!decoded)
        return failure(
            ErrorKind::Malformed,
            QStringLiteral("The service's answer cannot be understood: the decrypted text is not base64."));
    return Secret::taken(*decoded);
}

} // namespace

Result<std::vector<KmsKey>> CloudNxKms::keys(std::stop_token stop) {
    return m_api.all({Route::KmsKeys}, {"keys"}, readKmsKey, stop);
}

Result<Receipt> CloudNxKms::apply(const KmsChange &change, std::stop_token stop) {
    const ApiCall call = std::visit([](const auto &one) { return callFor(one); }, change);
    return m_api.change(call, stop).map([&](const Receipt &receipt) {
        return call.route == Route::CreateKmsKey ? receipt : Receipt{receipt.requestId, {}};
    });
}

Result<QByteArray> CloudNxKms::encrypt(const QString &key, const Secret &plaintext,
                                       const EncryptionContext &context, std::stop_token stop) {
    if (plaintext.size() > plaintextLimit)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 bytes are too much: a KMS key encrypts %2 at most.")
                           .arg(plaintext.size())
                           .arg(plaintextLimit));
    const Secret body =
        jsonBody(withContext({{QStringLiteral("key"), key}}, context), {{"plaintext", toBase64(plaintext)}});
    return m_api.call({Route::Encrypt, {}, {}, body}, stop).and_then([](const ApiAnswer &answer) {
        FieldReader read(answer.json, QStringLiteral("ciphertext"));
        return read.finished(read.text("ciphertext").toLatin1());
    });
}

Result<Secret> CloudNxKms::decrypt(const QByteArray &ciphertext, const EncryptionContext &context,
                                   std::stop_token stop) {
    const QString text = QString::fromLatin1(ciphertext.trimmed());
    const Secret body = jsonBody(withContext({{QStringLiteral("ciphertext"), text}}, context));
    return m_api.call({Route::Decrypt, {}, {}, body}, stop).and_then([](const ApiAnswer &answer) {
        FieldReader read(answer.json, QStringLiteral("plaintext"));
        return read.finished(read.secret("plaintext")).and_then(fromBase64);
    });
}

} // namespace cloudnx
