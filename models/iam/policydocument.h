#pragma once

#include "models/core/described.h"

namespace cloudnx {

enum class Effect { Allow, Deny };

template <>
inline constexpr auto enumWords<Effect> =
    std::to_array<EnumWord<Effect>>({{Effect::Allow, "Allow"}, {Effect::Deny, "Deny"}});

/// One statement in the JSON form of AWS policies. Exactly one of actions / notActions is filled, likewise
/// for resources.
struct Statement {
    QString sid; ///< empty when it has none
    Effect effect = Effect::Allow;
    std::vector<QString> actions;
    std::vector<QString> notActions;
    std::vector<QString> resources;
    std::vector<QString> notResources;
    QJsonObject conditions; ///< empty when it has none; this console does not interpret them

    friend bool operator==(const Statement &, const Statement &) = default;
};

/// A policy: what is allowed and denied. Texts keep their case; matching follows AWS (actions ignore case).
class PolicyDocument {
public:
    PolicyDocument() = default;
    /// Reads `{"Version": …, "Statement": [ … ]}`. Errors: Invalid, naming statement and field.
    [[nodiscard]] static Result<PolicyDocument> fromObject(const QJsonObject &json);
    [[nodiscard]] static Result<PolicyDocument> parse(const QString &text);
    [[nodiscard]] QJsonObject toObject() const;
    [[nodiscard]] QString toText() const;

    [[nodiscard]] const std::vector<Statement> &statements() const { return m_statements; }

    friend bool operator==(const PolicyDocument &, const PolicyDocument &) = default;

private:
    QString m_version;
    std::vector<Statement> m_statements;
};

} // namespace cloudnx
