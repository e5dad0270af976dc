#include "models/plan/danger.h"

#include "models/firewall/exposure.h"
#include "models/iam/evaluate.h"
#include "models/plan/effects.h"
#include "models/plan/lookup.h"
#include "models/plan/plan.h"

#include <QStringList>

namespace cloudnx {

namespace {

bool hasPower(const Inventory &in, const QString &name) {
    const User *user = userIn(in, name);
    if (!user || !in.groups.known())
        return true; // not known is no reason to ask less
    const auto broad = [&](const QString &policy) { return isBroadIn(in, policy); };
    const auto broadGroup = [&](const QString &group) { return groupIsBroad(in, group); };
    return std::any_of(user->policies.begin(), user->policies.end(), broad) ||
           std::any_of(user->groups.begin(), user->groups.end(), broadGroup);
}

/// What is dangerous although it can be taken back.
struct WhyDangerous {
    const Inventory &in;

    QString operator()(const AttachPolicy &change) const {
        return isBroadIn(in, change.policy) ? gains(change.name) : QString();
    }

    QString operator()(const AddMember &change) const {
        return groupIsBroad(in, change.group) ? gains(change.user) : QString();
    }

    QString operator()(const CreatePrincipal &change) const {
        return isBroadIn(in, change.policy) ? gains(QStringLiteral("whoever runs on %1").arg(change.crn))
                                            : QString();
    }

    QString operator()(const CreateAccessKey &change) const {
        return actsAs(QStringLiteral("the new key"), change.user);
    }

    QString operator()(const SetAccessKeyActive &change) const {
        return change.active ? actsAs(change.accessKeyId, change.user) : QString();
    }

    QString operator()(const SetConsolePassword &change) const {
        return actsAs(QStringLiteral("whoever knows the new password"), change.user);
    }

    QString operator()(const ScheduleKmsKeyDeletion &change) const {
        return QStringLiteral("everything %1 encrypted is lost after %2 days")
            .arg(change.name)
            .arg(change.days);
    }

    QString operator()(const SetBucketPublicRead &change) const {
        return change.publicRead ? QStringLiteral("everyone on the internet can read %1").arg(change.bucket)
                                 : QString();
    }

    QString operator()(const auto &) const { return {}; }

private:
    static QString gains(const QString &who) { return QStringLiteral("%1 gains power over IAM").arg(who); }

    QString actsAs(const QString &what, const QString &user) const {
        return hasPower(in, user) ? QStringLiteral("%1 acts as %2, who has power over IAM").arg(what, user)
                                  : QString();
    }
};

bool isForNotEveryone(const ReachSlice &slice) {
    const bool isPing = slice.carried == Carried::Icmp || slice.carried == Carried::Icmpv6;
    return slice.direction == Direction::Ingress && !isPing &&
           !isMeantForEveryone(slice.carried, slice.firstPort, slice.lastPort) &&
           holdsInternet(slice.addresses);
}

} // namespace

bool isBroadIn(const Inventory &in, const QString &policy) {
    const Policy *found = policyIn(in, policy);
    return !found || !found->document || isBroad(*found->document);
}

bool groupIsBroad(const Inventory &in, const QString &group) {
    const Group *found = groupIn(in, group);
    return found && std::any_of(found->policies.begin(), found->policies.end(),
                                [&](const QString &policy) { return isBroadIn(in, policy); });
}

QString dangerOf(const Change &change, const Inverse &inverse, const Inventory &in) {
    if (!inverse.destroyed.isEmpty())
        return QStringLiteral("%1 is lost for good").arg(inverse.destroyed);
    return visitChange(change, WhyDangerous{in});
}

QString dangerOf(const ReachChange &change) {
    for (const ReachSlice &slice : change.opened.slices())
        if (isForNotEveryone(slice))
            return QStringLiteral("the internet gets in to %1 on %2")
                .arg(serviceText(slice), change.reached.name);
    return {};
}

QString freshCodeText(const Plan &plan) {
    if (plan.dangers.empty())
        return {};
    const QString why = QStringList(plan.dangers.begin(), plan.dangers.end()).join(QLatin1String("; "));
    if (!plan.asksForCode)
        return QStringLiteral(
                   "Dangerous: %1. A fresh code would be asked for, but two-factor sign-in is off.")
            .arg(why);
    return QStringLiteral(
               "Asks for the password and a fresh code: %1. That guards this program against whoever "
               "finds it open; it does not stop a stolen token.")
        .arg(why);
}

} // namespace cloudnx
