#pragma once

#include "models/cloud/cloud.h"

namespace cloudnx {

struct Inventory;

/// What a cloud calls the nouns of IAM, for screens and sentences.
struct IamWords {
    QString accountPrompt; ///< asks for an account: "Account id (9 digits)" | "Project (name or id)"
    QString accessKey;     ///< "access key" | "application credential"
    QString accessKeys;
    QString policy; ///< "policy" | "role"
    QString policies;
};

[[nodiscard]] IamWords iamWordsOf(CloudKind kind);

[[nodiscard]] inline IamWords iamWordsOf(const Cloud &cloud) {
    return iamWordsOf(cloud.kind());
}

/// Of the cloud that @p inventory was read from.
[[nodiscard]] IamWords iamWordsIn(const Inventory &inventory);

/// @p word at the beginning of a sentence or as a title: "Access key".
[[nodiscard]] QString titled(const QString &word);

} // namespace cloudnx
