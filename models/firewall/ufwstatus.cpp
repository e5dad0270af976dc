#include "models/firewall/ufwstatus.h"

#include "models/firewall/protocolnumber.h"
#include "models/firewall/textcursor.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace cloudnx {

namespace {

using Line = UfwStatus::Line;
using Action = UfwStatus::Action;
constexpr int dhcpClient = 68;

enum class Fit { No, Yes, Maybe };

std::optional<Action> actionOf(const QString &word) {
    if (word == QLatin1String("allow") || word == QLatin1String("limit"))
        return Action::Allow;
    if (word == QLatin1String("deny") || word == QLatin1String("reject"))
        return Action::Refuse;
    return std::nullopt;
}

/// "22/tcp", "80,443/tcp", "6000:6007/udp", "Anywhere/gre"; false when it is neither ports nor a protocol.
bool readPorts(const QString &text, Line &line) {
    const QStringList halves = text.split(u'/');
    if (halves.size() > 2)
        return false;
    if (halves.size() == 2) {
        line.protocol = protocolNumber(halves.last());
        if (!line.protocol)
            return false;
    }
    if (halves.first() == QLatin1String("Anywhere"))
        return true;
    for (const QString &piece : halves.first().split(u',')) {
        const auto ports = PortRange::parse(QString(piece).replace(u':', u'-'));
        if (!ports || ports->isAll())
            return false;
        line.ports.push_back(*ports);
    }
    return true;
}

/// A column of a line: "To" has addresses and ports, "From" addresses; one of them is this machine.
enum class Column { To, From };

void takeFamily(Line &line, AddressFamily family) {
    line.family = family;
    line.peer = family == AddressFamily::Ipv4 ? CidrBlock::everyIpv4() : CidrBlock::everyIpv6();
}

void readColumn(QString text, Column column, Line &line) {
    static const QRegularExpression profile(QStringLiteral("\\s*\\((?!v6)[^()]*\\)\\s*$"));
    static const QRegularExpression interface(QStringLiteral("\\s+on\\s+(\\S+)\\s*$"));
    text.remove(QStringLiteral("(v6)"));
    text.remove(profile); // "22/tcp (OpenSSH)"
    if (const auto found = interface.match(text); found.hasMatch()) {
        line.doubt = QStringLiteral("which interface %1 is").arg(found.captured(1));
        text.remove(interface);
    }
    const bool isPeer = (column == Column::From) == (line.direction == Direction::Ingress);
    for (const QString &word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const auto block = CidrBlock::parseLenient(word);
        if (block && isPeer) {
            line.family = block->family();
            line.peer = *block;
        } else if (block) {
            takeFamily(line, block->family());
            line.doubt = QStringLiteral("whether %1 is this machine").arg(word);
        } else if (word != QLatin1String("Anywhere") && (column == Column::From || !readPorts(word, line))) {
            line.doubt =
                QStringLiteral("what \"%1\" stands for").arg(word); // a sender's port, a profile's name
        }
    }
}

std::optional<Line> readLine(const QString &text, int number) {
    static const QRegularExpression shape(QStringLiteral(
        "^(.+?)\\s+(ALLOW|DENY|REJECT|LIMIT)(?:\\s+(IN|OUT|FWD))?(?:\\s\\(log(?:-all)?\\))?\\s{2,}(.+)$"));
    QString plain = text;
    if (const qsizetype comment = plain.indexOf(QStringLiteral(" # ")); comment >= 0)
        plain.truncate(comment);
    const auto found = shape.match(plain.trimmed());
    if (!found.hasMatch())
        return std::nullopt;
    Line line;
    line.number = number;
    line.text = plain.simplified();
    line.action = *actionOf(found.captured(2).toLower());
    line.direction = found.captured(3) == QLatin1String("OUT") ? Direction::Egress : Direction::Ingress;
    takeFamily(line, plain.contains(QStringLiteral("(v6)")) ? AddressFamily::Ipv6 : AddressFamily::Ipv4);
    readColumn(found.captured(1), Column::To, line);
    readColumn(found.captured(4), Column::From, line);
    return line;
}

int numberOf(const Packet &packet) {
    switch (packet.carried) {
    case Carried::Tcp:
        return 6;
    case Carried::Udp:
        return 17;
    case Carried::Icmp:
        return 1;
    case Carried::Icmpv6:
        return 58;
    case Carried::Other:
        break;
    }
    return packet.port / 65536;
}

Fit fits(const Line &line, const Packet &packet) {
    if (line.direction != packet.direction || line.family != packet.family ||
        (line.protocol && *line.protocol != numberOf(packet)))
        return Fit::No;
    const bool ported = hasPorts(packet.carried);
    const bool onPort = std::any_of(line.ports.begin(), line.ports.end(), [&](const PortRange &ports) {
        return ports.contains(static_cast<std::uint16_t>(packet.port));
    });
    if (!line.ports.empty() && !(ported && onPort))
        return Fit::No;
    if (!AddressSet::of(line.peer).contains(packet.peer))
        return Fit::No;
    return line.doubt.isEmpty() ? Fit::Yes : Fit::Maybe;
}

QString quoted(const Line &line) {
    return QStringLiteral("line %1, \"%2\"").arg(line.number).arg(line.text);
}

LayerAnswer decidedBy(const Line &line) {
    return line.action == Action::Allow
               ? LayerAnswer{LayerVerdict::Admits, QStringLiteral("ufw admits it by %1.").arg(quoted(line))}
               : LayerAnswer{LayerVerdict::Refuses,
                             QStringLiteral("ufw refuses it by %1.").arg(quoted(line))};
}

} // namespace

