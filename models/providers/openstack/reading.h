#pragma once

#include "models/audit/audit.h"
#include "models/compute/compute.h"
#include "models/core/result.h"
#include "models/firewall/rule.h"
#include "models/kms/kms.h"

#include <map>

namespace cloudnx::openstack {

// One object of an OpenStack service each as the noun it is. Errors: Malformed, naming the field. A name that
// is not unique in a project gets the first eight characters of its id behind it.

/// Names by id.
using Names = std::map<QString, QString>;

struct IdAndName {
    QString id;
    QString name;
    QString owner; ///< project
};

[[nodiscard]] Result<IdAndName> readIdAndName(const QJsonObject &json);
/// What each is called on screen: its name where that is unique.
[[nodiscard]] Names shownNames(const std::vector<IdAndName> &list);

/// @p groups: shown names of the groups a rule may name as its peer.
[[nodiscard]] Result<Rule> readRule(const QJsonObject &json, const Names &groups);
/// The body that makes this rule. @p group and @p peerGroup are ids.
[[nodiscard]] QJsonObject ruleBody(const RuleSpec &spec, const QString &group, const QString &peerGroup);

/// Server of Nova's microversion 2.47 or newer.
[[nodiscard]] Result<Instance> readInstance(const QJsonObject &json);
[[nodiscard]] Result<Volume> readVolume(const QJsonObject &json);
/// @p projectId: whose images are ours.
[[nodiscard]] Result<Image> readImage(const QJsonObject &json, const QString &projectId);
[[nodiscard]] Result<Snapshot> readSnapshot(const QJsonObject &json);
[[nodiscard]] Result<KmsKey> readSecretAsKey(const QJsonObject &json);

/// A time of any service: with or without zone (then UTC), with or without fraction.
[[nodiscard]] std::optional<Instant> timeIn(const QJsonObject &json, const char *name);

/// The peer of a rule that names an address group: kept as it is, and told from groups of instances.
inline const QString addressGroupMark = QStringLiteral("address-group:");

} // namespace cloudnx::openstack
