#include "models/iam/change.h"

#include <QStringList>

namespace cloudnx {

namespace {

QString listed(const std::vector<QString> &names, const QString &between = QStringLiteral(", ")) {
    return QStringList(names.begin(), names.end()).join(between);
}

struct Sentence {
    const IamWords &words;

    QString operator()(const CreateUser &change) const {
        return QStringLiteral("Create %1 %2, with no rights yet").arg(words.user, change.user);
    }

    QString operator()(const DeleteUser &change) const {
        return QStringLiteral("Delete %1 %2 with its %3 and attachments")
            .arg(words.user, change.user, words.anyKeys);
    }

    QString operator()(const SetConsolePassword &change) const {
        return QStringLiteral("Set the console password of %1").arg(change.user);
    }

    QString operator()(const DisableConsolePassword &change) const {
        return QStringLiteral("Take the console password from %1").arg(change.user);
    }

    QString operator()(const CreateGroup &change) const {
        return QStringLiteral("Create group %1").arg(change.group);
    }

    QString operator()(const DeleteGroup &change) const {
        return QStringLiteral("Delete group %1").arg(change.group);
    }

    QString operator()(const AddMember &change) const {
        return QStringLiteral("Add %1 to group %2").arg(change.user, change.group);
    }

    QString operator()(const RemoveMember &change) const {
        return QStringLiteral("Remove %1 from group %2").arg(change.user, change.group);
    }

    QString operator()(const AttachPolicy &change) const {
        return QStringLiteral("Attach %1 %2 to %3 %4")
            .arg(words.policy, change.policy, wordOf(change.holder), change.name);
    }

    QString operator()(const DetachPolicy &change) const {
        return QStringLiteral("Detach %1 %2 from %3 %4")
            .arg(words.policy, change.policy, wordOf(change.holder), change.name);
    }

    QString operator()(const CreatePolicy &change) const {
        return QStringLiteral("Create custom policy %1").arg(change.name);
    }

    QString operator()(const DeletePolicy &change) const {
        return QStringLiteral("Delete custom policy %1").arg(change.name);
    }

    QString operator()(const CreateAccessKey &change) const {
        if (!change.limits)
            return QStringLiteral("Create an %1 for %2").arg(words.accessKey, change.user);
        QStringList limits;
        if (!change.limits->roles.empty())
            limits += QStringLiteral("with the role %1").arg(listed(change.limits->roles));
        if (change.limits->expiresAt)
            limits += QStringLiteral("until %1").arg(toRfc3339(*change.limits->expiresAt));
        if (!change.limits->rules.empty())
            limits += change.limits->rules.size() == 1
                          ? QStringLiteral("for one request only")
                          : QStringLiteral("for %1 requests only").arg(change.limits->rules.size());
        const QString what = change.limits->type == AccessKeyKind::Ec2
                                 ? QStringLiteral("EC2 credential")
                                 : QStringLiteral("application credential");
        return QStringLiteral("Create an %1 for %2%3")
            .arg(what, change.user,
                 limits.isEmpty() ? QString() : QStringLiteral(", ") + limits.join(QStringLiteral(", ")));
    }

    QString operator()(const SetMfaRules &change) const {
        return change.rules.empty()
                   ? QStringLiteral("Let %1 sign in with the password alone").arg(change.user)
                   : QStringLiteral("Ask %1 for %2 at every sign-in")
                         .arg(change.user, listed(change.rules, QStringLiteral(", or ")));
    }

    QString operator()(const EnrolTotp &change) const {
        return QStringLiteral("Enrol an authenticator for %1").arg(change.user);
    }

    QString operator()(const RemoveTotp &change) const {
        return QStringLiteral("Take every authenticator from %1").arg(change.user);
    }

    QString operator()(const SetAccessKeyActive &change) const {
        return (change.active ? QStringLiteral("Activate %1 %2 of %3")
                              : QStringLiteral("Deactivate %1 %2 of %3"))
            .arg(words.anyKey, change.accessKeyId, change.user);
    }

    QString operator()(const DeleteAccessKey &change) const {
        return QStringLiteral("Delete %1 %2 of %3").arg(words.anyKey, change.accessKeyId, change.user);
    }

    QString operator()(const CreatePrincipal &change) const {
        return QStringLiteral("Let %1 act with policy %2, without a key").arg(change.crn, change.policy);
    }

    QString operator()(const DeletePrincipal &change) const {
        return QStringLiteral("Take the workload identity from %1").arg(change.crn);
    }
};

} // namespace

Result<QString> parseMfaRule(const QString &text) {
    static const QStringList known{
        QStringLiteral("password"), QStringLiteral("totp"),   QStringLiteral("application_credential"),
        QStringLiteral("token"),    QStringLiteral("mapped"), QStringLiteral("external")};
    QStringList methods;
    for (const QString &part : text.split(u'+')) {
        const QString method = part.trimmed().toLower();
        if (!known.contains(method))
            return failure(ErrorKind::Invalid,
                           QStringLiteral("\"%1\" is no way to sign in. There are: %2; join them as in "
                                          "password+totp.")
                               .arg(part.trimmed(), known.join(QStringLiteral(", "))));
        methods += method;
    }
    methods.sort();
    methods.removeDuplicates();
    return methods.join(QStringLiteral(" + "));
}

QString sentence(const IamChange &change, const IamWords &words) {
    return std::visit(Sentence{words}, change);
}

} // namespace cloudnx
