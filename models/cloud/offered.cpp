#include "models/cloud/offered.h"

#include "models/cloud/abilities.h"

namespace cloudnx {

namespace {

Done unless(bool isOffered, const char *why) {
    if (isOffered)
        return {};
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("Not offered by this cloud: %1").arg(QString::fromUtf8(why)));
}

struct Offered {
    const bool openStack;
    const Abilities abilities;

    Done operator()(const EnableSecondFactor &) const { return ownSecondFactor(); }

    Done operator()(const DisableSecondFactor &) const { return ownSecondFactor(); }

    Done operator()(const SetTaxProfile &) const {
        return unless(!openStack, "OpenStack writes no invoices.");
    }

    Done operator()(const SetPasswordPolicy &) const {
        return unless(!openStack, "Keystone's password rules are set by its operator and cannot be read.");
    }

    Done operator()(const RevokeSession &) const {
        return unless(!openStack, "Keystone keeps no list of sessions.");
    }

    Done operator()(const DisableConsolePassword &) const {
        return unless(!openStack,
                      "Keystone cannot take a password away and leave the user. Set a new one, or "
                      "delete the user.");
    }

    Done operator()(const CreatePolicy &) const { return ownPolicies(); }

    Done operator()(const DeletePolicy &) const { return ownPolicies(); }

    Done operator()(const CreateAccessKey &change) const {
        return unless(abilities.limitedKeys || !change.limits,
                      "access keys with limits. Give a user of its own the policies it needs instead.");
    }

    Done operator()(const SetAccessKeyActive &) const {
        return unless(abilities.keysPause,
                      "a credential cannot be deactivated. Delete it, and make another when it is "
                      "needed again.");
    }

    Done operator()(const SetMfaRules &) const { return mfaRules(); }

    Done operator()(const EnrolTotp &) const { return mfaRules(); }

    Done operator()(const RemoveTotp &) const { return mfaRules(); }

    Done operator()(const CreatePrincipal &) const { return workloadIdentities(); }

    Done operator()(const DeletePrincipal &) const { return workloadIdentities(); }

    Done operator()(const CreateFirewallGroup &) const { return groups(); }

    Done operator()(const DeleteFirewallGroup &) const { return groups(); }

    Done operator()(const AttachFirewallGroup &) const { return groups(); }

    Done operator()(const DetachFirewallGroup &) const { return groups(); }

    Done operator()(const SetKmsKeyEnabled &) const { return livingKeys(); }

    Done operator()(const RotateKmsKey &) const { return livingKeys(); }

    Done operator()(const ScheduleKmsKeyDeletion &) const { return livingKeys(); }

    Done operator()(const CancelKmsKeyDeletion &) const { return livingKeys(); }

    Done operator()(const SetBucketPublicRead &) const { return unless(!openStack, "it has no buckets."); }

    Done operator()(const auto &) const { return {}; }

private:
    Done ownSecondFactor() const {
        return unless(
            !openStack,
            "Keystone lets only an administrator set the MFA rules of a user. Ask for "
            "[\"password\", \"totp\"] and, beside it, [\"application_credential\"]; who is one sets "
            "them with: cloudnx iam user enrol-totp NAME, then cloudnx iam user set-mfa-rules NAME");
    }

    Done ownPolicies() const {
        return unless(!openStack,
                      "roles are the operator's, and what one may do is written in his policy files.");
    }

    Done mfaRules() const {
        return unless(abilities.mfaRules, "rules for the sign-in of others. Everyone turns on two-factor "
                                          "sign-in by himself.");
    }

    Done workloadIdentities() const { return unless(!openStack, "instances have no identity of their own."); }

    Done groups() const {
        return unless(
            abilities.firewallGroups,
            "security groups. Each instance has a firewall of its own; see them with: cloudnx firewall list");
    }

    Done livingKeys() const {
        return unless(abilities.kmsKeysTurn,
                      "a key is never rotated, switched off or deleted by date. Make a "
                      "new key for what comes.");
    }
};

} // namespace

Done offered(CloudKind kind, const Change &change) {
    const Offered answer{kind == CloudKind::OpenStack, abilitiesOf(kind)};
    return std::visit([&](const auto &ofNoun) { return std::visit(answer, ofNoun); }, change);
}

tl::unexpected<Error> notOffered(CloudKind kind, const Change &change) {
    const Done is = offered(kind, change);
    return failure(
        is ? Error{.kind = ErrorKind::Unsupported, .sentence = QStringLiteral("Not offered by this cloud.")}
           : is.error());
}

} // namespace cloudnx
