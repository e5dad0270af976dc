#include "tests/checklist/judged.h"

using namespace cloudnx;
using namespace cloudnx::test;
using enum cloudnx::CheckResult;

/// What instances and endpoints show from outside, or report of themselves.
class HostChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void says_data() {
        worldColumns();
        const Alter nothing = [](World &) {};
        const auto ssh = [](std::vector<QString> methods) {
            return [=](World &world) { world.outside.ssh.front().methods = methods; };
        };
        const auto host = [](std::function<void(HostReport &)> edit) {
            return [=](World &world) { edit(world.record.hostReports.front()); };
        };
        const auto tls = [](std::function<void(TlsSighting &)> edit) {
            return [=](World &world) { edit(world.outside.tls.front()); };
        };
        const QString password = QStringLiteral("password");
        const QString keyboard = QStringLiteral("keyboard-interactive");
        const QString publicKey = QStringLiteral("publickey");
        const auto unseen = [](std::function<void(HostReport &)> edit) {
            return [=](World &world) {
                world.outside.ssh.clear();
                edit(world.record.hostReports.front());
            };
        };

        row("ssh-passwords", "keys only", nothing, Pass, "no password on any");
        row("ssh-passwords", "passwords", ssh({publicKey, password}), Fail,
            "SSH takes a password on web-01.");
        row("ssh-passwords", "keyboard-interactive may be a password", ssh({publicKey, keyboard}), Unknown,
            "web-01");
        row(
            "ssh-passwords", "open to anybody",
            [](World &world) { world.outside.ssh.front().opensToAnybody = true; }, Fail, "web-01");
        row(
            "ssh-passwords", "outside is believed before the inside",
            [=](World &world) { world.outside.ssh.front().methods = {password}; }, Fail, "web-01");
        row("ssh-passwords", "the inside is believed against a better look from outside",
            host([](HostReport &report) { report.sshPasswords = true; }), Fail, "web-01");
        row(
            "ssh-passwords", "a machine made after its namesake was seen and reported",
            [](World &world) {
                world.outside.ssh.front().at = sampleNow() - std::chrono::hours(2);
                world.inventory.instances.value->front().createdAt = sampleNow() - std::chrono::hours(1);
            },
            Unknown, "web-01");
        row(
            "updates", "a machine made after its namesake reported",
            [](World &world) { world.inventory.instances.value->front().createdAt = sampleNow(); }, Unknown,
            "nobody has said");
        row("ssh-passwords", "not asked, and the instance says no", unseen([](HostReport &) {}), Pass,
            "no password");
        row("ssh-passwords", "the instance says yes",
            unseen([](HostReport &report) { report.sshPasswords = true; }), Fail, "web-01");
        row("ssh-passwords", "the instance does not say",
            unseen([](HostReport &report) { report.sshInteractive.reset(); }), Unknown, "web-01");
        row("ssh-passwords", "an old report",
            unseen([](HostReport &report) { report.at = sampleNow() - std::chrono::days(8); }), Unknown,
            "web-01");
        row(
            "ssh-passwords", "neither",
            [](World &world) {
                world.outside = {};
                world.record.hostReports.clear();
            },
            Unknown, "web-01, db-01 and worker");
        row(
            "ssh-passwords", "no answer, no report",
            [](World &world) {
                world.outside.ssh.front().contact = Contact::NotReached;
                world.record.hostReports.clear();
            },
            Unknown, "web-01");
        row(
            "ssh-passwords", "no instance", [](World &world) { world.inventory.instances.value->clear(); },
            Pass, "There is no instance.");

        row("updates", "automatic", nothing, Pass, "by themselves");
        row("updates", "by hand", host([](HostReport &report) { report.automaticUpdates = false; }), Fail,
            "on web-01");
        row("updates", "not told", host([](HostReport &report) { report.automaticUpdates.reset(); }), Unknown,
            "nobody has said");
        row(
            "updates", "said of that one",
            [](World &world) {
                world.record.hostReports.front().automaticUpdates.reset();
                world.record.attestations.push_back(saidOf("updates", {QStringLiteral("web-01")}));
            },
            Attested, "asha");
        row(
            "updates", "said of another one",
            [](World &world) {
                world.record.hostReports.front().automaticUpdates.reset();
                world.record.attestations.push_back(saidOf("updates", {QStringLiteral("db-01")}));
            },
            Unknown, "but not of web-01");
        row(
            "updates", "a word does not outweigh a report",
            [](World &world) {
                world.record.hostReports.front().automaticUpdates = false;
                world.record.attestations.push_back(saidOf("updates", {QStringLiteral("web-01")}));
            },
            Fail, "web-01");
        row("updates", "a report from tomorrow",
            host([](HostReport &report) { report.at = sampleNow() + std::chrono::days(1); }), Unknown,
            "nobody");

        row("host-firewall", "ufw", nothing, Pass, "a firewall of its own");
        row("host-firewall", "none",
            host([](HostReport &report) { report.firewall = QStringLiteral("none"); }), Fail, "web-01");
        row("host-firewall", "shuts SSH out",
            host([](HostReport &report) { report.firewallLetsSshIn = false; }), Fail, "shuts SSH out");
        row("host-firewall", "not told", host([](HostReport &report) { report.firewall.reset(); }), Unknown,
            "nobody");

        row("root-ssh", "no", nothing, Pass, "root cannot sign in");
        row("root-ssh", "yes", host([](HostReport &report) { report.sshRootLogin = QStringLiteral("yes"); }),
            Fail, "web-01");
        row("root-ssh", "by key, so somebody has to say",
            host([](HostReport &report) { report.sshRootLogin = QStringLiteral("prohibit-password"); }),
            Unknown, "nobody");
        row("root-ssh", "not told", host([](HostReport &report) { report.sshRootLogin.reset(); }), Unknown,
            "nobody");

