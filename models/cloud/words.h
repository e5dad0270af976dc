#pragma once

#include "models/cloud/cloud.h"
#include "models/iam/words.h"

namespace cloudnx {

/// The cloud's own words for what screens and sentences name. Those of CloudNx unless said otherwise.
struct CloudWords {
    QString account = QStringLiteral("account"); ///< "project"
    /// Asks for one: "Project (name or id)".
    QString accountPrompt = QStringLiteral("Account id (9 digits)");
    QString ruleHolder = QStringLiteral("instance");             ///< what rules belong to | "security group"
    QString firewallGroup = QStringLiteral("instance firewall"); ///< "security group"
    IamWords iam = {};
};

[[nodiscard]] CloudWords wordsOf(CloudKind kind);

[[nodiscard]] inline CloudWords wordsOf(const Cloud &cloud) {
    return wordsOf(cloud.kind());
}

/// Of the cloud that an inventory or a plan names: Inventory::cloud, Plan::cloud.
[[nodiscard]] CloudWords wordsNamed(const QString &cloud);

/// @p word at the beginning of a sentence or as a title: "Access key".
[[nodiscard]] QString titled(const QString &word);

} // namespace cloudnx
