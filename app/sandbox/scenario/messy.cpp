#include "app/sandbox/scenario/messy.h"

namespace cloudnx::sandbox {

namespace {

QString userDataWith(const Planter::AccessKey &key) {
    return QString("#cloud-config\n"
                   "packages: [postgresql]\n"
                   "write_files:\n"
                   "  - path: /root/.cloudnx/credentials\n"
                   "    content: |\n"
                   "      access_key_id = %1\n"
                   "      secret_access_key = %2\n"
                   "runcmd:\n"
                   "  - systemctl enable --now postgresql\n")
        .arg(key.keyId, key.secret);
}

/// Root signs in and works, on every weekday of the last month.
void plantRootAtWork(Planter &planter, const QString &account, const QString &email,
                     const QString &instance) {
    for (int daysAgo = 30; daysAgo >= 1; --daysAgo) {
        const qint64 morning = planter.daysAgo(daysAgo) / Planter::day * Planter::day + 4 * 3'600'000;
        const bool isWeekend = (morning / Planter::day + 4) % 7 % 6 == 0;
        if (isWeekend)
            continue;
        const Planter::Event login{.account = account,
                                   .actor = email,
                                   .actorType = "root",
                                   .method = "POST",
                                   .path = "/auth/login",
                                   .action = "auth:Login",
                                   .resource = "",
                                   .at = morning};
        planter.event(login);
        Planter::Event restart = login;
        restart.at = morning + 900'000;
        restart.path = "/compute/instances/" + instance + "/stop";
        restart.action = "compute:StopInstance";
        restart.resource = "crn:cloudnx:compute:eu-west-1:" + account + ":instance/" + instance;
        planter.event(restart);
        restart.at += 120'000;
        restart.path.replace("/stop", "/start");
        restart.action = "compute:StartInstance";
        planter.event(restart);
    }
}

} // namespace

void plantMess(Planter &planter, const QString &account, const QString &email) {
    const QString deploy = planter.user(account, "deploy", planter.daysAgo(410));
    planter.attach(account, "user", deploy, "CloudNxFullAccess", planter.daysAgo(410));
    planter.accessKey(account, deploy, planter.daysAgo(400), planter.daysAgo(2));
    const auto pasted = planter.accessKey(account, deploy, planter.daysAgo(60), planter.daysAgo(1));
    const QString web = planter.instance({.account = account,
                                          .name = "web-01",
                                          .sshPort = 30122,
                                          .privateIp = "10.10.0.12",
                                          .publicIp = "198.51.100.12",
                                          .at = planter.daysAgo(415)});
    planter.rule(web, 80, "0.0.0.0/0", "HTTP", planter.daysAgo(414));
    planter.rule(web, 443, "0.0.0.0/0", "HTTPS", planter.daysAgo(414));
    const QString database = planter.instance({.account = account,
                                               .name = "db-01",
                                               .sshPort = 30123,
                                               .privateIp = "10.10.0.13",
                                               .publicIp = "198.51.100.13",
                                               .userData = userDataWith(pasted),
                                               .at = planter.daysAgo(60)});
    const QString open = planter.rule(database, 5432, "0.0.0.0/0", "temporary", planter.daysAgo(59));
    planter.event({.account = account,
                   .actor = email,
                   .actorType = "root",
                   .method = "POST",
                   .path = "/compute/instances/" + database + "/firewall-rules",
                   .action = "compute:AddFirewallRule",
                   .resource = "crn:cloudnx:compute:eu-west-1:" + account + ":instance/" + database,
                   .status = 201,
                   .at = planter.daysAgo(59),
                   .details = {{"rule_id", open},
                               {"protocol", "tcp"},
                               {"port_from", 5432},
                               {"port_to", 5432},
                               {"cidr", "0.0.0.0/0"}}});
    planter.bucket(account, "example-assets", true, planter.daysAgo(300));
    plantRootAtWork(planter, account, email, web);
}

} // namespace cloudnx::sandbox
