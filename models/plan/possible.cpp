#include "models/plan/possible.h"

#include "models/cloud/abilities.h"
#include "models/cloud/offered.h"
#include "models/plan/lookup.h"
#include "models/plan/possiblefirewall.h"
#include "models/plan/thereis.h"

namespace cloudnx {

namespace {

struct Possible : PossibleFirewall {
    using PossibleFirewall::operator();

    Done operator()(const EnableSecondFactor &change) const {
        return known(in.secondFactor, QStringLiteral("sign-in settings")).and_then([&] {
            return notYet(change, QStringLiteral("Two-factor sign-in is on already."));
        });
    }

    Done operator()(const DisableSecondFactor &change) const {
        return known(in.secondFactor, QStringLiteral("sign-in settings")).and_then([&] {
            return notYet(change, QStringLiteral("Two-factor sign-in is off already."));
        });
    }

    Done operator()(const SetTaxProfile &change) const {
        return known(in.taxProfile, QStringLiteral("tax details")).and_then([&] {
            return notYet(change, QStringLiteral("The tax profile says this already."));
        });
    }

    Done operator()(const SetPasswordPolicy &change) const {
        return known(in.passwordPolicy, QStringLiteral("password rules")).and_then([&] {
            return notYet(change, QStringLiteral("The password policy says this already."));
        });
    }

    Done operator()(const RevokeSession &change) const {
        return there(in.sessions, &Session::id, change.id, QStringLiteral("session"),
                     QStringLiteral("sessions"));
    }

    Done operator()(const CreateUser &change) const {
        return named(change.user, QStringLiteral("user name"))
            .and_then([&] { return known(in.users, QStringLiteral("users")); })
            .and_then(
                [&] { return notYet(change, QStringLiteral("User %1 exists already.").arg(change.user)); });
    }

    Done operator()(const DeleteUser &change) const { return user(change.user); }

    Done operator()(const SetConsolePassword &change) const { return user(change.user); }

    Done operator()(const DisableConsolePassword &change) const {
        return user(change.user).and_then([&] {
            return notYet(change, QStringLiteral("User %1 has no console password.").arg(change.user));
        });
    }

    Done operator()(const CreateGroup &change) const {
        return named(change.group, QStringLiteral("group name"))
            .and_then([&] { return known(in.groups, QStringLiteral("groups")); })
            .and_then(
                [&] { return notYet(change, QStringLiteral("Group %1 exists already.").arg(change.group)); });
    }

    Done operator()(const DeleteGroup &change) const { return group(change.group); }

    Done operator()(const AddMember &change) const {
        return user(change.user).and_then([&] { return group(change.group); }).and_then([&] {
            return notYet(change,
                          QStringLiteral("User %1 is in group %2 already.").arg(change.user, change.group));
        });
    }

    Done operator()(const RemoveMember &change) const {
        return user(change.user).and_then([&] { return group(change.group); }).and_then([&] {
            return notYet(change,
                          QStringLiteral("User %1 is not in group %2.").arg(change.user, change.group));
        });
    }

    Done operator()(const AttachPolicy &change) const {
        return holder(change.holder, change.name)
            .and_then([&] { return policy(change.policy); })
            .and_then([&] {
                return notYet(change, QStringLiteral("Policy %1 is attached to %2 %3 already.")
                                          .arg(change.policy, wordOf(change.holder), change.name));
            });
    }

    Done operator()(const DetachPolicy &change) const {
        return holder(change.holder, change.name).and_then([&] {
            return notYet(change,
                          QStringLiteral("Policy %1 is not attached to %2 %3.%4")
                              .arg(change.policy, wordOf(change.holder), change.name,
                                   nearestHint(change.policy, *attachedTo(in, change.holder, change.name))));
        });
    }

    Done operator()(const CreatePolicy &change) const {
        return named(change.name, QStringLiteral("policy name"))
            .and_then([&] { return known(in.policies, QStringLiteral("policies")); })
            .and_then([&]() -> Done {
                if (change.document.statements().empty())
                    return failure(ErrorKind::Invalid,
                                   QStringLiteral("A policy needs at least one Statement."));
                return policyIn(in, change.name)
                           ? conflict(QStringLiteral("Policy %1 exists already.").arg(change.name))
                           : Done{};
            });
    }

