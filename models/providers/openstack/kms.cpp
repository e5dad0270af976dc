#include "models/providers/openstack/kms.h"

#include "models/cloud/offered.h"
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

Call pageOf(const char *collection) {
    return {.service = Service::KeyManager,
            .path = QLatin1String(collection),
            .query = {{"limit", QStringLiteral("100")}, {"offset", QStringLiteral("0")}}};
}

QString lastSegment(const QJsonObject &json, const char *name) {
    const QString reference = json.value(QLatin1String(name)).toString();
    return reference.mid(reference.lastIndexOf(u'/') + 1);
}

Result<KmsContainer> readContainer(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("container"));
    KmsContainer container;
    container.id = lastSegment(json, "container_ref");
    container.name = read.textOr("name", {});
    container.type = read.textOr("type", {});
    for (const QJsonValue &one : json.value(QStringLiteral("secret_refs")).toArray())
        container.secrets.push_back(lastSegment(one.toObject(), "secret_ref"));
    container.createdAt = timeIn(json, "created");
    return read.finished(std::move(container));
}

Result<KmsOrder> readOrder(const QJsonObject &json) {
    FieldReader read(json, QStringLiteral("order"));
    KmsOrder order;
    order.id = lastSegment(json, "order_ref");
    order.keyName = json.value(QStringLiteral("meta")).toObject().value(QStringLiteral("name")).toString();
    order.type = read.textOr("type", {});
    order.status = read.textOr("status", {});
    order.error = read.textOr("error_reason", {});
    order.keyId = lastSegment(json, "secret_ref");
    order.createdAt = timeIn(json, "created");
    return read.finished(std::move(order));
}

} // namespace

Result<std::vector<KmsKey>> Kms::keys(std::stop_token stop) {
    auto keys = m_gateway.all(pageOf("secrets"), "secrets", readSecretAsKey, stop);
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

Result<std::vector<KmsContainer>> Kms::containers(std::stop_token stop) {
    return m_gateway.all(pageOf("containers"), "containers", readContainer, stop);
}

Result<std::vector<KmsOrder>> Kms::orders(std::stop_token stop) {
    return m_gateway.all(pageOf("orders"), "orders", readOrder, stop);
}

// https://docs.openstack.org/barbican/latest/api/reference/acls.html: without one, the project may read.
Result<KmsAccess> Kms::access(const QString &keyId, std::stop_token stop) {
    return m_gateway
        .call({.service = Service::KeyManager, .path = QStringLiteral("secrets/%1/acl").arg(segment(keyId))},
              stop)
        .and_then([](const Answer &answer) {
            FieldReader read(answer.json.value(QStringLiteral("read")).toObject(), QStringLiteral("ACL"));
            KmsAccess access{read.maybe<bool>("project-access").value_or(true),
                             read.maybe<std::vector<QString>>("users").value_or(std::vector<QString>())};
            return read.finished(std::move(access));
        });
}

Result<Receipt> Kms::apply(const KmsChange &change, std::stop_token stop) {
    if (const auto *create = std::get_if<CreateKmsKey>(&change))
        return order(*create, stop);
    return notOffered(CloudKind::OpenStack, change);
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
