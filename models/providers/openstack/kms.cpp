#include "models/providers/openstack/kms.h"

#include "models/net/retrypolicy.h"

namespace cloudnx::openstack {

namespace {

using namespace std::chrono_literals;

tl::unexpected<Error> notYet() {
    return failure(
        ErrorKind::Unsupported,
        QStringLiteral("Not offered yet: Barbican keeps keys and encrypts nothing itself, and this console "
                       "does not take a key out of it. Encrypt with a key of your own."));
}

QString lastSegment(const QJsonObject &json, const char *name) {
    const QString reference = json.value(QLatin1String(name)).toString();
    return reference.mid(reference.lastIndexOf(u'/') + 1);
}

} // namespace

Result<std::vector<KmsKey>> Kms::keys(std::stop_token stop) {
    auto keys = m_gateway.all({.service = Service::KeyManager,
                               .path = QStringLiteral("secrets"),
                               .query = {{"limit", QStringLiteral("100")}, {"offset", QStringLiteral("0")}}},
                              "secrets", readSecretAsKey, stop);
    if (!keys)
        return keys;
    std::vector<IdAndName> names;
    for (const KmsKey &key : *keys)
        names.push_back({key.id, key.name, {}});
    const Names shown = shownNames(names);
    for (KmsKey &key : *keys)
        key.name = shown.at(key.id);
    return keys;
}

Result<Receipt> Kms::apply(const KmsChange &change, std::stop_token stop) {
    if (const auto *create = std::get_if<CreateKmsKey>(&change))
        return order(*create, stop);
    return failure(
        ErrorKind::Unsupported,
        QStringLiteral("Not offered by this cloud: a key in Barbican is never rotated, switched off or "
                       "deleted by date. Make a new key and delete the old one."));
}

Result<Receipt> Kms::order(const CreateKmsKey &change, const std::stop_token &stop) {
    const QJsonObject meta{
        {QStringLiteral("name"), change.name},
        {QStringLiteral("algorithm"), QStringLiteral("aes")},
        {QStringLiteral("bit_length"), 256},
        {QStringLiteral("mode"), QStringLiteral("gcm")},
        {QStringLiteral("payload_content_type"), QStringLiteral("application/octet-stream")}};
    const auto ordered = m_gateway.call(
        {.service = Service::KeyManager,
         .path = QStringLiteral("orders"),
         .method = HttpMethod::Post,
         .body = jsonBody({{QStringLiteral("type"), QStringLiteral("key")}, {QStringLiteral("meta"), meta}})},
        stop);
    if (!ordered)
        return failure(ordered.error());
    const Call look{.service = Service::KeyManager,
                    .path = QStringLiteral("orders/") + segment(lastSegment(ordered->json, "order_ref"))};
    for (int tries = 0; tries < 120; ++tries) {
        const auto order = m_gateway.call(look, stop);
        if (!order)
            return failure(order.error());
        const QString status = order->json.value(QStringLiteral("status")).toString();
        if (status == QStringLiteral("ACTIVE"))
            return Receipt{ordered->requestId, lastSegment(order->json, "secret_ref")};
        if (status == QStringLiteral("ERROR"))
            return failure(ErrorKind::Server,
                           QStringLiteral("Barbican (keys): The key was not made: %1.")
                               .arg(order->json.value(QStringLiteral("error_reason")).toString()));
        if (!waitUnlessStopped(250ms, stop))
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped waiting; Barbican goes on."));
    }
    return failure(
        ErrorKind::Timeout,
        QStringLiteral("Barbican (keys): The key is still not made. Read again before you repeat it."));
}

Result<QByteArray> Kms::encrypt(const QString &, const Secret &, const EncryptionContext &, std::stop_token) {
    return notYet();
}

Result<Secret> Kms::decrypt(const QByteArray &, const EncryptionContext &, std::stop_token) {
    return notYet();
}

} // namespace cloudnx::openstack
