#include "app/sandbox/options.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <string>

namespace cloudnx::sandbox {

namespace {

constexpr int usageError = 2;

const std::map<std::string, CertificateKind> certificateKinds{{"valid", CertificateKind::Valid},
                                                              {"expired", CertificateKind::Expired},
                                                              {"wrong-name", CertificateKind::WrongName}};
const std::map<std::string, Options::Totp> totpKinds{{"off", Options::Totp::AsScenario},
                                                     {"on", Options::Totp::On}};

} // namespace

std::optional<Options> Options::parse(int count, char **arguments, int &exitCode) {
    Options options;
    std::string data;
    std::string scenario = "fresh";
    bool start = false;
    bool stop = false;
    bool status = false;
    bool reset = false;
    bool routes = false;
    CLI::App app("The CloudNx control plane on this machine: HTTPS on loopback, for trying and testing.\n"
                 "Prints one line of JSON once it listens, and serves until SIGTERM.",
                 "cloudnx-sandbox");
    app.set_version_flag("--version", CLOUDNX_VERSION);
    app.add_option("--data", data, "Folder for its database, keys and certificates");
    app.add_option("--port", options.port, "Port on 127.0.0.1; 0 takes a free one")
        ->check(CLI::Range(0, 65535));
    app.add_option("--scenario", scenario, "What a new folder is filled with")
        ->check(CLI::IsMember({"fresh", "messy", "breach"}));
    app.add_option("--totp", options.totp, "on: the demo account signs in with a TOTP code from the start")
        ->transform(CLI::CheckedTransformer(totpKinds));
    app.add_option("--events", options.events, "Past audit events to add to a new folder")
        ->check(CLI::Range(0LL, 20'000'000LL));
    app.add_option("--seed", options.seed, "The same seed gives the same events");
    app.add_option("--clock-offset", options.clockOffset, "Seconds the server's clock is ahead (tests)");
    app.add_flag("--faults", options.faults, "Open /sandbox/faults and /sandbox/clock, for tests");
    app.add_option("--certificate", options.certificate, "valid, expired or wrong-name (tests)")
        ->transform(CLI::CheckedTransformer(certificateKinds));
    auto *verbs = app.add_option_group("instead of serving in the foreground");
    verbs->add_flag("--start", start, "Serve in the background; end when it listens");
    verbs->add_flag("--stop", stop, "End the server of this folder");
    verbs->add_flag("--status", status, "Print the line again; exit code 1 when none is running");
    verbs->add_flag("--reset", reset, "Delete what the sandbox made in this folder");
    verbs->add_flag("--routes", routes, "Print the table of routes: method, path, action, access, resource");
    verbs->require_option(0, 1);
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError &error) {
        exitCode = app.exit(error) == 0 ? 0 : usageError;
        return std::nullopt;
    }
    options.data = QString::fromStdString(data);
    options.scenario = QString::fromStdString(scenario);
    if (data.empty() && !routes) {
        std::fputs("--data is required: the folder for its database, keys and certificates.\n", stderr);
        exitCode = usageError;
        return std::nullopt;
    }
    const std::pair<bool, Verb> verbOf[] = {{start, Verb::Start},
                                            {stop, Verb::Stop},
                                            {status, Verb::Status},
                                            {reset, Verb::Reset},
                                            {routes, Verb::Routes}};
    for (const auto &[given, verb] : verbOf)
        if (given)
            options.verb = verb;
    return options;
}

} // namespace cloudnx::sandbox
