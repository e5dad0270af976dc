#pragma once

#include "models/firewall/hostfirewall.h"

namespace cloudnx {

class CentralBlocks;

/// One layer a packet has to pass, and what it says.
struct Layer {
    QString name; ///< "security group", "central block list", "host firewall"
    LayerVerdict verdict = LayerVerdict::Unknown;
    QString reason;                  ///< a sentence
    std::vector<QString> rules = {}; ///< ids of the rules that decide

    friend bool operator==(const Layer &, const Layer &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("layer", self.name);
        visit("verdict", self.verdict);
        visit("reason", self.reason);
        visit("rules", self.rules);
    }
};

/// Refused where a layer refuses, else unknown where one does not know, else admitted.
struct Explanation {
    LayerVerdict verdict = LayerVerdict::Unknown;
    std::vector<Layer> layers;
};

/// What is known beside the rules of the groups; what is not given is no layer.
struct OtherLayers {
    const CentralBlocks *central = nullptr;
    QString region = {}; ///< for central
    std::shared_ptr<const HostFirewall> host = {};
    GroupMembers members = {};
};

/// Whether @p packet gets to (or away from) @p instance, and which rule of which group says so. Rules only:
/// not whether there is a route, nor whether a program listens.
[[nodiscard]] Explanation explain(const Packet &packet, const QString &instance,
                                  const std::vector<FirewallGroup> &groups, const OtherLayers &others);

/// "admitted: 443/tcp from 203.0.113.7 to web-01".
[[nodiscard]] QString explainedText(const Packet &packet, const QString &instance, LayerVerdict verdict);
/// The sentence that stands below every explanation.
[[nodiscard]] QString rulesOnlyText();

} // namespace cloudnx
