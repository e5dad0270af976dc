#pragma once

#include "tests/support/sampleinventory.h"

namespace cloudnx::test {

/// The sample account with every fault mended: each check passes.
[[nodiscard]] inline Inventory cleanInventory() {
    Inventory all = sampleInventory();
    all.identity.value->mfaEnabled = true;
    all.secondFactor.value = SecondFactor{true, sampleNow() - std::chrono::days(40), 8};
    all.users.value->push_back(sample::user("operator", 2, {}, {QStringLiteral("CloudNxReadOnlyAccess")}));
    std::erase_if(all.activity.value->events,
                  [](const Event &event) { return event.actorKind == ActorKind::Root; });
    all.firewall.value->at(1) =
        sample::firewallOf("db-01", {sample::rule("fw-4", ruleOf("5432", "10.10.0.0/24"))});
    all.accessKeys.value->front().active = false;
    for (Instance &instance : *all.instances.value)
        instance.userData = UserData::of("#!/bin/sh\necho hello\n");
    all.taxProfile.value->gstin = QStringLiteral("27AAPFU0939F1ZV");
    return all;
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
    case Part::Firewall:
        return drop(inventory.firewall);
    case Part::KmsKeys:
        return drop(inventory.kmsKeys);
    case Part::Buckets:
        return drop(inventory.buckets);
    case Part::Activity:
        return drop(inventory.activity);
    }
}

} // namespace cloudnx::test
