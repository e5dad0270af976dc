#include "models/kms/change.h"

namespace cloudnx {

namespace {

struct Sentence {
    QString operator()(const CreateKmsKey &change) const {
        return QStringLiteral("Create KMS key %1").arg(change.name);
    }

    QString operator()(const SetKmsKeyEnabled &change) const {
        return (change.enabled ? QStringLiteral("Enable KMS key %1") : QStringLiteral("Disable KMS key %1"))
            .arg(change.name);
    }

    QString operator()(const RotateKmsKey &change) const {
        return QStringLiteral("Rotate KMS key %1: new data gets a new version").arg(change.name);
    }

    QString operator()(const ScheduleKmsKeyDeletion &change) const {
        return QStringLiteral("Delete KMS key %1 in %2 days; until then it can be kept")
            .arg(change.name)
            .arg(change.days);
    }

    QString operator()(const CancelKmsKeyDeletion &change) const {
        return QStringLiteral("Keep KMS key %1: cancel its deletion").arg(change.name);
    }
};

} // namespace

QString sentence(const KmsChange &change) {
    return std::visit(Sentence{}, change);
}

} // namespace cloudnx
