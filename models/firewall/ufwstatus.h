#pragma once

#include "models/firewall/hostfirewall.h"

#include <vector>

namespace cloudnx {

/// `ufw status verbose`: rules in order, the first that fits decides, else the default.
class UfwStatus : public HostFirewall {
public:
    [[nodiscard]] static Result<std::shared_ptr<UfwStatus>> parse(const QString &text);
    [[nodiscard]] LayerAnswer answer(const Packet &packet) const override;

    enum class Action { Allow, Refuse };

    struct Line {
        int number = 0; ///< in the text
        QString text;
        Action action = Action::Allow;
        Direction direction = Direction::Ingress;
        AddressFamily family = AddressFamily::Ipv4;
        std::optional<int> protocol = {}; ///< empty: every
        std::vector<PortRange> ports = {};
        CidrBlock peer;
        QString doubt; ///< what of it was not understood; then it may fit or not
    };

private:
    [[nodiscard]] LayerAnswer byDefault(const Packet &packet) const;

    bool m_isActive = true;
    std::optional<Action> m_incoming;
    std::optional<Action> m_outgoing;
    std::vector<Line> m_lines;
};

} // namespace cloudnx
