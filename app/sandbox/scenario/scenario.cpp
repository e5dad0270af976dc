#include "app/sandbox/scenario/scenario.h"

#include "app/sandbox/auth/passwords.h"
#include "app/sandbox/auth/totp.h"
#include "app/sandbox/scenario/breach.h"
#include "app/sandbox/scenario/history.h"
#include "app/sandbox/scenario/messy.h"
#include "app/sandbox/scenario/planter.h"
#include "app/sandbox/server/call.h"
#include "app/sandbox/store/managedpolicies.h"
#include "app/sandbox/store/schema.h"

#include <QFile>

namespace cloudnx::sandbox {

namespace {

constexpr auto demoAccount = "100000003";
constexpr auto demoEmail = "owner@example.in";
constexpr auto neighbourAccount = "100000004";

bool isNew(Database &database) {
    return database.first("SELECT count(*) AS n FROM accounts")->number("n") == 0;
}

/// Somebody else's account, so that there is something that must not be seen.
void plantNeighbour(Planter &planter) {
    const qint64 at = planter.daysAgo(200);
    const QString account = QLatin1String(neighbourAccount);
    planter.account(account, "Neighbour Pvt Ltd", "neighbour@example.net", randomToken(""), at);
    const QString uid = planter.user(account, "mallory", at);
    planter.accessKey(account, uid, at, at);
    const QString instance = planter.instance({.account = account,
                                               .name = "web-01",
                                               .sshPort = 30400,
                                               .privateIp = "10.10.0.40",
                                               .publicIp = "198.51.100.40",
                                               .at = at});
    planter.rule(instance, 443, "0.0.0.0/0", "", at);
    planter.bucket(account, "neighbour-files", false, at);
    planter.kmsKey(account, "neighbour-key", at);
    planter.database().run("INSERT INTO groups VALUES (?, 'neighbours', ?)", account, at);
    planter.database().run(
        "INSERT INTO policies VALUES (?, ?, 'NeighbourPolicy', '', ?, ?)", randomId("pol_"), account,
        QString(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})"),
        at);
    planter.event({.account = account,
                   .actor = "neighbour@example.net",
                   .actorType = "root",
                   .method = "POST",
                   .path = "/kms/keys",
                   .action = "kms:CreateKey",
                   .resource = "crn:cloudnx:kms:eu-west-1:100000004:key/*",
                   .status = 201,
                   .at = at});
}

struct Demo {
    QString rootUid;
    QString password;
    QString secret; ///< empty while two-factor authentication is off
};

Demo plantDemo(Planter &planter, const Options &options) {
    const bool isFresh = options.scenario == "fresh";
    // An account with a history is older than its history.
    const qint64 at = isFresh && options.events == 0 ? planter.now() : planter.daysAgo(420);
    const QString account = QLatin1String(demoAccount);
    Demo demo{.rootUid = {}, .password = randomToken("").left(20), .secret = {}};
    demo.rootUid = planter.account(account, "Example Pvt Ltd", QLatin1String(demoEmail), demo.password, at);
    if (options.totp == Options::Totp::On) {
        demo.secret = newTotpSecret();
        planter.twoFactor(demo.rootUid, demo.secret, at);
    }
    planter.money(account, at);
    if (isFresh)
        planter.instance({.account = account,
                          .name = "web-01",
                          .sshPort = 30122,
                          .privateIp = "10.10.0.12",
                          .publicIp = "198.51.100.12",
                          .at = at});
    return demo;
}

/// Everything or nothing: a scenario that was cut off half-way is planted anew at the next start.
void plant(const Folder &folder, Database &database, Services &services, const Options &options) {
    Transaction transaction(database, Transaction::Mode::Write);
    Planter planter(database, services.sealer, services.clock.now().time_since_epoch().count());
    plantNeighbour(planter);
    const Demo demo = plantDemo(planter, options);
    const QString account = QLatin1String(demoAccount);
    const bool isBreach = options.scenario == "breach";
    if (options.scenario != "fresh")
        plantMess(planter, account, QLatin1String(demoEmail));
    const qint64 events = options.events == 0 && isBreach ? 50'000 : options.events;
    plantHistory(planter, account, QLatin1String(demoEmail), events, options.seed);
    if (isBreach)
        folder.writeJson("planted.json", plantBreach(planter, account));
    folder.writeJson(
        "credentials.json",
        {{"comment",
          "The demo account of a local sandbox. It exists on this machine only; the database keeps "
          "its password as an Argon2id hash."},
         {"account_id", account},
         {"email", QLatin1String(demoEmail)},
         {"password", demo.password}});
    transaction.commit();
}

} // namespace

void preparePlace(Folder &folder, Services &services, const Options &options) {
    Database database(services.databaseFile, services.writeLock);
    createSchema(database);
    refreshManagedPolicies(database, services.clock.now().time_since_epoch().count());
    if (isNew(database))
        plant(folder, database, services, options);
    database.script("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;");
}

QJsonObject readyLine(const Folder &folder) {
    std::mutex unshared;
    Database database(folder.file("cloudnx.db"), unshared);
    const QJsonObject demo = folder.json("credentials.json");
    const auto root = database.first("SELECT * FROM people WHERE kind = 'root' AND account = ?",
                                     QLatin1String(demoAccount));
    QJsonObject line = folder.json("ready.json");
    line.insert("account_id", demo.value("account_id"));
    line.insert("email", demo.value("email"));
    const QString password = demo.value("password").toString();
    line.insert("password",
                isPassword(password, root->text("password_hash")) ? QJsonValue(password) : QJsonValue());
    QJsonValue secret;
    if (!root->isNull("totp_enabled_at"))
        secret = QString::fromLatin1(Sealer(folder.sealingKey()).open(root->bytes("totp_sealed"), "totp"));
    line.insert("totp_secret", secret);
    const QString planted = folder.file("planted.json");
    line.insert("planted", QFile::exists(planted) ? QJsonValue(planted) : QJsonValue());
    return line;
}

} // namespace cloudnx::sandbox