Result<std::shared_ptr<UfwStatus>> UfwStatus::parse(const QString &text) {
    auto status = std::make_shared<UfwStatus>();
    static const QRegularExpression policy(QStringLiteral("(\\w+) \\((incoming|outgoing)\\)"));
    int number = 0;
    bool inTable = false;
    for (const QString &raw : text.split(u'\n')) {
        ++number;
        const QString line = raw.trimmed();
        if (line.startsWith(QLatin1String("Status:"))) {
            const QString word = line.section(u':', 1).trimmed();
            if (word != QLatin1String("active") && word != QLatin1String("inactive"))
                return wrongAt(number, 1, QStringLiteral("\"%1\" is neither active nor inactive.").arg(word));
            status->m_isActive = word == QLatin1String("active");
        } else if (line.startsWith(QLatin1String("Default:"))) {
            for (auto found = policy.globalMatch(line); found.hasNext();) {
                const auto one = found.next();
                (one.captured(2) == QLatin1String("incoming") ? status->m_incoming : status->m_outgoing) =
                    actionOf(one.captured(1));
            }
        } else if (line.startsWith(QLatin1String("--"))) {
            inTable = true;
        } else if (inTable && !line.isEmpty()) {
            auto read = readLine(line, number);
            if (!read)
                return wrongAt(number, 1,
                               QStringLiteral("\"%1\" is no line of ufw's table.").arg(line.left(80)));
            if (!read->text.contains(QLatin1String(" FWD ")))
                status->m_lines.push_back(std::move(*read));
        }
    }
    return status;
}

LayerAnswer UfwStatus::byDefault(const Packet &packet) const {
    const bool incoming = packet.direction == Direction::Ingress;
    const auto &action = incoming ? m_incoming : m_outgoing;
    if (!action)
        return {LayerVerdict::Unknown,
                QStringLiteral("No line fits, and ufw's default is not told. Paste `ufw status verbose`.")};
    const QString word = *action == Action::Allow ? QStringLiteral("admits") : QStringLiteral("refuses");
    return {*action == Action::Allow ? LayerVerdict::Admits : LayerVerdict::Refuses,
            QStringLiteral("No line fits, and ufw %1 by default what is %2.")
                .arg(word, incoming ? QStringLiteral("incoming") : QStringLiteral("outgoing"))};
}

LayerAnswer UfwStatus::answer(const Packet &packet) const {
    if (!m_isActive)
        return {LayerVerdict::Admits, QStringLiteral("ufw is not active.")};
    if (isIcmp(packet.carried))
        return {
            LayerVerdict::Unknown,
            QStringLiteral("What ufw does with ICMP stands in /etc/ufw/before.rules, not in its status.")};
    if (packet.carried == Carried::Udp && packet.port == dhcpClient)
        return {LayerVerdict::Unknown,
                QStringLiteral("What ufw does with answers of DHCP stands in /etc/ufw/before.rules.")};
    std::vector<const Line *> doubtful;
    const auto decided = [&]() -> LayerAnswer {
        for (const Line &line : m_lines) {
            const Fit fit = fits(line, packet);
            if (fit == Fit::Yes)
                return decidedBy(line);
            if (fit == Fit::Maybe)
                doubtful.push_back(&line);
        }
        return byDefault(packet);
    }();
    for (const Line *line : doubtful)
        if (decidedBy(*line).verdict != decided.verdict)
            return {LayerVerdict::Unknown,
                    QStringLiteral("It hangs on %1: %2 is not known.").arg(quoted(*line), line->doubt)};
    return decided;
}

} // namespace cloudnx
