#include "models/plan/effects.h"

#include "models/cloud/words.h"
#include "models/plan/lookup.h"

#include <QStringList>
#include <type_traits>

namespace cloudnx {

namespace {

using Lines = std::vector<QString>;

QString actionsText(const PolicyDocument &document) {
    constexpr int shown = 4;
    QStringList actions;
    for (const Statement &statement : document.statements())
        if (statement.effect == Effect::Allow) {
            for (const QString &action : statement.actions)
                actions += action;
            for (const QString &action : statement.notActions)
                actions += QStringLiteral("everything but ") + action;
        }
    const qsizetype more = actions.size() - shown;
    if (more > 0)
        actions = actions.mid(0, shown) << QStringLiteral("%1 more").arg(more);
    return actions.isEmpty() ? QStringLiteral("nothing") : actions.join(QLatin1String(", "));
}

QString policyText(const Inventory &in, const QString &name) {
    const Policy *policy = policyIn(in, name);
    return policy && policy->document ? actionsText(*policy->document)
                                      : QStringLiteral("what %1 allows (it cannot be read)").arg(name);
}

/// One line for each change that is not about traffic.
struct EffectLine {
    const Inventory &before;
    const Inventory &after;

    QString operator()(const EnableSecondFactor &) const {
        return QStringLiteral("signing in asks for a code from then on; the backup codes are shown once");
    }

    QString operator()(const DisableSecondFactor &) const {
        return QStringLiteral("the password alone signs in from then on; backup codes become void");
    }

    QString operator()(const SetTaxProfile &change) const {
        return change.profile.gstin.isEmpty()
                   ? QStringLiteral("invoices carry no GSTIN from then on")
                   : QStringLiteral("invoices carry GSTIN %1 from then on").arg(change.profile.gstin);
    }

    QString operator()(const SetPasswordPolicy &) const {
        return QStringLiteral("applies to passwords that are set from then on");
    }

    QString operator()(const RevokeSession &) const {
        return QStringLiteral("who used that session has to sign in again");
    }

    QString operator()(const CreateUser &) const { return {}; }

    QString operator()(const DeleteUser &change) const {
        return QStringLiteral("whoever works as %1 is shut out at once").arg(change.user);
    }

    QString operator()(const SetConsolePassword &change) const {
        return QStringLiteral("%1 signs in with the new password").arg(change.user);
    }

    QString operator()(const DisableConsolePassword &change) const {
        return QStringLiteral("%1 cannot sign in to the console; %2 go on working")
            .arg(change.user, wordsNamed(before.cloud).iam.anyKeys);
    }

    QString operator()(const CreateGroup &) const { return {}; }

    QString operator()(const DeleteGroup &change) const {
        return QStringLiteral("its members lose what %1 allowed them").arg(change.group);
    }

    QString operator()(const AddMember &change) const {
        return QStringLiteral("%1 gains what %2 allows").arg(change.user, change.group);
    }

    QString operator()(const RemoveMember &change) const {
        return QStringLiteral("%1 loses what %2 allows").arg(change.user, change.group);
    }

    QString operator()(const AttachPolicy &change) const {
        return QStringLiteral("%1 gains %2").arg(change.name, policyText(after, change.policy));
    }

    QString operator()(const DetachPolicy &change) const {
        return QStringLiteral("%1 loses %2, unless another policy gives it")
            .arg(change.name, policyText(before, change.policy));
    }

    QString operator()(const CreatePolicy &change) const {
        return QStringLiteral("it allows %1 to whoever it is attached to").arg(actionsText(change.document));
    }

    QString operator()(const DeletePolicy &change) const {
        return QStringLiteral("whoever holds %1 loses what it allowed").arg(change.name);
    }

    QString operator()(const CreateAccessKey &change) const {
        if (change.limits && !change.limits->rules.empty()) {
            QStringList rules;
            for (const AccessRule &rule : change.limits->rules)
                rules += rule.toText();
            return QStringLiteral("a program can act as %1 for these requests alone: %2; the secret is shown "
                                  "once")
                .arg(change.user, rules.join(QStringLiteral(", ")));
        }
        return QStringLiteral("a program can act as %1; the secret is shown once").arg(change.user);
    }

    QString operator()(const SetMfaRules &change) const {
        if (change.rules.empty())
            return QStringLiteral("the password alone signs %1 in from then on").arg(change.user);
        return QStringLiteral("whoever signs in as %1 needs that from then on; tokens given before go on "
                              "until they end")
            .arg(change.user);
    }

    QString operator()(const EnrolTotp &change) const {
        return QStringLiteral("codes are asked for only once the sign-in rules of %1 name totp")
            .arg(change.user);
    }

    QString operator()(const RemoveTotp &change) const {
        return QStringLiteral("while the sign-in rules name totp, %1 cannot sign in by password")
            .arg(change.user);
    }

    QString operator()(const SetAccessKeyActive &change) const {
        return change.active ? QStringLiteral("programs that use %1 work again").arg(change.accessKeyId)
                             : QStringLiteral("programs that use %1 are refused until it is activated again")
                                   .arg(change.accessKeyId);
    }

    QString operator()(const DeleteAccessKey &change) const {
        return QStringLiteral("programs that use %1 are refused for good").arg(change.accessKeyId);
    }

    QString operator()(const CreatePrincipal &change) const {
        return QStringLiteral("programs on %1 gain %2").arg(change.crn, policyText(after, change.policy));
    }

    QString operator()(const DeletePrincipal &change) const {
        return QStringLiteral("programs on %1 need a key of their own").arg(change.crn);
    }

    // addFirewallEffects says it.
    template <typename Rule>
        requires std::is_constructible_v<FirewallChange, Rule>
    QString operator()(const Rule &) const {
        return {};
    }

    QString operator()(const CreateKmsKey &) const { return {}; }

    QString operator()(const SetKmsKeyEnabled &change) const {
        return change.enabled
                   ? QStringLiteral("what %1 encrypted can be decrypted again").arg(change.name)
                   : QStringLiteral("what %1 encrypted cannot be decrypted until it is enabled again")
                         .arg(change.name);
    }

    QString operator()(const RotateKmsKey &) const {
        return QStringLiteral("what was encrypted before can still be decrypted");
    }

    QString operator()(const ScheduleKmsKeyDeletion &change) const {
        return QStringLiteral("after %1 days everything that %2 encrypted is lost for good")
            .arg(change.days)
            .arg(change.name);
    }

    QString operator()(const CancelKmsKeyDeletion &change) const {
        return QStringLiteral("%1 stays").arg(change.name);
    }

    QString operator()(const StartInstance &change) const {
        return QStringLiteral("%1 serves and is billed again").arg(change.instance);
    }

    QString operator()(const StopInstance &change) const {
        return QStringLiteral("%1 stops serving; its disks stay and are billed").arg(change.instance);
    }

    QString operator()(const SetBucketPublicRead &change) const {
        return change.publicRead
                   ? QStringLiteral("everyone on the internet can read every object of %1").arg(change.bucket)
                   : QStringLiteral("reading %1 needs a key from then on").arg(change.bucket);
    }
};

} // namespace

std::vector<QString> effectsOf(const std::vector<Change> &changes, const Inventory &before,
                               const Inventory &after) {
    Lines lines = firewallEffectsOf(changes, before, after);
    for (const Change &change : changes)
        if (QString line = visitChange(change, EffectLine{before, after}); !line.isEmpty())
            lines.push_back(std::move(line));
    return lines;
}

} // namespace cloudnx
