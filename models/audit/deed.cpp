#include "models/audit/deed.h"

#include "models/filter/expression.h" // CidrBlock

#include <QCoreApplication>

namespace cloudnx {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EventWords)
};

[[nodiscard]] QString textOf(const Event &event, const char *key) {
    return event.details.value(QLatin1String(key)).toVariant().toString();
}

/// The last part of a CRN or path: "db-01" of "crn:…:instance/db-01".
[[nodiscard]] QString nameOf(const QString &resource) {
    return resource.section(u'/', -1).section(u':', -1);
}

[[nodiscard]] QString portsOf(const Event &event) {
    const QString protocol = textOf(event, "protocol");
    const QString from = textOf(event, "port_from");
    const QString to = textOf(event, "port_to");
    if (from.isEmpty())
        return protocol;
    return (from == to ? from : from + u'-' + to) + u'/' + protocol;
}

[[nodiscard]] QString peerOf(const QString &cidr) {
    const auto block = CidrBlock::parseLenient(cidr);
    return block && block->isEverything() ? Words::tr("the world") : cidr;
}

[[nodiscard]] std::optional<Deed> ruleDeed(const Event &event, bool opens) {
    const QString cidr = textOf(event, "cidr");
    const QString ports = portsOf(event);
    if (cidr.isEmpty() || ports.isEmpty())
        return std::nullopt;
    const QString instance = textOf(event, "instance");
    const QString of = instance.isEmpty() ? nameOf(event.resource) : instance;
    if (opens)
        return Deed{Words::tr("opened %1 of %2 to %3").arg(ports, of, peerOf(cidr)),
                    Words::tr("open %1 of %2 to %3").arg(ports, of, peerOf(cidr))};
    return Deed{Words::tr("closed %1 of %2 to %3").arg(ports, of, peerOf(cidr)),
                Words::tr("close %1 of %2 to %3").arg(ports, of, peerOf(cidr))};
}

[[nodiscard]] std::optional<Deed> policyDeed(const Event &event, bool gives) {
    const QString policy = textOf(event, "policy");
    const QString who = nameOf(event.resource);
    if (policy.isEmpty() || who.isEmpty())
        return std::nullopt;
    if (gives)
        return Deed{Words::tr("gave %1 the policy %2").arg(who, policy),
                    Words::tr("give %1 the policy %2").arg(who, policy)};
    return Deed{Words::tr("took the policy %2 from %1").arg(who, policy),
                Words::tr("take the policy %2 from %1").arg(who, policy)};
}

[[nodiscard]] std::optional<Deed> keyDeed(const Event &event) {
    const QString key = textOf(event, "access_key_id");
    const QString who = nameOf(event.resource);
    if (key.isEmpty() || who.isEmpty())
        return std::nullopt;
    return Deed{Words::tr("made the access key %1 for %2").arg(key, who),
                Words::tr("make an access key for %1").arg(who)};
}

[[nodiscard]] std::optional<Deed> secondFactorDeed(const QString &name) {
    if (name == QLatin1String("EnableTwoFactor") || name == QLatin1String("EnableMfa"))
        return Deed{Words::tr("turned two-factor sign-in on"), Words::tr("turn two-factor sign-in on")};
    if (name == QLatin1String("DisableTwoFactor") || name == QLatin1String("DisableMfa"))
        return Deed{Words::tr("turned two-factor sign-in off"), Words::tr("turn two-factor sign-in off")};
    return std::nullopt;
}

[[nodiscard]] std::optional<Deed> signInDeed(const QString &name) {
    if (name == QLatin1String("Login") || name == QLatin1String("VerifyLogin") ||
        name == QLatin1String("IamLogin") || name == QLatin1String("VerifyIamLogin"))
        return Deed{Words::tr("signed in"), Words::tr("sign in")};
    if (name == QLatin1String("ExchangeCredentials"))
        return Deed{Words::tr("signed in with an access key"), Words::tr("sign in with an access key")};
    if (name == QLatin1String("Logout"))
        return Deed{Words::tr("signed out"), Words::tr("sign out")};
    return std::nullopt;
}

} // namespace

std::optional<Deed> knownDeed(const Event &event) {
    const QString name = event.action.section(u':', -1);
    const bool comes = textOf(event, "direction") == QLatin1String("ingress"); // only OpenStack's tells one
    if (name == QLatin1String("AddFirewallRule") || (name == QLatin1String("create_rule") && comes))
        return ruleDeed(event, true);
    if (name == QLatin1String("RemoveFirewallRule") || name == QLatin1String("DeleteFirewallRule"))
        return ruleDeed(event, false);
    if (name.startsWith(QLatin1String("Attach")) && name.endsWith(QLatin1String("Policy")))
        return policyDeed(event, true);
    if (name.startsWith(QLatin1String("Detach")) && name.endsWith(QLatin1String("Policy")))
        return policyDeed(event, false);
    if (name == QLatin1String("CreateAccessKey"))
        return keyDeed(event);
    if (const auto deed = secondFactorDeed(name))
        return deed;
    return signInDeed(name);
}

} // namespace cloudnx
