#pragma once

#include "models/firewall/exposure.h"

namespace cloudnx {

/// What must not be open: who, and at which ports. "internet:5432", "wide:22/tcp", "203.0.113.0/24:all",
/// "internet:all/udp", "internet:icmp".
class FailOn {
public:
    /// Errors: Invalid.
    [[nodiscard]] static Result<FailOn> parse(const QString &text);

    /// Whether anybody of it reaches any of it. The platform's own rule counts like any other where the port
    /// is named; "all" leaves it out, for it cannot be removed.
    [[nodiscard]] bool isMetBy(const Exposure &row) const;

    /// Whether single addresses, which members of a group have, may meet it: only where it names a block.
    [[nodiscard]] bool mayBeMembers() const { return m_who == Who::Block; }

private:
    enum class Who { Internet, Wide, Block };

    [[nodiscard]] bool isWho(const AddressSet &addresses) const;
    [[nodiscard]] bool isWhat(const Exposure &row) const;

    Who m_who = Who::Internet;
    CidrBlock m_block;
    std::optional<Carried> m_carried; ///< empty: tcp and udp
    std::optional<PortRange> m_ports; ///< empty: every
};

} // namespace cloudnx
