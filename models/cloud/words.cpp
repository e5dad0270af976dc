#include "models/cloud/words.h"

namespace cloudnx {

CloudWords wordsOf(CloudKind kind) {
    if (kind != CloudKind::OpenStack)
        return {};
    return {.account = QStringLiteral("project"),
            .accountPrompt = QStringLiteral("Project (name or id)"),
            .ruleHolder = QStringLiteral("security group"),
            .firewallGroup = QStringLiteral("security group"),
            .iam = {.user = QStringLiteral("user"),
                    .accessKey = QStringLiteral("application credential"),
                    .accessKeys = QStringLiteral("application credentials"),
                    .anyKey = QStringLiteral("credential"),
                    .anyKeys = QStringLiteral("credentials"),
                    .policy = QStringLiteral("role"),
                    .policies = QStringLiteral("roles")}};
}

CloudWords wordsNamed(const QString &cloud) {
    return wordsOf(cloudNamed(cloud));
}

QString titled(const QString &word) {
    return word.left(1).toUpper() + word.mid(1);
}

} // namespace cloudnx
