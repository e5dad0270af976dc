#include "models/plan/command.h"

#include "models/firewall/protocolnumber.h"
#include "models/plan/lookup.h"

#include <QStringList>

#include <algorithm>

namespace cloudnx {

namespace {

using Words = std::vector<QString>;

// "firewall add" and what follows it; only literals are split.
Words line(const char *words, Words rest) {
    Words all{QStringLiteral("cloudnx")};
    for (const QString &word : QString::fromLatin1(words).split(u' '))
        all.push_back(word);
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

void addOption(Words &words, const char *option, const QString &value) {
    words.push_back(QString::fromLatin1(option));
    words.push_back(value);
}

Words ruleLine(const char *verb, const QString &group, const RuleSpec &rule) {
    Words words = line(verb, {group, writtenProtocol(rule)});
    words.push_back(rule.ports ? rule.ports->toText() : QStringLiteral("all"));
    if (rule.icmpType)
        addOption(words, "--icmp-type", QString::number(*rule.icmpType));
    if (rule.icmpCode)
        addOption(words, "--icmp-code", QString::number(*rule.icmpCode));
    if (rule.peerGroup)
        addOption(words, "--group", *rule.peerGroup);
    else
        addOption(words, "--cidr", rule.peer.toText());
    if (rule.peerGroup && rule.peer.family() == AddressFamily::Ipv6)
        addOption(words, "--family", QStringLiteral("ipv6"));
    if (rule.direction == Direction::Egress)
        addOption(words, "--direction", wordOf(rule.direction));
    return words;
}

Words holderLine(const char *verb, PolicyHolder holder, const QString &name, const QString &policy) {
    Words words = line(verb, {name, policy});
    if (holder == PolicyHolder::Group)
        words.push_back(QStringLiteral("--group"));
    return words;
}

void addFlag(Words &words, const char *flag, bool set) {
    if (set)
        words.push_back(QString::fromLatin1(flag));
}

struct Command {
    Words operator()(const EnableSecondFactor &) const { return line("mfa enable", {}); }

    Words operator()(const DisableSecondFactor &) const { return line("mfa disable", {}); }

    Words operator()(const SetTaxProfile &change) const {
        Words words = line("tax set", {});
        addOption(words, "--gstin", change.profile.gstin);
        addOption(words, "--legal-name", change.profile.legalName);
        return words;
    }

    Words operator()(const SetPasswordPolicy &change) const {
        const PasswordPolicy &policy = change.policy;
        Words words = line("password-policy set", {});
        addOption(words, "--min-length", QString::number(policy.minLength));
        addFlag(words, "--require-uppercase", policy.requireUppercase);
        addFlag(words, "--require-lowercase", policy.requireLowercase);
        addFlag(words, "--require-number", policy.requireNumber);
        addFlag(words, "--require-symbol", policy.requireSymbol);
        if (policy.maxAgeDays)
            addOption(words, "--max-age-days", QString::number(*policy.maxAgeDays));
        if (policy.preventReuse)
            addOption(words, "--prevent-reuse", QString::number(*policy.preventReuse));
        return words;
    }

    Words operator()(const RevokeSession &change) const { return line("session revoke", {change.id}); }

    Words operator()(const CreateUser &change) const { return line("iam user create", {change.user}); }

    Words operator()(const DeleteUser &change) const { return line("iam user delete", {change.user}); }

    Words operator()(const SetConsolePassword &change) const {
        return line("iam user set-password", {change.user});
    }

    Words operator()(const DisableConsolePassword &change) const {
        return line("iam user disable-password", {change.user});
    }

    Words operator()(const CreateGroup &change) const { return line("iam group create", {change.group}); }

    Words operator()(const DeleteGroup &change) const { return line("iam group delete", {change.group}); }

    Words operator()(const AddMember &change) const {
        return line("iam group add-member", {change.group, change.user});
    }

    Words operator()(const RemoveMember &change) const {
        return line("iam group remove-member", {change.group, change.user});
    }

    Words operator()(const AttachPolicy &change) const {
        return holderLine("iam policy attach", change.holder, change.name, change.policy);
    }

    Words operator()(const DetachPolicy &change) const {
        return holderLine("iam policy detach", change.holder, change.name, change.policy);
    }

    Words operator()(const CreatePolicy &change) const {
        return line("iam policy create",
                    {change.name, QStringLiteral("--document"), change.document.toText()});
    }

    Words operator()(const DeletePolicy &change) const { return line("iam policy delete", {change.name}); }

    Words operator()(const CreateAccessKey &change) const {
        Words words = line("iam key create", {change.user});
        if (!change.limits)
            return words;
        addFlag(words, "--ec2", change.limits->type == AccessKeyKind::Ec2);
        if (!change.limits->label.isEmpty())
            addOption(words, "--name", change.limits->label);
        for (const QString &role : change.limits->roles)
            addOption(words, "--role", role);
        if (change.limits->expiresAt)
            addOption(words, "--expires", toRfc3339(*change.limits->expiresAt));
        for (const AccessRule &rule : change.limits->rules)
            addOption(words, "--allow", rule.toText());
        return words;
    }

    Words operator()(const SetMfaRules &change) const {
        Words words = line("iam user set-mfa-rules", {change.user});
        for (const QString &rule : change.rules)
            addOption(words, "--rule", QString(rule).remove(u' '));
        addFlag(words, "--off", change.rules.empty());
        return words;
    }

    Words operator()(const EnrolTotp &change) const { return line("iam user enrol-totp", {change.user}); }

    Words operator()(const RemoveTotp &change) const { return line("iam user remove-totp", {change.user}); }

    Words operator()(const SetAccessKeyActive &change) const {
        return line(change.active ? "iam key activate" : "iam key deactivate",
                    {change.user, change.accessKeyId});
    }

    Words operator()(const DeleteAccessKey &change) const {
        return line("iam key delete", {change.user, change.accessKeyId});
    }

    Words operator()(const CreatePrincipal &change) const {
        Words words = line("iam principal create", {});
        addOption(words, "--crn", change.crn);
        addOption(words, "--policy", change.policy);
        return words;
    }

    Words operator()(const DeletePrincipal &change) const {
        return line("iam principal delete", {QStringLiteral("--crn"), change.crn});
    }

    Words operator()(const AddRule &change) const {
        Words words = ruleLine("firewall add", change.group, change.rule);
        if (!change.rule.description.isEmpty())
            addOption(words, "--description", change.rule.description);
        return words;
    }

    Words operator()(const RemoveRule &change) const {
        return ruleLine("firewall remove", change.group, change.rule);
    }

    Words operator()(const CreateFirewallGroup &change) const {
        Words words = line("firewall group create", {change.group});
        if (!change.description.isEmpty())
            addOption(words, "--description", change.description);
        addFlag(words, "--stateless", !change.stateful);
        return words;
    }

    Words operator()(const DeleteFirewallGroup &change) const {
        return line("firewall group delete", {change.group});
    }

    Words operator()(const AttachFirewallGroup &change) const {
        return line("firewall attach", {change.group, change.instance});
    }

    Words operator()(const DetachFirewallGroup &change) const {
        return line("firewall detach", {change.group, change.instance});
    }

    Words operator()(const CreateKmsKey &change) const {
        Words words = line("kms create-key", {change.name});
        if (!change.description.isEmpty())
            addOption(words, "--description", change.description);
        return words;
    }

    Words operator()(const SetKmsKeyEnabled &change) const {
        return line(change.enabled ? "kms key enable" : "kms key disable", {change.name});
    }

    Words operator()(const RotateKmsKey &change) const { return line("kms key rotate", {change.name}); }

    Words operator()(const ScheduleKmsKeyDeletion &change) const {
        return line("kms key delete", {change.name, QStringLiteral("--days"), QString::number(change.days)});
    }

    Words operator()(const CancelKmsKeyDeletion &change) const {
        return line("kms key cancel-deletion", {change.name});
    }

    Words operator()(const StartInstance &change) const { return line("instance start", {change.instance}); }

    Words operator()(const StopInstance &change) const { return line("instance stop", {change.instance}); }

    Words operator()(const SetBucketPublicRead &change) const {
        return line(change.publicRead ? "storage bucket public" : "storage bucket private", {change.bucket});
    }
};

bool isPlainWord(const QString &word) {
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || QStringView(u"+,-./:=@_").contains(c);
    });
}

QString quoted(const QString &word) {
    if (isPlainWord(word))
        return word;
    return u'\'' + QString(word).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

} // namespace

std::vector<QString> commandOf(const Change &change) {
    return visitChange(change, Command{});
}

QString shellLine(const std::vector<QString> &words) {
    QStringList line;
    for (const QString &word : words)
        line.append(quoted(word));
    return line.join(u' ');
}

} // namespace cloudnx
