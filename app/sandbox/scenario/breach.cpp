#include "app/sandbox/scenario/breach.h"

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

namespace {

constexpr auto attackerAddress = "185.220.101.47";
constexpr auto attackerAgent = "python-requests/2.25.1";
constexpr qint64 minute = 60'000;

struct Scene {
    QString account;
    QString instance;
    QString stolenKey;
    qint64 start;
};

/// Three at night in India, three days ago.
qint64 nightBefore(const Planter &planter) {
    return planter.daysAgo(3) / Planter::day * Planter::day + (21LL * 60 + 30) * minute;
}

QString crn(const Scene &scene, const char *service, const QString &rest) {
    const QString place = QLatin1String(service) == "iam" ? QString() : QString(QLatin1String(region));
    return QString("crn:cloudnx:%1:%2:%3:%4").arg(QLatin1String(service), place, scene.account, rest);
}

Planter::Event act(const Scene &scene, int minutes, const char *method, const QString &path,
                   const char *action, const QString &resource, int status, const QJsonObject &details = {}) {
    return {.account = scene.account,
            .actor = "deploy",
            .actorType = "iam",
            .method = QLatin1String(method),
            .path = path,
            .action = QLatin1String(action),
            .resource = resource,
            .status = status,
            .ip = QLatin1String(attackerAddress),
            .userAgent = QLatin1String(attackerAgent),
            .at = scene.start + minutes * minute,
            .details = details};
}

QJsonObject item(const char *kind, const QString &id, const QString &event, qint64 at) {
    return {{"kind", QLatin1String(kind)}, {"id", id}, {"event", event}, {"at", timeText(at)}};
}

QJsonObject stolenKey(Planter &planter, const Scene &scene) {
    const QString event =
        planter.event(act(scene, 0, "POST", "/auth/iam/exchange-credentials", "auth:ExchangeCredentials", "",
                          200, {{"access_key_id", scene.stolenKey}}));
    return item("stolen_key", scene.stolenKey, event, scene.start);
}

/// What an intruder tries first and may not do.
QJsonObject refusedTries(Planter &planter, const Scene &scene) {
    QString event;
    for (int minutes = 1; minutes <= 3; ++minutes)
        event = planter.event(act(scene, minutes, "DELETE", "/auth/iam/users/ci-bot", "iam:DeleteUser",
                                  crn(scene, "iam", "user/ci-bot"), 403));
    return item("refused_tries", "iam:DeleteUser", event, scene.start + 3 * minute);
}

QJsonArray newUser(Planter &planter, const Scene &scene) {
    const QString uid = planter.user(scene.account, "svc-sync", scene.start + 5 * minute);
    planter.attach(scene.account, "user", uid, "CloudNxFullAccess", scene.start + 6 * minute);
    const auto key =
        planter.accessKey(scene.account, uid, scene.start + 8 * minute, scene.start + 9 * minute);
    const QString resource = crn(scene, "iam", "user/svc-sync");
    const QString created = planter.event(act(scene, 5, "POST", "/auth/iam/users", "iam:CreateUser", resource,
                                              201, {{"user_id", uid}, {"console_access", false}}));
    const QString attached = planter.event(
        act(scene, 6, "POST", "/auth/iam/users/svc-sync/policies", "iam:AttachUserPolicy", resource, 201,
            {{"policy", "CloudNxFullAccess"}, {"policy_id", "CloudNxFullAccess"}}));
    const QString keyMade =
        planter.event(act(scene, 8, "POST", "/auth/iam/users/svc-sync/access-keys", "iam:CreateAccessKey",
                          resource, 201, {{"id", key.id}, {"access_key_id", key.keyId}}));
    return {item("user", "svc-sync", created, scene.start + 5 * minute),
            item("attachment", "svc-sync/CloudNxFullAccess", attached, scene.start + 6 * minute),
            item("access_key", key.keyId, keyMade, scene.start + 8 * minute)};
}

QJsonObject openPort(Planter &planter, const Scene &scene) {
    const qint64 at = scene.start + 12 * minute;
    const QString rule = randomId("fw_");
    planter.database().run("INSERT INTO firewall_rules VALUES (?,?,'tcp',1,65535,'0.0.0.0/0','',0,?)", rule,
                           scene.instance, at);
    const QString event =
        planter.event(act(scene, 12, "POST", "/compute/instances/" + scene.instance + "/firewall-rules",
                          "compute:AddFirewallRule", crn(scene, "compute", "instance/" + scene.instance), 201,
                          {{"rule_id", rule},
                           {"instance", "web-01"},
                           {"protocol", "tcp"},
                           {"port_from", 1},
                           {"port_to", 65535},
                           {"cidr", "0.0.0.0/0"}}));
    return item("firewall_rule", rule, event, at);
}

QJsonObject disabledKey(Planter &planter, const Scene &scene) {
    const qint64 at = scene.start + 15 * minute;
    const QString key = planter.kmsKey(scene.account, "my-app-secrets", planter.daysAgo(200));
    planter.database().run("UPDATE kms_keys SET state = 'disabled' WHERE id = ?", key);
    const QString event = planter.event(
        act(scene, 15, "PATCH", "/kms/keys/" + key, "kms:UpdateKey", crn(scene, "kms", "key/" + key), 200,
            {{"key", "my-app-secrets"}, {"before", "enabled"}, {"state", "disabled"}}));
    return item("kms_key_disabled", key, event, at);
}

} // namespace

QJsonObject plantBreach(Planter &planter, const QString &account) {
    Database &database = planter.database();
    // The younger of the two keys of `deploy` is the one pasted in the user-data of db-01.
    const auto key = database.first(
        "SELECT key_id FROM access_keys WHERE account = ? ORDER BY created_at DESC LIMIT 1", account);
    const auto web =
        database.first("SELECT id FROM instances WHERE account = ? AND name = 'web-01'", account);
    const Scene scene{.account = account,
                      .instance = web->text("id"),
                      .stolenKey = key->text("key_id"),
                      .start = nightBefore(planter)};
    QJsonArray planted{stolenKey(planter, scene), refusedTries(planter, scene)};
    for (const auto value : newUser(planter, scene))
        planted.append(value);
    planted.append(openPort(planter, scene));
    planted.append(disabledKey(planter, scene));
    return {{"account_id", account},
            {"actor", "deploy"},
            {"ip", QLatin1String(attackerAddress)},
            {"user_agent", QLatin1String(attackerAgent)},
            {"from", timeText(scene.start)},
            {"to", timeText(scene.start + 15 * minute)},
            {"planted", planted}};
}

} // namespace cloudnx::sandbox
