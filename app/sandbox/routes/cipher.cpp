#include "app/sandbox/routes/tables.h"
#include "app/sandbox/store/keys.h"

namespace cloudnx::sandbox {

namespace {

constexpr qsizetype mostPlain = 4096;
constexpr qsizetype mostContext = 8192;

QByteArray base64(const QString &text, const char *name) {
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || text.size() % 4 != 0)
        refuse(400, "The field \"" + QLatin1String(name) + "\" must be base64.");
    return decoded.decoded;
}

QString text(const QByteArray &bytes) {
    return QString::fromLatin1(bytes.toBase64());
}

QJsonObject contextOf(Fields &fields) {
    const QJsonObject context = fields.maybeObject("context").value_or(QJsonObject());
    qsizetype size = 0;
    for (auto entry = context.begin(); entry != context.end(); ++entry) {
        if (!entry.value().isString() || entry.value().toString().size() > 1024 || entry.key().size() > 1024)
            refuse(400, "The context maps names to texts of up to 1024 characters.");
        size += entry.key().size() + entry.value().toString().size();
    }
    if (context.size() > 64 || size > mostContext)
        refuse(400, "The context is too large.");
    return context;
}

Answer encrypt(Call &call) {
    Fields fields(call.body);
    const QString name = fields.text("key", 256);
    const QByteArray plain = base64(fields.text("plaintext", 8192, 0), "plaintext");
    const QJsonObject context = contextOf(fields);
    fields.end();
    if (plain.size() > mostPlain)
        refuse(400, "Up to 4096 bytes can be encrypted at once. Use a data key for more.");
    const Row key = keyFor(call, name);
    const Sealed sealed = encryptWith(call, key, plain, context);
    return Call::json(
        {{"ciphertext", text(sealed.bytes)}, {"key_id", key.text("id")}, {"key_version", sealed.version}});
}

Answer decrypt(Call &call) {
    Fields fields(call.body);
    const QByteArray ciphertext = base64(fields.text("ciphertext", 16384), "ciphertext");
    const QJsonObject context = contextOf(fields);
    fields.end();
    const auto keyId = keyNamedBy(ciphertext);
    if (!keyId)
        refuse(400, "This is not a ciphertext of this service.");
    const Row key = keyFor(call, *keyId);
    const QByteArray plain = decryptWith(call, key, ciphertext, context);
    return Call::json({{"plaintext", text(plain)}, {"key_id", key.text("id")}});
}

Answer dataKey(Call &call) {
    Fields fields(call.body);
    const QJsonObject context = contextOf(fields);
    fields.end();
    const Row key = keyFor(call, call.parameter("id"));
    const QByteArray plain = randomBytes(32);
    const Sealed sealed = encryptWith(call, key, plain, context);
    return Call::json({{"plaintext", text(plain)},
                       {"ciphertext", text(sealed.bytes)},
                       {"key_id", key.text("id")},
                       {"key_version", sealed.version}});
}

} // namespace

RouteTable cipherRoutes() {
    using enum Effect;
    // Decided in keyFor(). Audited although nothing changes: who decrypted what is what an incident asks
    // first.
    const Access handled = Access::SignedIn;
    const char *named = "crn:cloudnx:kms:{region}:{account}:key/{key}";
    return {{"POST", "/kms/keys/{id}/data-key", "kms:GenerateDataKey", handled, Change,
             "crn:cloudnx:kms:{region}:{account}:key/{id}", dataKey},
            {"POST", "/kms/encrypt", "kms:Encrypt", handled, Change, named, encrypt},
            {"POST", "/kms/decrypt", "kms:Decrypt", handled, Change, named, decrypt}};
}

} // namespace cloudnx::sandbox
