#include "models/iam/keylimits.h"

#include "models/core/when.h"

namespace cloudnx {

Result<std::optional<KeyLimits>> keyLimitsOf(const KeyWords &words, Instant now) {
    KeyLimits limits{.type = words.ec2 ? AccessKeyKind::Ec2 : AccessKeyKind::ApplicationCredential,
                     .label = words.label,
                     .roles = words.roles,
                     .rules = {}};
    if (!words.ends.isEmpty()) {
        const auto end = parseUntil(words.ends, now);
        if (!end)
            return failure(end.error());
        limits.expiresAt = *end;
    }
    for (const QString &text : words.allow) {
        auto rule = AccessRule::parse(text);
        if (!rule)
            return failure(rule.error());
        limits.rules.push_back(std::move(*rule));
    }
    const bool limited = limits.expiresAt || !limits.roles.empty() || !limits.rules.empty();
    if (words.ec2 && limited)
        return failure(ErrorKind::Usage,
                       QStringLiteral("An EC2 credential has no roles, end or rules of its own."));
    if (!limited && !words.ec2 && words.label.isEmpty())
        return std::optional<KeyLimits>();
    return std::optional(std::move(limits));
}

} // namespace cloudnx
