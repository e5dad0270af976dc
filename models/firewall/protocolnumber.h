#pragma once

#include "models/firewall/rule.h"

namespace cloudnx {

/// 0 to 255, as IANA assigns them; empty for Protocol::Any, and for a name that is not known here.
[[nodiscard]] std::optional<int> protocolNumber(const RuleSpec &rule);
/// "gre" and "47" are 47.
[[nodiscard]] std::optional<int> protocolNumber(const QString &text);
/// "gre", "47"; the number where no name is in use.
[[nodiscard]] QString protocolName(int number);

/// What somebody wrote as a protocol: Protocol::Other carries its name.
struct ProtocolWord {
    Protocol protocol = Protocol::Tcp;
    std::optional<QString> name = {};

    friend bool operator==(const ProtocolWord &, const ProtocolWord &) = default;
};

/// A name ("tcp", "ipv6-icmp", "gre", "any") or a number from 0 to 255. Errors: Invalid, naming what there
/// is.
[[nodiscard]] Result<ProtocolWord> parseProtocolWord(const QString &text);
/// How a rule's protocol is written so that parseProtocolWord() reads it.
[[nodiscard]] QString writtenProtocol(const RuleSpec &rule);

/// What of icmp somebody means: a type, or one code of it.
struct IcmpWord {
    int type = 0;
    std::optional<int> code = {};
};

/// "8" or "3/4". Errors: Invalid.
[[nodiscard]] Result<IcmpWord> parseIcmpWord(const QString &text);
/// Of a rule that has a type.
[[nodiscard]] QString icmpWord(const RuleSpec &rule);

} // namespace cloudnx
