#include "models/checklist/configuration.h"

#include "models/checklist/markdown.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace cloudnx {

namespace {

const QLatin1String format("cloudnx-inventory/1");
const QString notKnown = QStringLiteral("Not known.");
const QString notAll = QStringLiteral("Not all is known.");
const QString notOffered = QStringLiteral("Not offered by this cloud.");

template <typename T>
void addUnknown(QStringList &lines, const Reading<T> &reading) {
    if (reading.absence == Absence::NotOffered && !reading.known())
        lines.append(notOffered);
    else if (!reading.known())
        lines.append((notKnown + u' ' + reading.why).trimmed());
    else if (reading.isPartial())
        lines.append(notAll + u' ' + reading.why);
}

QStringList rules(const Inventory &all) {
    QStringList lines;
    addUnknown(lines, all.firewall);
    if (all.firewall.known())
        for (const FirewallGroup &group : *all.firewall)
            for (const Rule &rule : group.rules)
                lines.append(QStringLiteral("%1 %2 %3 %4 %5%6%7")
                                 .arg(group.name,
                                      rule.spec.direction == Direction::Ingress ? QStringLiteral("admits")
                                                                                : QStringLiteral("lets out"),
                                      serviceText(rule.spec),
                                      rule.spec.direction == Direction::Ingress ? QStringLiteral("from")
                                                                                : QStringLiteral("to"),
                                      peerText(rule.spec),
                                      rule.spec.description.isEmpty()
                                          ? QString()
                                          : QStringLiteral(", ") + rule.spec.description,
                                      rule.implicit ? QStringLiteral(" (the platform's)") : QString()));
    return lines;
}

QStringList exposed(const Inventory &all) {
    QStringList lines;
    addUnknown(lines, all.firewall);
    if (all.firewall.known())
        for (const Exposure &row : exposuresOf(*all.firewall))
            lines.append(QStringLiteral("%1: %2 from %3").arg(row.instance, row.service, row.who));
    return lines;
}

QString yesNo(const std::optional<bool> &value) {
    return !value ? QStringLiteral("not told") : *value ? QStringLiteral("yes") : QStringLiteral("no");
}

QStringList machines(const Record &record) {
    QStringList lines;
    for (const HostReport &report : record.hostReports) {
        lines.append(QStringLiteral(
                         "%1, reported by itself: SSH passwords %2, root over SSH %3, automatic updates %4, "
                         "host firewall %5")
                         .arg(report.instance, yesNo(report.sshPasswords),
                              report.sshRootLogin.value_or(QStringLiteral("not told")),
                              yesNo(report.automaticUpdates),
                              report.firewall.value_or(QStringLiteral("not told"))));
        for (const QString &service : report.listening)
            lines.append(QStringLiteral("%1 listens: %2").arg(report.instance, service));
    }
    return lines;
}

QStringList instances(const Inventory &all) {
    QStringList lines;
    addUnknown(lines, all.instances);
    if (all.instances.known())
        for (const Instance &one : *all.instances)
            lines.append(QStringLiteral("%1: %2, %3, private %4, public %5")
                             .arg(one.name, one.size, one.region, one.privateIp, one.publicIp));
    return lines;
}

QStringList people(const Inventory &all) {
    QStringList lines;
    addUnknown(lines, all.users);
    if (all.users.known())
        for (const User &user : *all.users)
            lines.append(
                QStringLiteral("%1: policies %2; groups %3; 2FA %4")
                    .arg(user.name,
                         QStringList(user.policies.begin(), user.policies.end()).join(QStringLiteral(", ")),
                         QStringList(user.groups.begin(), user.groups.end()).join(QStringLiteral(", ")),
                         yesNo(user.mfaEnabled)));
    if (all.users.known()) // else the reason is the same one
        addUnknown(lines, all.accessKeys);
    if (all.accessKeys.known())
        for (const AccessKey &key : *all.accessKeys)
            lines.append(QStringLiteral("%1: key %2, %3")
                             .arg(key.userName, key.accessKeyId,
                                  key.active ? QStringLiteral("active") : QStringLiteral("inactive")));
    return lines;
}

QStringList secrets(const Inventory &all, const Record &record) {
    QStringList lines;
    addUnknown(lines, all.kmsKeys);
    if (all.kmsKeys.known())
        for (const KmsKey &key : *all.kmsKeys)
            lines.append(QStringLiteral("KMS key %1: %2").arg(key.name, wordOf(key.state)));
    if (const Attestation *said = attestationOf(record, QStringLiteral("secrets-place")))
        lines.append(QStringLiteral("%1 says: %2")
                         .arg(said->by, said->note.isEmpty()
                                            ? QStringLiteral("none in git, history or plain files")
                                            : said->note));
    return lines;
}

QStringList sorted(QStringList lines) {
    lines.sort();
    return lines;
}

/// Of one of two sections, what the other does not have.
QStringList onlyIn(const ConfigurationSection &here, const ConfigurationSection &there, const char *sign) {
    QStringList lines;
    std::set_difference(here.lines.begin(), here.lines.end(), there.lines.begin(), there.lines.end(),
                        std::back_inserter(lines));
    for (QString &line : lines)
        line = QStringLiteral("%1 %2: %3").arg(QLatin1String(sign), here.heading, line);
    return lines;
}

/// What a section says of itself instead of what it is about.
QStringList gapsIn(const ConfigurationSection &section) {
    QStringList gaps;
    for (const QString &line : section.lines)
        if (line.startsWith(notKnown) || line.startsWith(notAll) || line == notOffered)
            gaps.append(line);
    return gaps;
}

QJsonObject sealed(const QJsonObject &body) {
    QJsonObject file{{QStringLiteral("format"), format}, {QStringLiteral("configuration"), body}};
    file.insert(QStringLiteral("digest"), digestOf(file));
    return file;
}

} // namespace

