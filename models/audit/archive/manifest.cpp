#include "models/audit/archive/manifest.h"

#include "models/audit/archive/durable.h"
#include "models/core/openfile.h"

#include <QFile>
#include <QJsonDocument>

namespace cloudnx::audit {

namespace {

constexpr int plainVersion = 1;
constexpr int sealedVersion = 2;
constexpr qint64 mostBytes = 64 << 20;

Error damaged(const QString &folder) {
    return {.kind = ErrorKind::Integrity,
            .sentence = QStringLiteral("%1 is damaged. Run cloudnx audit repair.").arg(manifestPath(folder))};
}

Result<Manifest> parsed(const QString &folder, const QByteArray &bytes) {
    const qsizetype end = bytes.indexOf('\n');
    const QJsonObject json = QJsonDocument::fromJson(bytes.left(std::max<qsizetype>(end, 0))).object();
    if (end < 0 || bytes.mid(end + 1) != digestOf(json).toLatin1() + '\n')
        return failure(damaged(folder));
    const int version = json.value(QLatin1String("version")).toInt();
    if (version < plainVersion || version > sealedVersion)
        return failure(ErrorKind::Unsupported,
                       QStringLiteral("%1 was written by a newer CloudNx Console. Update this one.")
                           .arg(manifestPath(folder)));
    Manifest manifest;
    if (!fromJson(json, manifest))
        return failure(damaged(folder));
    return manifest;
}

} // namespace

void Manifest::seal(const std::optional<QString> &key) {
    sealedBy = key;
    version = key ? sealedVersion : plainVersion;
}

bool saysTheSame(const Manifest &one, const Manifest &other) {
    return one.segments == other.segments && one.gaps == other.gaps;
}

QString segmentFile(qint64 number) {
    return QStringLiteral("%1.segment").arg(number, 6, 10, QChar(u'0'));
}

QString manifestPath(const QString &folder) {
    return folder + QStringLiteral("/manifest");
}

Result<Manifest> readManifest(const QString &folder) {
    QFile file(manifestPath(folder));
    const Opened opened = openForReading(file);
    if (opened == Opened::Missing)
        return failure(
            ErrorKind::NotFound,
            QStringLiteral("There is no audit archive in %1 yet. Fill one by cloudnx audit sync or "
                           "cloudnx audit import.")
                .arg(folder));
    if (opened == Opened::Refused)
        return failure(ErrorKind::Local,
                       QStringLiteral("Cannot read %1: %2.").arg(file.fileName(), file.errorString()));
    return parsed(folder, file.read(mostBytes));
}

/// One line of JSON, and its digest in a second one.
Done writeManifest(const QString &folder, const Manifest &manifest) {
    const QJsonObject json = toJson(manifest).toObject();
    const QByteArray text =
        QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n' + digestOf(json).toLatin1() + '\n';
    return replaceDurably(manifestPath(folder), {text.constData(), static_cast<std::size_t>(text.size())});
}

} // namespace cloudnx::audit
