#include "models/iam/change.h"

namespace cloudnx {

namespace {

struct Sentence {
    QString operator()(const CreateUser &change) const {
        return QStringLiteral("Create IAM user %1, with no rights yet").arg(change.user);
    }

    QString operator()(const DeleteUser &change) const {
        return QStringLiteral("Delete IAM user %1 with its access keys and attachments").arg(change.user);
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
        return QStringLiteral("Attach policy %1 to %2 %3")
            .arg(change.policy, wordOf(change.holder), change.name);
    }

    QString operator()(const DetachPolicy &change) const {
        return QStringLiteral("Detach policy %1 from %2 %3")
            .arg(change.policy, wordOf(change.holder), change.name);
    }

    QString operator()(const CreatePolicy &change) const {
        return QStringLiteral("Create custom policy %1").arg(change.name);
    }

    QString operator()(const DeletePolicy &change) const {
        return QStringLiteral("Delete custom policy %1").arg(change.name);
    }

    QString operator()(const CreateAccessKey &change) const {
        return QStringLiteral("Create an access key for %1").arg(change.user);
    }

    QString operator()(const SetAccessKeyActive &change) const {
        return (change.active ? QStringLiteral("Activate access key %1 of %2")
                              : QStringLiteral("Deactivate access key %1 of %2"))
            .arg(change.accessKeyId, change.user);
    }

    QString operator()(const DeleteAccessKey &change) const {
        return QStringLiteral("Delete access key %1 of %2").arg(change.accessKeyId, change.user);
    }

    QString operator()(const CreatePrincipal &change) const {
        return QStringLiteral("Let %1 act with policy %2, without a key").arg(change.crn, change.policy);
    }

    QString operator()(const DeletePrincipal &change) const {
        return QStringLiteral("Take the workload identity from %1").arg(change.crn);
    }
};

} // namespace

QString sentence(const IamChange &change) {
    return std::visit(Sentence{}, change);
}

} // namespace cloudnx