QByteArray toFile(const Configuration &configuration) {
    return QJsonDocument(sealed(toJson(configuration).toObject())).toJson(QJsonDocument::Indented);
}

Result<Configuration> configurationIn(const QByteArray &bytes) {
    const QJsonObject file = QJsonDocument::fromJson(bytes).object();
    if (file.value(QStringLiteral("format")) != format)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("This is no saved inventory. Save one: cloudnx inventory save FILE."));
    const QJsonObject body = file.value(QStringLiteral("configuration")).toObject();
    if (sealed(body) != file)
        return failure(ErrorKind::Integrity,
                       QStringLiteral("This inventory was altered: its digest does not fit. Save it again."));
    Configuration configuration;
    if (!fromJson(body, configuration))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("This inventory is from another version of cloudnx. Save it again."));
    return configuration;
}

Parts partsOfConfiguration() {
    return {Part::Instances, Part::Firewall, Part::Users, Part::AccessKeys, Part::KmsKeys};
}

// Without the exposed services: they follow from the rules.
QString fingerprintOf(const Inventory &inventory, const Record &record) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QStringList &lines : {instances(inventory), rules(inventory), machines(record),
                                     people(inventory), secrets(inventory, record)}) {
        for (const QString &line : sorted(lines))
            hash.addData(line.toUtf8() + '\n');
        hash.addData("\n");
    }
    return QString::fromLatin1(hash.result().toHex());
}

std::vector<ConfigurationSection> sectionsOf(const Configuration &configuration) {
    const Inventory &all = configuration.inventory;
    return {{QStringLiteral("Instances"), sorted(instances(all))},
            {QStringLiteral("Rules"), sorted(rules(all))},
            {QStringLiteral("Exposed services"), sorted(exposed(all))},
            {QStringLiteral("SSH, updates and host firewalls"), sorted(machines(configuration.record))},
            {QStringLiteral("Users and keys"), sorted(people(all))},
            {QStringLiteral("Where secrets live"), sorted(secrets(all, configuration.record))}};
}

QByteArray toMarkdown(const Configuration &configuration) {
    const Inventory &all = configuration.inventory;
    QString text = QStringLiteral("# Configuration of account %1\n\nProfile %2, read %3\n")
                       .arg(markdownText(all.accountId), markdownText(all.profile), toRfc3339(all.readAt));
    for (const ConfigurationSection &section : sectionsOf(configuration)) {
        text += QStringLiteral("\n## %1\n\n").arg(section.heading);
        for (const QString &line : section.lines)
            text += QStringLiteral("- %1\n").arg(markdownText(line));
        if (section.lines.isEmpty())
            text += QStringLiteral("Nothing is written down.\n");
    }
    return text.toUtf8();
}

QStringList difference(const Configuration &before, const Configuration &after) {
    QStringList gone;
    QStringList fresh;
    QStringList unknown;
    const auto then = sectionsOf(before);
    const auto now = sectionsOf(after);
    for (std::size_t at = 0; at < now.size(); ++at) {
        const QStringList gaps = gapsIn(then[at]);
        if (const QStringList later = gapsIn(now[at]); gaps != later) {
            unknown.append(QStringLiteral("? %1: not compared, since it was not known both times. %2")
                               .arg(now[at].heading, (gaps + later).join(u' ')));
            continue;
        }
        gone += onlyIn(then[at], now[at], "-");
        fresh += onlyIn(now[at], then[at], "+");
    }
    return sorted(gone) + sorted(fresh) + unknown;
}

} // namespace cloudnx
