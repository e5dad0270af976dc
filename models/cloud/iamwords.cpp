#include "models/cloud/iamwords.h"

#include "models/cloud/inventory.h"

namespace cloudnx {

IamWords iamWordsOf(CloudKind kind) {
    if (kind == CloudKind::OpenStack)
        return {.accountPrompt = QStringLiteral("Project (name or id)"),
                .accessKey = QStringLiteral("application credential"),
                .accessKeys = QStringLiteral("application credentials"),
                .policy = QStringLiteral("role"),
                .policies = QStringLiteral("roles")};
    return {.accountPrompt = QStringLiteral("Account id (9 digits)"),
            .accessKey = QStringLiteral("access key"),
            .accessKeys = QStringLiteral("access keys"),
            .policy = QStringLiteral("policy"),
            .policies = QStringLiteral("policies")};
}

IamWords iamWordsIn(const Inventory &inventory) {
    return iamWordsOf(enumOf<CloudKind>(inventory.cloud).value_or(CloudKind::CloudNx));
}

QString titled(const QString &word) {
    return word.left(1).toUpper() + word.mid(1);
}

} // namespace cloudnx