    Done operator()(const DeletePolicy &change) const {
        return policy(change.name).and_then([&]() -> Done {
            if (policyIn(in, change.name)->kind == PolicyKind::Managed)
                return failure(ErrorKind::Invalid,
                               QStringLiteral("%1 is a managed policy: it belongs to the cloud and cannot be "
                                              "deleted. Detach it instead.")
                                   .arg(change.name));
            return {};
        });
    }

    Done operator()(const CreateAccessKey &change) const {
        if (abilitiesIn(in).ownKeysOnly && in.identity.known() && in.identity->name != change.user)
            return failure(
                ErrorKind::Unsupported,
                QStringLiteral("Not offered by this cloud: a credential can only be made by its own "
                               "user. Let %1 sign in and make it.")
                    .arg(change.user));
        return userOrMe(change.user).and_then([&] { return known(in.accessKeys, words.iam.anyKeys); });
    }

    Done operator()(const SetMfaRules &change) const {
        return mfaRulesOf(change.user).and_then([&] { return soundRules(change.rules); }).and_then([&] {
            return notYet(change,
                          QStringLiteral("The sign-in rules of %1 say this already.").arg(change.user));
        });
    }

    Done operator()(const EnrolTotp &change) const { return mfaRulesOf(change.user); }

    Done operator()(const RemoveTotp &change) const { return mfaRulesOf(change.user); }

    Done operator()(const SetAccessKeyActive &change) const {
        return key(change.user, change.accessKeyId).and_then([&] {
            return notYet(change, (change.active ? QStringLiteral("%1 %2 is active already.")
                                                 : QStringLiteral("%1 %2 is inactive already."))
                                      .arg(titled(words.iam.anyKey), change.accessKeyId));
        });
    }

    Done operator()(const DeleteAccessKey &change) const { return key(change.user, change.accessKeyId); }

    Done operator()(const CreatePrincipal &change) const {
        if (!change.crn.startsWith(QLatin1String("crn:")))
            return failure(ErrorKind::Invalid,
                           QStringLiteral("\"%1\" is not a CRN. It looks like "
                                          "crn:cloudnx:compute:REGION:ACCOUNT:instance/ID.")
                               .arg(change.crn));
        return policy(change.policy)
            .and_then([&] { return known(in.principals, QStringLiteral("workload identities")); })
            .and_then([&] {
                return notYet(change,
                              QStringLiteral("%1 has policy %2 already.").arg(change.crn, change.policy));
            });
    }

    Done operator()(const DeletePrincipal &change) const {
        return there(in.principals, &Principal::crn, change.crn, QStringLiteral("workload identity"),
                     QStringLiteral("workload identities"));
    }

    Done operator()(const CreateKmsKey &change) const {
        return named(change.name, QStringLiteral("key name"))
            .and_then([&] { return known(in.kmsKeys, QStringLiteral("KMS keys")); })
            .and_then([&] {
                return notYet(change, QStringLiteral("KMS key %1 exists already.").arg(change.name));
            });
    }

    Done operator()(const SetKmsKeyEnabled &change) const {
        return livingKey(change.name).and_then([&] {
            return notYet(change, (change.enabled ? QStringLiteral("KMS key %1 is enabled already.")
                                                  : QStringLiteral("KMS key %1 is disabled already."))
                                      .arg(change.name));
        });
    }

    Done operator()(const RotateKmsKey &change) const { return livingKey(change.name); }

    Done operator()(const ScheduleKmsKeyDeletion &change) const {
        if (change.days < 7 || change.days > 30)
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("A KMS key is deleted after 7 to 30 days, not %1.").arg(change.days));
        return kmsKey(change.name).and_then([&] {
            return notYet(
                change, QStringLiteral("The deletion of KMS key %1 is scheduled already.").arg(change.name));
        });
    }

    Done operator()(const CancelKmsKeyDeletion &change) const {
        return kmsKey(change.name).and_then([&] {
            return notYet(change,
                          QStringLiteral("The deletion of KMS key %1 is not scheduled.").arg(change.name));
        });
    }

