// How long a whole run of the checklist takes over a large account, in milliseconds: the median of 21 runs.
#include "models/checklist/report.h"
#include "models/checklist/score.h"
#include "tests/checklist/cleaninventory.h"

#include <algorithm>
#include <cstdio>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

World largeWorld() {
    World world = cleanWorld();
    Inventory &all = world.inventory;
    all.users.value->clear();
    all.accessKeys.value->clear();
    for (int at = 0; at < 2000; ++at) {
        const QByteArray name = "user-" + QByteArray::number(at);
        all.users.value->push_back(sample::user(name.constData(), at, {QStringLiteral("operators")},
                                                {QStringLiteral("CloudNxReadOnlyAccess")}));
        all.accessKeys.value->push_back(
            sample::key(name.constData(), name.constData(), name.constData(), at % 80));
    }
    all.instances.value->clear();
    all.volumes.value->clear();
    all.firewall.value->clear();
    world.outside.ssh.clear();
    world.record.hostReports.clear();
    for (int at = 0; at < 500; ++at) {
        const QByteArray name = "web-" + QByteArray::number(at);
        all.instances.value->push_back(sample::instance(name.constData(), at, UserData::of("#!/bin/sh\n")));
        all.firewall.value->push_back(
            sample::firewallOf(name.constData(), {sample::rule("a", ruleOf("80", "0.0.0.0/0")),
                                                  sample::rule("b", ruleOf("443", "0.0.0.0/0")),
                                                  sample::rule("c", ruleOf("22", "122.176.45.0/24")),
                                                  sample::rule("d", ruleOf("5432", "10.10.0.0/24"))}));
        all.volumes.value->push_back({QString::fromLatin1(name), QString::fromLatin1(name), 20, true, {}});
        world.outside.ssh.push_back(sshOf(name.constData(), {QStringLiteral("publickey")}));
        world.record.hostReports.push_back(hostOf(name.constData()));
    }
    return world;
}

/// The median time of 21 turns.
template <typename Act>
double medianOf(Act act) {
    std::vector<double> times;
    for (int turn = 0; turn < 21; ++turn) {
        const auto began = std::chrono::steady_clock::now();
        act();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Every set of rules with two doors too many, so that there is something to choose from.
std::vector<FirewallGroup> openDoors(const World &world) {
    std::vector<FirewallGroup> groups = *world.inventory.firewall;
    for (FirewallGroup &group : groups) {
        group.rules.push_back(sample::rule("e", ruleOf("8000-9000", "0.0.0.0/0")));
        group.rules.push_back(sample::rule("f", ruleOf("6379", "0.0.0.0/0")));
    }
    return groups;
}

} // namespace

int main() {
    const World world = largeWorld();
    const auto groups = openDoors(world);
    std::size_t findings = 0;
    std::size_t fixes = 0;
    const double checks = medianOf([&] { findings = runChecks(world.basis(), {}).findings.size(); });
    const double payoff = medianOf([&] { fixes = payoffOf(groups).fixes.size(); });
    std::printf("{\"checks\": %zu, \"median_ms\": %.3f, \"fixes\": %zu, \"payoff_ms\": %.3f}\n", findings,
                checks, fixes, payoff);
    return 0;
}
