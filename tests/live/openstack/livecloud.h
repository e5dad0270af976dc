#pragma once

#include "models/providers/openstack/cloud.h"
#include "models/providers/openstack/signin.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStringList>

#include <atomic>
#include <functional>

namespace cloudnx::test {

/// A value that up.sh wrote into env.sh: CLOUDNX_LIVE_<name>. Fails the program when it is not there.
[[nodiscard]] QString live(const char *name);

/// Region, project demo, the TLS address.
[[nodiscard]] openstack::Place livePlace();
/// Trusting the authority of up.sh and nobody else.
[[nodiscard]] RestOptions liveOptions();

enum class Person { Operator, Secadmin };

/// What oathtool, not we, says the code is now.
[[nodiscard]] Secret codeNow(Person person);
/// An auth receipt for operator's password that Keystone itself finds too old.
[[nodiscard]] Secret oldReceipt();
/// A token of operator's that was good until a minute ago.
[[nodiscard]] Secret oldToken();
/// tcp rules from 192.0.2.0/24, one a port, past Neutron's API (python/crowd.py).
void addManyRules(const QString &groupId, int first, int count);
[[nodiscard]] IamCredentials passwordOf(Person person);
[[nodiscard]] AccessKeyCredentials applicationCredential();

/// The token of one sign-in, and how often it was asked for a newer one.
class LiveTokens final : public TokenSource {
public:
    using Renew = std::function<Result<Secret>()>;

    explicit LiveTokens(Secret token, Renew renew = {})
        : m_token(std::move(token)), m_renew(std::move(renew)) {}

    [[nodiscard]] Result<Secret> token(std::stop_token) override { return m_token; }

    [[nodiscard]] Result<Secret> tokenAfter(const Secret &, std::stop_token) override;

    void set(Secret token) { m_token = std::move(token); }

    std::atomic<int> renewals = 0;

private:
    Secret m_token;
    Renew m_renew;
};

/// A signed-in cloud: operator by application credential, secadmin by password and code.
class LiveCloud {
public:
    explicit LiveCloud(Person person, const RestOptions &options = liveOptions());

    RestClient client;
    SystemClock clock;
    OpenStackSignIn door;
    TokenPair pair;
    LiveTokens tokens;
    OpenStackCloud cloud;

private:
    [[nodiscard]] TokenPair signedIn(Person person);
};

/// The `openstack` command in a process of its own (python/reference.py), which starts once and not for every
/// question.
class Reference {
public:
    explicit Reference(const QString &cloud);
    Reference(const Reference &) = delete;
    Reference &operator=(const Reference &) = delete;
    ~Reference();

    /// Sorted lines about "groups", "rules", "servers", "volumes", "images", "users", "assignments",
    /// "credentials", or what one of its other functions says.
    [[nodiscard]] QStringList says(const char *what, const QJsonArray &arguments = {});

    /// The same for what it does.
    void does(const char *what, const QJsonArray &arguments) { static_cast<void>(says(what, arguments)); }

private:
    QProcess m_process;
};

/// The same lines out of what we read.
[[nodiscard]] QStringList linesOf(const std::vector<FirewallGroup> &groups);
[[nodiscard]] QStringList linesOf(const std::vector<Volume> &volumes);

/// A fault in front of a service ("nova"), or in it, until this goes.
class Fault {
public:
    /// @p directives of nginx, for what comes to the service: "return 503;". On return they hold.
    Fault(QString service, const QByteArray &directives);
    enum class Whole { Stopped, Hanging };
    /// The service's own processes are ended, or stand still.
    Fault(QString service, Whole whole);
    Fault(const Fault &) = delete;
    Fault &operator=(const Fault &) = delete;
    ~Fault();

private:
    const QString m_service;
    const std::optional<Whole> m_whole;
};

/// What `openstack --os-cloud CLOUD ARGUMENTS -f json` says.
[[nodiscard]] QJsonDocument reference(const QStringList &arguments,
                                      const QString &cloud = QStringLiteral("demo"));
/// Runs it for what it does; fails the test when it fails.
void referenceDoes(const QStringList &arguments, const QString &cloud = QStringLiteral("demo"));
/// Requests that have reached a service so far, as nginx counted them: "GET /v2.0/security-groups 200".
[[nodiscard]] QStringList requestsTo(const QString &service);

} // namespace cloudnx::test
