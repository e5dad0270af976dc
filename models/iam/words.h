#pragma once

#include <QString>

namespace cloudnx {

/// What a cloud calls the nouns of IAM, for screens and sentences.
struct IamWords {
    QString user = QStringLiteral("IAM user");        ///< "user"
    QString accessKey = QStringLiteral("access key"); ///< a new one | "application credential"
    QString accessKeys = QStringLiteral("access keys");
    QString anyKey = QStringLiteral("access key"); ///< of whatever kind | "credential"
    QString anyKeys = QStringLiteral("access keys");
    QString policy = QStringLiteral("policy"); ///< "role"
    QString policies = QStringLiteral("policies");
};

} // namespace cloudnx