        row("tls-endpoints", "right", nothing, Pass, "TLS 1.2 or newer");
        row("tls-endpoints", "old versions too", tls([](TlsSighting &seen) {
                seen.versions.insert(seen.versions.begin(), QStringLiteral("TLS 1.1"));
            }),
            Fail, "it speaks TLS 1.1");
        row("tls-endpoints", "expired", tls([](TlsSighting &seen) { seen.chain = TlsChain::Expired; }), Fail,
            "has expired");
        row("tls-endpoints", "self-signed", tls([](TlsSighting &seen) { seen.chain = TlsChain::SelfSigned; }),
            Fail, "signed by nobody else");
        row("tls-endpoints", "incomplete", tls([](TlsSighting &seen) { seen.chain = TlsChain::Incomplete; }),
            Fail, "between its own and the root");
        row("tls-endpoints", "wrong name", tls([](TlsSighting &seen) {
                seen.nameFits = false;
                seen.names = {QStringLiteral("other.example.in")};
            }),
            Fail, "is for other.example.in");
        row("tls-endpoints", "a version was not tried to an end",
            tls([](TlsSighting &seen) { seen.unknown = {QStringLiteral("TLS 1.0")}; }), Unknown, "to an end");
        row("tls-endpoints", "not reached",
            tls([](TlsSighting &seen) { seen.contact = Contact::NotReached; }), Unknown,
            "www.example.in:443");
        row("tls-endpoints", "certificate not seen",
            tls([](TlsSighting &seen) { seen.chain = TlsChain::NotSeen; }), Fail, "not trusted");
        row("tls-endpoints", "another port was seen", tls([](TlsSighting &seen) { seen.port = 8443; }),
            Unknown, "www.example.in:443");
        row(
            "tls-endpoints", "none named", [](World &world) { world.record.endpoints.clear(); }, Unknown,
            "nobody has said");

        const auto left = [](int days) {
            return [=](World &world) { world.outside.tls = {tlsOf("www.example.in", days)}; };
        };
        row("certificate-renewal", "60 days", nothing, Pass, "at least 30 days");
        row("certificate-renewal", "30 days", left(30), Pass, "at least 30");
        row("certificate-renewal", "29 days", left(29), Fail, "ends in 29 days");
        row("certificate-renewal", "over", left(-3), Fail, "has expired");
        row(
            "certificate-renewal", "not seen", [](World &world) { world.outside.tls.clear(); }, Unknown,
            "could not be looked at");
        row("certificate-renewal", "no date", tls([](TlsSighting &seen) { seen.notAfter.reset(); }), Unknown,
            "could not be looked at");
        const auto machine = [](World &world) {
            world.record.endpoints = {QStringLiteral("203.0.113.11:443")};
            world.outside.tls = {tlsOf("203.0.113.11", 60)};
        };
        row("certificate-renewal", "port 80 is open for the challenge", machine, Pass, "at least");
        row(
            "certificate-renewal", "port 80 is shut",
            [=](World &world) {
                machine(world);
                world.inventory.firewall.value->front() =
                    sample::firewallOf("web-01", {sample::rule("fw-2", ruleOf("443", "0.0.0.0/0"))});
            },
            Fail, "port 80 is shut on 203.0.113.11");
        row(
            "certificate-renewal", "by its name: the address that answered tells whose it is",
            [](World &world) {
                world.outside.tls.front().address = QStringLiteral("203.0.113.12"); // db-01, without port 80
            },
            Fail, "port 80 is shut on www.example.in");
        row(
            "certificate-renewal", "rules not read, and Certbot needs port 80",
            [](World &world) { remove(world.inventory, Part::Firewall, Absence::Forbidden); }, Unknown,
            "port 80 of www.example.in:443");
        row(
            "certificate-renewal", "rules not read, and another issuer",
            [](World &world) {
                remove(world.inventory, Part::Firewall, Absence::Forbidden);
                world.outside.tls.front().issuer = QStringLiteral("CN = Own CA");
            },
            Pass, "at least");
        row(
            "certificate-renewal", "another issuer needs no port 80",
            [=](World &world) {
                machine(world);
                world.outside.tls.front().issuer = QStringLiteral("CN = Own CA");
                world.inventory.firewall.value->front() = sample::firewallOf("web-01", {});
            },
            Pass, "at least");
    }

    void says() { judged(); }

    void theFixNamesThisVeryInstance() {
        World world = cleanWorld();
        world.outside.ssh.at(1).methods = {QStringLiteral("password")};
        const Fix fix = findCheck(QStringLiteral("ssh-passwords"))->fix(world.basis());
        QVERIFY(!fix.automatic);
        const QString steps = QStringList(fix.steps.begin(), fix.steps.end()).join(u'\n');
        QVERIFY(steps.startsWith(QStringLiteral("On db-01,")));
        QVERIFY(steps.contains(QStringLiteral(
            "sudo sed -i 's/^#*PasswordAuthentication.*/PasswordAuthentication no/' /etc/ssh/sshd_config")));
        QVERIFY(steps.contains(QStringLiteral("sudo sshd -T")));
        QVERIFY(steps.contains(QStringLiteral("sshd_config.d")));
        QVERIFY(!steps.contains(QStringLiteral("web-01")));
    }
};

QTEST_GUILESS_MAIN(HostChecksTest)
#include "tst_hostchecks.moc"
