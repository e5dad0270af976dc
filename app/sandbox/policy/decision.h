#pragma once

#include "app/sandbox/store/database.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace cloudnx::sandbox {

enum class Verdict { Allowed, ExplicitDeny, ImplicitDeny };

/// One policy as it counts for a caller.
struct NamedDocument {
    QString name;
    QJsonObject document;
};

struct Decision {
    Verdict verdict = Verdict::ImplicitDeny;
    QString policy = {}; ///< that decided; empty for an implicit deny
};

/// AWS logic: an explicit deny wins, else an allow is needed. `*` and `?` match, actions without regard to
/// case. No condition key is known here, so a statement with a Condition never allows and always denies.
[[nodiscard]] Decision decide(const std::vector<NamedDocument> &documents, const QString &action,
                              const QString &resource);

/// Policies of the user and of its groups.
[[nodiscard]] std::vector<NamedDocument> attachedDocuments(Database &database, const QString &account,
                                                           const QString &uid);

/// Refuses (400) what is not a policy document.
void checkDocument(const QJsonObject &document);

[[nodiscard]] QString word(Verdict verdict);

} // namespace cloudnx::sandbox
