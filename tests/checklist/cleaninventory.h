#pragma once

#include "models/checklist/check.h"
#include "models/checklist/configuration.h"
#include "tests/support/sampleinventory.h"

namespace cloudnx::test {

/// The sample account with every fault mended: each check that looks at the account alone passes.
[[nodiscard]] inline Inventory cleanInventory() {
    Inventory all = sampleInventory();
    all.identity.value->mfaEnabled = true;
    all.secondFactor.value = SecondFactor{true, sampleNow() - std::chrono::days(40), 8};
    all.users.value->front().policies = {QStringLiteral("CloudNxComputeFullAccess")};
    all.users.value->push_back(sample::user("operator", 2, {}, {QStringLiteral("CloudNxReadOnlyAccess")}));
    std::erase_if(all.activity.value->events,
                  [](const Event &event) { return event.actorKind == ActorKind::Root; });
    for (Event &event : all.activity.value->events)
        event.ip = QStringLiteral("122.176.45.8");
    all.firewall.value->at(1) =
        sample::firewallOf("db-01", {sample::rule("fw-4", ruleOf("5432", "10.10.0.0/24"))});
    for (FirewallGroup &group : *all.firewall.value) {
        group.stateful = true;
        for (Rule &rule : group.rules)
            if (rule.spec.description.isEmpty())
                rule.spec.description = QStringLiteral("for the shop");
    }
    all.accessKeys.value->front().active = false;
    for (Instance &instance : *all.instances.value)
        instance.userData = UserData::of("#!/bin/sh\necho hello\n");
    all.taxProfile.value->gstin = QStringLiteral("27AAPFU0939F1ZV");
    all.passwordPolicy.value->minLength = 14;
    all.passwordPolicy.value->preventReuse = 24;
    all.buckets.value->front().publicRead = false;
    return all;
}

/// An account, what was told of it, and what is seen of it from outside.
struct World {
    Inventory inventory = cleanInventory();
    Record record = {};
    Outside outside = {};