    Done operator()(const StartInstance &change) const {
        return instance(change.instance).and_then([&] {
            return notYet(change, QStringLiteral("Instance %1 runs already.").arg(change.instance));
        });
    }

    Done operator()(const StopInstance &change) const {
        return instance(change.instance).and_then([&] {
            return notYet(change, QStringLiteral("Instance %1 is stopped already.").arg(change.instance));
        });
    }

    Done operator()(const SetBucketPublicRead &change) const {
        return there(in.buckets, &Bucket::name, change.bucket, QStringLiteral("bucket"),
                     QStringLiteral("buckets"))
            .and_then([&] {
                return notYet(change,
                              (change.publicRead ? QStringLiteral("Everyone can read bucket %1 already.")
                                                 : QStringLiteral("Bucket %1 is private already."))
                                  .arg(change.bucket));
            });
    }

private:
    static Done named(const QString &name, const QString &noun) {
        auto checked = checkedName(name, noun);
        return checked ? Done{} : Done(failure(checked.error()));
    }

    Done user(const QString &name) const {
        return there(in.users, &User::name, name, QStringLiteral("user"), QStringLiteral("users"));
    }

    // Who may not list users may still act for himself.
    Done userOrMe(const QString &name) const {
        const bool isMe = !in.users.known() && in.identity.known() && in.identity->name == name;
        return isMe ? Done{} : user(name);
    }

    Done mfaRulesOf(const QString &name) const {
        if (in.users.absence == Absence::Forbidden && !in.users.known())
            return failure(
                ErrorKind::Forbidden,
                QStringLiteral("Only an administrator of the cloud can set what a user has to prove "
                               "to sign in. Ask one for the rules [\"password\", \"totp\"] and, "
                               "beside it, [\"application_credential\"]."));
        return user(name);
    }

    // With rules alone that name other methods, Keystone refuses every application credential of the user.
    static Done soundRules(const std::vector<QString> &rules) {
        for (const QString &rule : rules)
            if (const auto parsed = parseMfaRule(rule); !parsed)
                return failure(parsed.error());
        if (rules.empty() || holds(rules, QStringLiteral("application_credential")))
            return {};
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("Without a rule \"application_credential\" every application credential "
                           "of this user would stop working. Add it: --rule "
                           "application_credential."));
    }

    Done group(const QString &name) const {
        return there(in.groups, &Group::name, name, QStringLiteral("group"), QStringLiteral("groups"));
    }

    Done holder(PolicyHolder kind, const QString &name) const {
        return kind == PolicyHolder::User ? user(name) : group(name);
    }

    Done policy(const QString &name) const {
        return there(in.policies, &Policy::name, name, words.iam.policy, words.iam.policies);
    }

    Done key(const QString &userName, const QString &accessKeyId) const {
        if (Done found = there(in.accessKeys, &AccessKey::accessKeyId, accessKeyId, words.iam.anyKey,
                               words.iam.anyKeys);
            !found)
            return found;
        const QString &owner = keyIn(in, accessKeyId)->userName;
        if (owner == userName)
            return {};
        return failure(ErrorKind::NotFound, QStringLiteral("%1 %2 belongs to %3, not to %4.")
                                                .arg(titled(words.iam.anyKey), accessKeyId, owner, userName));
    }

    Done kmsKey(const QString &name) const {
        return there(in.kmsKeys, &KmsKey::name, name, QStringLiteral("KMS key"), QStringLiteral("KMS keys"));
    }

    Done livingKey(const QString &name) const {
        return kmsKey(name).and_then([&]() -> Done {
            if (entryIn(in.kmsKeys, &KmsKey::name, name)->state != KmsKeyState::PendingDeletion)
                return {};
            return conflict(QStringLiteral("KMS key %1 waits for its deletion. Cancel that first: "
                                           "cloudnx kms key cancel-deletion %1.")
                                .arg(name));
        });
    }
};

} // namespace

Done checkPossible(const Change &change, const Inventory &inventory) {
    return offered(cloudNamed(inventory.cloud), change).and_then([&] {
        return visitChange(change, Possible{{inventory}});
    });
}

} // namespace cloudnx
