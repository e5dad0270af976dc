#pragma once

#include "models/firewall/packet.h"

#include <QJsonObject>

#include <map>
#include <set>

namespace cloudnx {

/// The elements of a table's named sets, by name; empty where a set was not understood.
using NftSets = std::map<QString, std::optional<QJsonArray>>;

/// Whether a condition holds; Unknown where it is not understood or rests on what a packet here does not
/// tell.
enum class Holds { No, Yes, Unknown };

/// One expression of a rule in nft's JSON ("match", or a statement that decides nothing, like "counter").
/// @p doubt is told what is not understood.
[[nodiscard]] Holds nftHolds(const QJsonObject &expression, const Packet &packet, const NftSets &sets,
                             QString &doubt);

/// The verdict that a "vmap" expression picks. No: none.
[[nodiscard]] Holds nftVerdict(const QJsonObject &vmap, const Packet &packet, const NftSets &sets,
                               QJsonObject &verdict, QString &doubt);

} // namespace cloudnx
