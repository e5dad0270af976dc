#pragma once

#include "models/firewall/hostfirewall.h"
#include "models/firewall/nftmatch.h"

#include <QJsonArray>
#include <QJsonObject>

#include <map>
#include <vector>

namespace cloudnx {

/// `nft -j list ruleset`: what its filters do with a packet, followed through their chains in the kernel's
/// order.
class NftRuleset : public HostFirewall {
public:
    [[nodiscard]] static Result<std::shared_ptr<NftRuleset>> parse(const QByteArray &text);
    [[nodiscard]] LayerAnswer answer(const Packet &packet) const override;

private:
    /// How a walk through a chain ends. Goes: no rule decided, so what comes behind it does.
    enum class End { Accepts, Drops, Goes, Unknown };

    struct Outcome {
        End end = End::Goes;
        QString why; ///< the rule that decided, or what is not known
    };

    struct Chain {
        QString name;
        QString hook; ///< empty: only jumped to
        QString type;
        int priority = 0;
        bool drops = false;            ///< by policy
        std::vector<QJsonArray> rules; ///< expressions
    };

    struct Table {
        QString family;
        QString name;
        std::map<QString, Chain> chains;
        NftSets sets;
    };

    /// What is left of the patience with jumps into jumps.
    struct Walk {
        const Table &table;
        const Packet &packet;
        int steps;
    };

    void add(const QString &kind, const QJsonObject &object);
    [[nodiscard]] Outcome walk(Walk &walk, const Chain &chain, std::size_t from, int depth) const;
    [[nodiscard]] Outcome apply(Walk &walk, const QJsonObject &statement, int depth) const;
    [[nodiscard]] LayerAnswer through(const QString &hook, const Packet &packet) const;

    std::map<QString, Table> m_tables; ///< by family and name
};

} // namespace cloudnx
