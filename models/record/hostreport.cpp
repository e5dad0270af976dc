#include "models/record/hostreport.h"

#include <QStringList>

namespace cloudnx {

namespace {

constexpr qsizetype longestOutput = 256 * 1024;
constexpr std::size_t mostListening = 500;
const QLatin1String firstLine("cloudnx-host-report 1");
const QLatin1String lastLine("end");

std::optional<bool> yesNo(const QString &word) {
    if (word == QLatin1String("yes"))
        return true;
    if (word == QLatin1String("no"))
        return false;
    return std::nullopt;
}

void take(HostReport &report, const QString &key, const QString &value) {
    if (key == QLatin1String("sshd.passwordauthentication"))
        report.sshPasswords = yesNo(value);
    else if (key == QLatin1String("sshd.kbdinteractiveauthentication"))
        report.sshInteractive = yesNo(value);
    else if (key == QLatin1String("sshd.permitrootlogin"))
        report.sshRootLogin = value.left(40);
    else if (key == QLatin1String("updates.automatic"))
        report.automaticUpdates = yesNo(value);
    else if (key == QLatin1String("firewall.kind"))
        report.firewall = value.left(40);
    else if (key == QLatin1String("firewall.ssh"))
        report.firewallLetsSshIn = yesNo(value);
    else if (key == QLatin1String("listen") && report.listening.size() < mostListening)
        report.listening.push_back(value.left(200));
    else if (key == QLatin1String("updates.pending")) {
        bool isNumber = false;
        const int count = value.toInt(&isNumber);
        if (isNumber && count >= 0)
            report.pendingUpdates = count;
    }
}

} // namespace

Result<HostReport> parseHostReport(const QByteArray &output, const QString &instance, Instant now) {
    HostReport report;
    report.instance = instance;
    report.at = now;
    QStringList lines = QString::fromUtf8(output.left(longestOutput)).split(u'\n');
    for (QString &line : lines)
        line = line.trimmed();
    const qsizetype first = lines.indexOf(firstLine);
    if (first < 0)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("This is not what the script prints. Run it on %1 as root (cloudnx checklist "
                           "collect > script, sudo sh script > report) and pipe that in.")
                .arg(instance));
    for (qsizetype at = first + 1; at < lines.size(); ++at) {
        if (lines.at(at) == lastLine)
            return report;
        const qsizetype space = lines.at(at).indexOf(u' ');
        if (space > 0)
            take(report, lines.at(at).left(space), lines.at(at).mid(space + 1).trimmed());
    }
    return failure(ErrorKind::Invalid,
                   QStringLiteral("The report of %1 is cut off: its last line is missing. Take it again.")
                       .arg(instance));
}

QByteArray hostReportScript() {
    return "#!/bin/sh\n"
           "# Reads a machine's settings for `cloudnx checklist`, and changes nothing. Run it as root: sudo "
           "sh.\n"
           "# It prints no secret: names of settings, yes or no, counts, and which ports are listened on.\n"
           "export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin\n"
           "echo 'cloudnx-host-report 1'\n"
           "\n"
           "# What only root sees is left out when it is not root: not told, not guessed.\n"
           "root=$([ \"$(id -u)\" = 0 ] && echo yes)\n"
           "\n"
           "# SSH: what sshd really uses, drop-in files included.\n"
           "if [ \"$root\" ] && command -v sshd >/dev/null 2>&1; then\n"
           "    sshd -T 2>/dev/null | while read -r key value; do\n"
           "        case $key in passwordauthentication|kbdinteractiveauthentication|permitrootlogin)\n"
           "            echo \"sshd.$key $value\" ;; esac\n"
           "    done\n"
           "fi\n"
           "\n"
           "# Updates: whether security updates come by themselves, and how many wait.\n"
           "if command -v apt-config >/dev/null 2>&1; then\n"
           "    every() { apt-config dump \"APT::Periodic::$1\" 2>/dev/null | sed -n "
           "'s/.*\"\\(.*\\)\".*/\\1/p'; }\n"
           "    runs() { case $(every \"$1\") in ''|0) false ;; esac; }\n"
           "    timer=$(systemctl is-enabled apt-daily-upgrade.timer 2>/dev/null)\n"
           "    if command -v unattended-upgrade >/dev/null 2>&1 && [ \"$(every Enable)\" != 0 ] &&\n"
           "        runs Update-Package-Lists && runs Unattended-Upgrade &&\n"
           "        [ \"$timer\" != disabled ] && [ \"$timer\" != masked ]; then\n"
           "        echo 'updates.automatic yes'\n"
           "    else\n"
           "        echo 'updates.automatic no'\n"
           "    fi\n"
           "    if plan=$(apt-get -s -o Debug::NoLocking=true upgrade 2>/dev/null); then\n"
           "        echo \"updates.pending $(echo \"$plan\" | grep -c '^Inst .*[Ss]ecurity')\"\n"
           "    fi\n"
           "fi\n"
           "\n"
           "# The host's own firewall, and whether it lets SSH in. A chain that admits what no rule names "
           "may\n"
           "# still refuse it at its end: that is not judged here, so nothing is told.\n"
           "if [ \"$root\" ]; then\n"
           "    rules=$(nft list ruleset 2>/dev/null)\n"
           "    if ufw status 2>/dev/null | grep -q '^Status: active'; then\n"
           "        echo 'firewall.kind ufw'\n"
           "        if ufw status 2>/dev/null | grep -Eq '^(22(/tcp)?|OpenSSH) .*(ALLOW|LIMIT)'; then\n"
           "            echo 'firewall.ssh yes'\n"
           "        else\n"
           "            echo 'firewall.ssh no'\n"
           "        fi\n"
           "    elif echo \"$rules\" | grep -q 'hook input.*policy drop'; then\n"
           "        echo 'firewall.kind nftables'\n"
           "    elif iptables -S INPUT 2>/dev/null | grep -q '^-P INPUT DROP'; then\n"
           "        echo 'firewall.kind iptables'\n"
           "    elif ! echo \"$rules\" | grep -q 'hook input' &&\n"
           "        ! iptables -S INPUT 2>/dev/null | grep -q '^-A'; then\n"
           "        echo 'firewall.kind none'\n"
           "    fi\n"
           "fi\n"
           "\n"
           "# What listens.\n"
           "if command -v ss >/dev/null 2>&1; then\n"
           "    ss -Hltunp 2>/dev/null | while read -r kind state in out local peer program; do\n"
           "        echo \"listen $kind $local $(echo \"$program\" | sed -n "
           "'s/.*((\"\\([^\"]*\\)\".*/\\1/p')\"\n"
           "    done\n"
           "fi\n"
           "echo end\n";
}

} // namespace cloudnx
