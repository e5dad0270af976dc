#pragma once

#include "models/firewall/hostfirewall.h"

#include <QDate>

namespace cloudnx {

/// What a cloud's data centres block for everybody, as they publish it: by region, with the day it was read.
/// Only what is listed is known.
class CentralBlocks {
public:
    /// Of a file like resources/regions/bwcloud.json. Errors: Malformed.
    [[nodiscard]] static Result<CentralBlocks> parse(const QByteArray &json);
    /// What bwCloud's regions block, as this build carries it. Errors: Local.
    [[nodiscard]] static Result<CentralBlocks> ofBwCloud();

    [[nodiscard]] QDate readOn() const { return m_readOn; }

    [[nodiscard]] std::vector<QString> regions() const;
    /// Of a packet from outside to an instance of @p region.
    [[nodiscard]] LayerAnswer answer(const QString &region, const Packet &packet) const;

private:
    struct Ports {
        Carried carried;
        PortRange range;
        bool isOpen; ///< else blocked
    };

    struct Region {
        QString name;
        QString source;
        std::vector<Ports> listed; ///< the first that fits decides
    };

    QDate m_readOn;
    std::vector<Region> m_regions;
};

} // namespace cloudnx