    [[nodiscard]] Basis basis() const { return {inventory, sampleNow(), record, outside}; }
};

[[nodiscard]] inline Attestation saidOf(const char *check, std::vector<QString> about = {}) {
    return {QString::fromLatin1(check),          QStringLiteral("asha"), sampleNow() - std::chrono::days(2),
            sampleNow() + std::chrono::days(30), std::move(about),       {}};
}

[[nodiscard]] inline SshSighting sshOf(const char *instance, std::vector<QString> methods) {
    SshSighting seen;
    seen.instance = QString::fromLatin1(instance);
    seen.host = QStringLiteral("203.0.113.11");
    seen.user = QStringLiteral("root");
    seen.at = sampleNow();
    seen.contact = Contact::Answered;
    seen.methods = std::move(methods);
    return seen;
}

[[nodiscard]] inline TlsSighting tlsOf(const char *host, int daysLeft) {
    TlsSighting seen;
    seen.host = QString::fromLatin1(host);
    seen.at = sampleNow();
    seen.contact = Contact::Answered;
    seen.versions = {QStringLiteral("TLS 1.2"), QStringLiteral("TLS 1.3")};
    seen.chain = TlsChain::Good;
    seen.nameFits = true;
    seen.names = {seen.host};
    seen.issuer = QStringLiteral("C = US, O = Let's Encrypt, CN = R11");
    seen.notBefore = sampleNow() - std::chrono::days(30);
    seen.notAfter = sampleNow() + std::chrono::days(daysLeft) + std::chrono::hours(1);
    return seen;
}

[[nodiscard]] inline HostReport hostOf(const char *instance) {
    HostReport report;
    report.instance = QString::fromLatin1(instance);
    report.at = sampleNow() - std::chrono::hours(5);
    report.sshPasswords = false;
    report.sshInteractive = false;
    report.sshRootLogin = QStringLiteral("no");
    report.automaticUpdates = true;
    report.pendingUpdates = 0;
    report.firewall = QStringLiteral("ufw");
    report.firewallLetsSshIn = true;
    return report;
}

/// The clean account of somebody who told everything and let everything be looked at.
[[nodiscard]] inline World cleanWorld() {
    World world;
    const std::vector<QString> machines{QStringLiteral("web-01"), QStringLiteral("db-01"),
                                        QStringLiteral("worker")};
    const std::vector<QString> users{QStringLiteral("deploy"), QStringLiteral("operator")};
    world.record.attestations = {saidOf("backup-codes"),           saidOf("user-per-person", users),
                                 saidOf("secrets-place"),          saidOf("backup-plan"),
                                 saidOf("restore-tested"),         saidOf("data-export"),
                                 saidOf("data-requests"),          saidOf("audit-read"),
                                 saidOf("snapshot-before-change"), saidOf("workload-identity", machines)};
    world.record.adminRanges = {CidrBlock::parse(QStringLiteral("122.176.45.0/24")).value()};
    world.record.endpoints = {QStringLiteral("www.example.in:443")};
    world.record.auditReadAt = sampleNow() - std::chrono::days(1);
    world.record.configurationSavedAt = sampleNow() - std::chrono::days(10);
    for (const char *name : {"web-01", "db-01", "worker"}) {
        world.outside.ssh.push_back(sshOf(name, {QStringLiteral("publickey")}));
        world.record.hostReports.push_back(hostOf(name));
    }
    world.outside.tls = {tlsOf("www.example.in", 60)};
    world.outside.controlPlane = tlsOf("cloudnx.in", 60);
    world.record.configurationDigest = fingerprintOf(world.inventory, world.record);
    return world;
}

/// A clean project at an OpenStack cloud, of somebody who told everything.
[[nodiscard]] inline World cleanProject() {
    World world = cleanWorld();
    Inventory &all = world.inventory;
    all.cloud = QStringLiteral("openstack");
    all.identity.value->kind = IdentityKind::IamUser;
    const auto drop = [](auto &reading) {
        reading.value.reset();
        reading.absence = Absence::NotOffered;
    };
    all.secondFactor.value->readableSeeds = 0;
    drop(all.taxProfile);
    drop(all.passwordPolicy);
    drop(all.principals);
    drop(all.buckets);
    drop(all.storageKeys);
    FirewallGroup usual{QStringLiteral("sg-1"),
                        QStringLiteral("default"),
                        {sample::rule("r-1", ruleOf("22", "122.176.45.0/24")),
                         sample::rule("r-2", ruleOf("", "0.0.0.0/0", Protocol::Icmp))},
                        {}};
    usual.stateful = true;
    all.firewall.value->push_back(usual);
    for (FirewallGroup &group : *all.firewall.value) {
        std::erase_if(group.rules, [](const Rule &rule) { return rule.implicit; }); // the other platform's
        for (Rule &rule : group.rules)
            rule.spec.description = QStringLiteral("for the shop");
    }
    all.images = Reading<std::vector<Image>>::of(
        {{QStringLiteral("img-1"), QStringLiteral("Debian 12"), ImageVisibility::Public,
          QStringLiteral("active"), 2'000'000'000, sampleNow() - std::chrono::days(300), false, false},
         {QStringLiteral("img-2"), QStringLiteral("web-01 before"), ImageVisibility::Private,
          QStringLiteral("active"), 2'000'000'000, sampleNow() - std::chrono::days(20), true, true}},
        sampleNow());
    world.record.configurationDigest = fingerprintOf(world.inventory, world.record);
    return world;
}

/// Takes one part out of @p inventory, as if it had not been read for this reason.
inline void remove(Inventory &inventory, Part part, Absence absence) {
    const auto drop = [absence](auto &reading) {
        reading.value.reset();
        reading.absence = absence;
        reading.why = QStringLiteral("So it was.");
    };
    switch (part) {
    case Part::Identity:
        return drop(inventory.identity);
    case Part::SecondFactor:
        return drop(inventory.secondFactor);
    case Part::Sessions:
        return drop(inventory.sessions);
    case Part::TaxProfile:
        return drop(inventory.taxProfile);
    case Part::PasswordPolicy:
        return drop(inventory.passwordPolicy);
    case Part::Users:
        return drop(inventory.users);
    case Part::Groups:
        return drop(inventory.groups);
    case Part::Policies:
        return drop(inventory.policies);
    case Part::AccessKeys:
        return drop(inventory.accessKeys);
    case Part::Principals:
        return drop(inventory.principals);
    case Part::Instances:
        return drop(inventory.instances);
    case Part::Volumes:
        return drop(inventory.volumes);
    case Part::Snapshots:
        return drop(inventory.snapshots);
    case Part::Images:
        return drop(inventory.images);
    case Part::Firewall:
        return drop(inventory.firewall);
    case Part::Allowances:
        return drop(inventory.allowances);
    case Part::KmsKeys:
        return drop(inventory.kmsKeys);
    case Part::Buckets:
        return drop(inventory.buckets);
    case Part::StorageKeys:
        return drop(inventory.storageKeys);
    case Part::Activity:
        return drop(inventory.activity);
    }
}

} // namespace cloudnx::test
