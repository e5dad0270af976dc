#include "app/sandbox/store/keys.h"

#include <QJsonDocument>
#include <QtEndian>

namespace cloudnx::sandbox {

namespace {

constexpr char magic[] = "CNXK1";
constexpr int magicSize = 5;

/// "CNXK1", the length of the key id, the key id, the version (32 bits, big endian); then nonce, ciphertext,
/// tag.
QByteArray head(const QString &key, qint64 version) {
    QByteArray bytes(magic, magicSize);
    bytes.append(static_cast<char>(key.size()));
    bytes.append(key.toLatin1());
    QByteArray number(4, '\0');
    qToBigEndian(static_cast<quint32>(version), number.data());
    return bytes + number;
}

struct Opened {
    QString key;
    qint64 version = 0;
    QByteArray head;
    QByteArray rest;
};

std::optional<Opened> opened(const QByteArray &bytes) {
    if (bytes.size() < magicSize + 1 || !bytes.startsWith(QByteArray(magic, magicSize)))
        return std::nullopt;
    const int length = static_cast<unsigned char>(bytes[magicSize]);
    const int headSize = magicSize + 1 + length + 4;
    if (bytes.size() < headSize)
        return std::nullopt;
    return Opened{.key = QString::fromLatin1(bytes.mid(magicSize + 1, length)),
                  .version = qFromBigEndian<quint32>(bytes.constData() + headSize - 4),
                  .head = bytes.left(headSize),
                  .rest = bytes.mid(headSize)};
}

/// QJsonObject keeps its names in order, so equal contexts give equal bytes.
QByteArray associated(const QByteArray &head, const QJsonObject &context) {
    return head + QJsonDocument(context).toJson(QJsonDocument::Compact);
}

QByteArray material(Call &call, const QString &key, qint64 version) {
    const auto row = call.database.first(
        "SELECT material_sealed FROM kms_versions WHERE key = ? AND version = ?", key, version);
    if (!row)
        refuse(400, "The ciphertext names a version this key does not have.");
    return call.services.sealer.open(row->bytes("material_sealed"), "kms key");
}

void checkUsable(const Row &key) {
    if (key.text("state") != "enabled")
        refuse(409, "The key " + key.text("name") + " is " + key.text("state").replace('_', ' ') + ".");
}

} // namespace

Row keyFor(Call &call, const QString &idOrName) {
    const auto row =
        call.database.first("SELECT * FROM kms_keys WHERE account = ?1 AND (id = ?2 OR name = ?2) ORDER BY "
                            "id = ?2 DESC LIMIT 1",
                            call.caller->account, idOrName);
    call.resource = call.crn("kms", "key/" + (row ? row->text("id") : idOrName.left(128)));
    call.require(QLatin1String(call.route.action), call.resource);
    const bool isOver = row && !row->isNull("deletion_at") && row->number("deletion_at") <= call.now;
    if (!row || isOver)
        refuse(404, "There is no key \"" + idOrName.left(64) + "\".");
    if (call.route.effect != Effect::None)
        call.details.insert("key", row->text("name"));
    return *row;
}

QJsonObject keyJson(Call &call, const Row &row) {
    return {{"id", row.text("id")},
            {"name", row.text("name")},
            {"crn", call.crn("kms", "key/" + row.text("id"))},
            {"description", row.text("description")},
            {"state", row.text("state")},
            {"algorithm", "AES-256-GCM"},
            {"current_version", row.number("current_version")},
            {"rotation_days",
             row.isNull("rotation_days") ? QJsonValue() : QJsonValue(row.number("rotation_days"))},
            {"created_at", timeText(row.number("created_at"))},
            {"rotated_at", timeOrNull(row, "rotated_at")},
            {"deletion_at", timeOrNull(row, "deletion_at")}};
}

Sealed encryptWith(Call &call, const Row &key, const QByteArray &plain, const QJsonObject &context) {
    checkUsable(key);
    const qint64 version = key.number("current_version");
    const QByteArray front = head(key.text("id"), version);
    return {.bytes =
                front + sealGcm(material(call, key.text("id"), version), plain, associated(front, context)),
            .version = version};
}

std::optional<QString> keyNamedBy(const QByteArray &ciphertext) {
    const auto parts = opened(ciphertext);
    return parts ? std::optional(parts->key) : std::nullopt;
}

QByteArray decryptWith(Call &call, const Row &key, const QByteArray &ciphertext, const QJsonObject &context) {
    checkUsable(key);
    const Opened parts = *opened(ciphertext);
    const auto plain =
        openGcm(material(call, key.text("id"), parts.version), parts.rest, associated(parts.head, context));
    if (!plain)
        refuse(400, "The ciphertext was altered, or the context is not the one it was encrypted with.");
    return *plain;
}

void addVersion(Call &call, const QString &key, qint64 version) {
    call.database.run("INSERT INTO kms_versions VALUES (?,?,?,?)", key, version,
                      call.services.sealer.seal(randomBytes(32), "kms key"), call.now);
}

} // namespace cloudnx::sandbox
