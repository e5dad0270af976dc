#pragma once

#include "models/firewall/packet.h"

#include <memory>

namespace cloudnx {

/// What a layer says of one packet. Unknown: it cannot be told from what is known of the layer.
enum class LayerVerdict { Admits, Refuses, Unknown };

template <>
inline constexpr auto enumWords<LayerVerdict> =
    std::to_array<EnumWord<LayerVerdict>>({{LayerVerdict::Admits, "admits"},
                                           {LayerVerdict::Refuses, "refuses"},
                                           {LayerVerdict::Unknown, "unknown"}});

struct LayerAnswer {
    LayerVerdict verdict = LayerVerdict::Unknown;
    QString reason; ///< a sentence

    friend bool operator==(const LayerAnswer &, const LayerAnswer &) = default;
};

/// The rules of a machine's own firewall, pasted. What is not understood makes an answer that rests on it
/// unknown.
class HostFirewall {
public:
    virtual ~HostFirewall() = default;
    HostFirewall(const HostFirewall &) = delete;
    HostFirewall &operator=(const HostFirewall &) = delete;

    /// `ufw status verbose` or `nft -j list ruleset`, at most 16 MB. Errors: Invalid, with line and column.
    [[nodiscard]] static Result<std::shared_ptr<const HostFirewall>> parse(const QByteArray &text);

    /// Of a packet that begins something, at the machine's outer interface.
    [[nodiscard]] virtual LayerAnswer answer(const Packet &packet) const = 0;

protected:
    HostFirewall() = default;
};

} // namespace cloudnx
