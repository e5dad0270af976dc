#include "tests/live/openstack/livecloud.h"

#include <QFile>
#include <QProcess>
#include <QThread>

#include <signal.h>

#include <cstdio>
#include <cstdlib>

namespace cloudnx::test {

namespace {

[[noreturn]] void giveUp(const QString &why) {
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

QByteArray output(const QString &program, const QStringList &arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        giveUp(QStringLiteral("%1 %2: %3")
                   .arg(program, arguments.join(u' '), QString::fromUtf8(process.readAllStandardError())));
    return process.readAllStandardOutput();
}

/// As Neutron calls it.
QString protocolText(const RuleSpec &spec) {
    switch (spec.protocol) {
    case Protocol::Any:
        return QStringLiteral("-");
    case Protocol::Other:
        return *spec.protocolName;
    case Protocol::Icmpv6:
        return QStringLiteral("ipv6-icmp");
    default:
        return wordOf(spec.protocol);
    }
}

Secret valueOf(const char *name) {
    return Secret::of(live(name));
}

} // namespace

QString live(const char *name) {
    const QByteArray value = qgetenv((QByteArrayLiteral("CLOUDNX_LIVE_") + name).constData());
    if (value.isEmpty())
        giveUp(QStringLiteral("CLOUDNX_LIVE_%1 is not set; start this by tests/live/openstack/run")
                   .arg(QLatin1String(name)));
    return QString::fromUtf8(value);
}

openstack::Place livePlace() {
    return {.identity = QUrl(live("IDENTITY")),
            .region = QStringLiteral("RegionOne"),
            .project = {{}, QStringLiteral("demo")}};
}

RestOptions liveOptions() {
    QFile file(live("CA"));
    if (!file.open(QIODevice::ReadOnly))
        giveUp(file.errorString());
    return {.certificateAuthorities = file.readAll()};
}

Secret codeNow(Person person) {
    const QString seed = live(person == Person::Operator ? "OPERATOR_SEED" : "SECADMIN_SEED");
    return Secret(output(QStringLiteral("oathtool"), {QStringLiteral("--totp"), QStringLiteral("-b"), seed})
                      .trimmed()
                      .toStdString());
}

Secret oldReceipt() {
    return Secret(output(QStringLiteral("/usr/bin/python3"),
                         {QStringLiteral(CLOUDNX_SOURCE_DIR "/tests/live/openstack/python/oldreceipt.py"),
                          live("STATE"), live("ID_operator_id")})
                      .trimmed()
                      .toStdString());
}

Secret oldToken() {
    return Secret(output(QStringLiteral("/usr/bin/python3"),
                         {QStringLiteral(CLOUDNX_SOURCE_DIR "/tests/live/openstack/python/oldtoken.py"),
                          live("STATE"), live("ID_operator_id"), live("ID_demo_project")})
                      .trimmed()
                      .toStdString());
}

void addManyRules(const QString &groupId, int first, int count) {
    static_cast<void>(output(QStringLiteral("/usr/bin/python3"),
                             {QStringLiteral(CLOUDNX_SOURCE_DIR "/tests/live/openstack/python/crowd.py"),
                              live("STATE"), groupId, QString::number(first), QString::number(count)}));
}

IamCredentials passwordOf(Person person) {
    if (person == Person::Operator)
        return {{}, QStringLiteral("operator"), valueOf("OPERATOR_PASSWORD")};
    return {{}, QStringLiteral("secadmin"), valueOf("SECADMIN_PASSWORD")};
}

AccessKeyCredentials applicationCredential() {
    return {live("CREDENTIAL"), valueOf("CREDENTIAL_SECRET")};
}

Result<Secret> LiveTokens::tokenAfter(const Secret &, std::stop_token) {
    ++renewals;
    if (!m_renew)
        return failure(ErrorKind::Unauthenticated, QStringLiteral("The session is over. Sign in again."));
    auto renewed = m_renew();
    if (renewed)
        m_token = *renewed;
    return renewed;
}

LiveCloud::LiveCloud(Person person, const RestOptions &options)
    : client(options),
      door(client, livePlace(), clock),
      pair(signedIn(person)),
      tokens(pair.access),
      cloud(client, livePlace(), tokens) {}

TokenPair LiveCloud::signedIn(Person person) {
    Credentials credentials = applicationCredential();
    if (person == Person::Secadmin) {
        IamCredentials password = passwordOf(person);
        password.passcode = codeNow(person);
        credentials = password;
    }
    auto answer = door.begin(credentials, {});
    if (!answer)
        giveUp(answer.error().sentence);
    return std::get<TokenPair>(*answer);
}

namespace {

/// Of a process that up.sh started: it leads a session of its own.
pid_t pidOf(const QString &service) {
    QFile file(live("STATE") + QStringLiteral("/run/%1.pid").arg(service));
    if (!file.open(QIODevice::ReadOnly))
        giveUp(file.errorString());
    return file.readAll().split(' ').front().toInt();
}

void signalAll(const QString &service, int signal) {
    const QByteArray pids =
        output(QStringLiteral("ps"), {QStringLiteral("-o"), QStringLiteral("pid="), QStringLiteral("-s"),
                                      QString::number(pidOf(service))});
    for (const QByteArray &pid : pids.simplified().split(' '))
        ::kill(pid.toInt(), signal);
}

QByteArray headOf(const QString &service) {
    const QMap<QString, int> ports{{QStringLiteral("keystone"), 25000}, {QStringLiteral("neutron"), 29696},
                                   {QStringLiteral("barbican"), 29311}, {QStringLiteral("nova"), 28774},
                                   {QStringLiteral("cinder"), 28776},   {QStringLiteral("glance"), 29292}};
    return output(QStringLiteral("curl"),
                  {QStringLiteral("-s"), QStringLiteral("-o"), QStringLiteral("/dev/null"),
                   QStringLiteral("-D"), QStringLiteral("-"), QStringLiteral("--cacert"), live("CA"),
                   QStringLiteral("https://127.0.0.1:%1/fault-probe").arg(ports.value(service))});
}

/// While nginx changes its directives, workers of before and after stand side by side.
int nginxWorkers() {
    return static_cast<int>(
        output(QStringLiteral("ps"), {QStringLiteral("-o"), QStringLiteral("args="), QStringLiteral("-s"),
                                      QString::number(pidOf(QStringLiteral("nginx")))})
            .count("worker process\n"));
}

/// Waits until nginx has taken @p directives, and takes nothing by others any more.
void direct(const QString &service, const QByteArray &directives) {
    static int number = 0;
    const QByteArray mark = "X-Fault-" + QByteArray::number(++number);
    QFile file(live("STATE") + QStringLiteral("/etc/tls/%1.fault").arg(service));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        giveUp(file.errorString());
    file.write("add_header " + mark + " yes always;\n" + directives + '\n');
    file.close();
    ::kill(pidOf(QStringLiteral("nginx")), SIGHUP);
    for (int tries = 0; !headOf(service).contains(mark) || nginxWorkers() != 1; QThread::msleep(20))
        if (++tries == 1000)
            giveUp(QStringLiteral("nginx does not take %1").arg(QString::fromUtf8(directives)));
}

QString script(const char *words) {
    return QStringLiteral("here=%1; state=%2; . $here/parts/processes.sh; %3")
        .arg(QStringLiteral(CLOUDNX_SOURCE_DIR "/tests/live/openstack"), live("STATE"), QLatin1String(words));
}

} // namespace

Fault::Fault(QString service, const QByteArray &directives) : m_service(std::move(service)) {
    direct(m_service, directives);
}

Fault::Fault(QString service, Whole whole) : m_service(std::move(service)), m_whole(whole) {
    if (whole == Whole::Hanging)
        signalAll(m_service, SIGSTOP);
    else
        output(QStringLiteral("bash"), {QStringLiteral("-c"), script("stop \"$0\""), m_service});
}

Fault::~Fault() {
    if (!m_whole)
        direct(m_service, {});
    else if (*m_whole == Whole::Hanging)
        signalAll(m_service, SIGCONT);
    else // starts what is not running, and waits until it answers
        output(QStringLiteral(CLOUDNX_SOURCE_DIR "/tests/live/openstack/up.sh"), {live("STATE")});
}

QJsonDocument reference(const QStringList &arguments, const QString &cloud) {
    const QStringList all = QStringList{QStringLiteral("--os-cloud"), cloud} + arguments +
                            QStringList{QStringLiteral("-f"), QStringLiteral("json")};
    return QJsonDocument::fromJson(output(QStringLiteral("/usr/bin/openstack"), all));
}

void referenceDoes(const QStringList &arguments, const QString &cloud) {
    static_cast<void>(output(QStringLiteral("/usr/bin/openstack"),
                             QStringList{QStringLiteral("--os-cloud"), cloud} + arguments));
}

Reference::Reference(const QString &cloud) {
    QStringList arguments{QStringLiteral(CLOUDNX_SOURCE_DIR "/tests/live/openstack/python/reference.py"),
                          cloud};
    if (cloud == QStringLiteral("secadmin"))
        arguments.append(codeNow(Person::Secadmin).revealText());
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("/usr/bin/python3"), arguments);
    if (!m_process.waitForStarted())
        giveUp(m_process.errorString());
}

Reference::~Reference() {
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

QStringList Reference::says(const char *what, const QJsonArray &arguments) {
    QJsonArray question = arguments;
    question.prepend(QLatin1String(what));
    m_process.write(QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n');
    while (!m_process.canReadLine())
        if (!m_process.waitForReadyRead(300'000))
            giveUp(QStringLiteral("The reference client does not answer about %1.").arg(QLatin1String(what)));
    QStringList lines;
    for (const QJsonValue &line : QJsonDocument::fromJson(m_process.readLine()).array())
        lines.append(line.toString());
    return lines;
}

QStringList linesOf(const std::vector<FirewallGroup> &groups) {
    const auto number = [](std::optional<int> value) {
        return value ? QString::number(*value) : QStringLiteral("-");
    };
    QStringList lines;
    for (const FirewallGroup &group : groups) {
        lines.append(QStringLiteral("group ") + group.name);
        for (const Rule &rule : group.rules) {
            const RuleSpec &spec = rule.spec;
            const bool hasPorts = spec.ports.has_value();
            lines.append(QStringList{
                QStringLiteral("rule"), group.name, wordOf(spec.direction),
                spec.peer.family() == AddressFamily::Ipv4 ? QStringLiteral("IPv4") : QStringLiteral("IPv6"),
                protocolText(spec),
                number(hasPorts ? std::optional<int>(spec.ports->first()) : spec.icmpType),
                number(hasPorts ? std::optional<int>(spec.ports->last()) : spec.icmpCode),
                spec.peerGroup ? *spec.peerGroup : spec.peer.toText()}
                             .join(u' '));
        }
    }
    lines.sort();
    return lines;
}

QStringList linesOf(const std::vector<Volume> &volumes) {
    QStringList lines;
    for (const Volume &volume : volumes)
        lines.append(
            QStringLiteral("volume %1 %2 %3 %4")
                .arg(volume.name)
                .arg(volume.sizeGb)
                .arg(volume.encrypted.value_or(false) ? QStringLiteral("True") : QStringLiteral("False"),
                     volume.instanceId.isEmpty() ? QStringLiteral("-") : volume.instanceId));
    lines.sort();
    return lines;
}

// nginx, which is one process, writes a request's line just after the client has the answer, and before it
// takes the next request.
QStringList requestsTo(const QString &service) {
    static_cast<void>(headOf(service));
    QFile file(live("STATE") + QStringLiteral("/log/requests-%1.log").arg(service));
    if (!file.open(QIODevice::ReadOnly))
        giveUp(file.errorString());
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.contains(QStringLiteral("/fault-probe")); });
    return lines;
}

} // namespace cloudnx::test
