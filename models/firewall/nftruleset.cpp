#include "models/firewall/nftruleset.h"

#include "models/firewall/textcursor.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace cloudnx {

namespace {

constexpr int mostSteps = 200000;
constexpr int mostDepth = 16; ///< nft itself refuses deeper jumps

QString textIn(const QJsonObject &object, const char *name) {
    return object.value(QLatin1String(name)).toString();
}

bool decides(const QJsonObject &statement) {
    static const std::array words{"accept", "drop", "reject", "return", "jump", "goto", "continue"};
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return statement.contains(QLatin1String(word)); });
}

tl::unexpected<Error> malformed(const QByteArray &text, const QJsonParseError &error) {
    const QByteArray before = text.left(error.offset);
    return wrongAt(static_cast<int>(before.count('\n')) + 1,
                   static_cast<int>(before.size() - before.lastIndexOf('\n')),
                   QStringLiteral("this is not JSON (%1).").arg(error.errorString()));
}

bool isOfFamily(const QString &table, AddressFamily family) {
    return table == QLatin1String("inet") ||
           table == (family == AddressFamily::Ipv4 ? QLatin1String("ip") : QLatin1String("ip6"));
}

QString ruleName(const QString &chain, std::size_t number) {
    return QStringLiteral("rule %1 of chain %2").arg(number + 1).arg(chain);
}

} // namespace

void NftRuleset::add(const QString &kind, const QJsonObject &object) {
    const QString family = textIn(object, "family");
    const QString name = kind == QLatin1String("table") ? textIn(object, "name") : textIn(object, "table");
    Table &table = m_tables[family + u' ' + name];
    table.family = family;
    table.name = name;
    if (kind == QLatin1String("chain")) {
        Chain &chain = table.chains[textIn(object, "name")];
        chain.name = textIn(object, "name");
        chain.hook = textIn(object, "hook");
        chain.type = textIn(object, "type");
        chain.priority = object.value(QStringLiteral("prio")).toInt();
        chain.drops = textIn(object, "policy") == QLatin1String("drop");
    } else if (kind == QLatin1String("rule")) {
        table.chains[textIn(object, "chain")].rules.push_back(object.value(QStringLiteral("expr")).toArray());
    } else if (kind == QLatin1String("set")) {
        // Sets that rules fill while packets pass tell nothing here.
        const QJsonValue told = object.value(QStringLiteral("flags")); // newer nft writes a single one bare
        const QJsonArray flags = told.isString() ? QJsonArray{told} : told.toArray();
        const bool fixed = !flags.contains(QStringLiteral("dynamic")) &&
                           !flags.contains(QStringLiteral("timeout")) &&
                           object.value(QStringLiteral("type")).isString();
        table.sets[textIn(object, "name")] =
            fixed ? std::optional(object.value(QStringLiteral("elem")).toArray()) : std::nullopt;
    }
}

Result<std::shared_ptr<NftRuleset>> NftRuleset::parse(const QByteArray &text) {
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        return malformed(text, error);
    const QJsonValue list = object.value(QStringLiteral("nftables"));
    if (!list.isArray())
        return wrongAt(
            1, 1, QStringLiteral("there is no \"nftables\" in it; paste what `nft -j list ruleset` prints."));
    auto ruleset = std::make_shared<NftRuleset>();
    for (const QJsonValue &entry : list.toArray())
        for (const QString &kind : entry.toObject().keys())
            if (kind != QLatin1String("metainfo"))
                ruleset->add(kind, entry.toObject().value(kind).toObject());
    return ruleset;
}

NftRuleset::Outcome NftRuleset::apply(Walk &state, const QJsonObject &statement, int depth) const {
    if (statement.contains(QStringLiteral("accept")))
        return {End::Accepts, {}};
    if (statement.contains(QStringLiteral("drop")) || statement.contains(QStringLiteral("reject")))
        return {End::Drops, {}};
    const bool jumps = statement.contains(QStringLiteral("jump"));
    const QString target =
        textIn(statement.value(jumps ? QStringLiteral("jump") : QStringLiteral("goto")).toObject(), "target");
    const auto found = state.table.chains.find(target);
    if (found == state.table.chains.end() || depth >= mostDepth)
        return {End::Unknown, QStringLiteral("what chain \"%1\" does").arg(target)};
    return walk(state, found->second, 0, depth + 1);
}

// A rule that may hold or not is followed both ways; only if both end alike the answer is known.
NftRuleset::Outcome NftRuleset::walk(Walk &state, const Chain &chain, std::size_t from, int depth) const {
    for (std::size_t at = from; at < chain.rules.size(); ++at) {
        if (--state.steps < 0)
            return {End::Unknown, QStringLiteral("what so many jumps lead to")};
        Holds holds = Holds::Yes;
        QString doubt;
        QJsonObject verdict;
        for (const QJsonValue &value : chain.rules[at]) {
            if (decides(value.toObject())) {
                verdict = value.toObject();
                break;
            }
            const QJsonObject vmap = value.toObject().value(QStringLiteral("vmap")).toObject();
            const Holds one = vmap.isEmpty()
                                  ? nftHolds(value.toObject(), state.packet, state.table.sets, doubt)
                                  : nftVerdict(vmap, state.packet, state.table.sets, verdict, doubt);
            holds = one == Holds::No ? one : holds == Holds::Yes ? one : holds;
            if (holds == Holds::No)
                break;
        }
        const bool onlyCounts = verdict.isEmpty() && holds == Holds::Yes;
        if (holds == Holds::No || onlyCounts || verdict.contains(QStringLiteral("continue")))
            continue;
        if (verdict.contains(QStringLiteral("return")) && holds == Holds::Yes)
            return {End::Goes, {}};
        Outcome then = verdict.contains(QStringLiteral("return")) || verdict.isEmpty()
                           ? Outcome{verdict.isEmpty() ? End::Unknown : End::Goes, doubt}
                           : apply(state, verdict, depth);
        if ((then.end == End::Accepts || then.end == End::Drops) && then.why.isEmpty())
            then.why = ruleName(chain.name, at);
        const bool leaves = verdict.contains(QStringLiteral("goto")) && then.end == End::Goes;
        if (holds == Holds::Yes && (then.end != End::Goes || leaves))
            return then;
        if (holds == Holds::Yes)
            continue;
        const Outcome otherwise = walk(state, chain, at + 1, depth);
        const bool goesOn = then.end == End::Goes && !leaves && !verdict.contains(QStringLiteral("return"));
        if (goesOn || then.end == otherwise.end)
            return otherwise;
        return {
            End::Unknown,
            QStringLiteral("%1 hangs on what is not understood: %2").arg(ruleName(chain.name, at), doubt)};
    }
    return {End::Goes, {}};
}

LayerAnswer NftRuleset::through(const QString &hook, const Packet &packet) const {
    struct Passed {
        int priority;
        std::size_t place; ///< of equal priority the first listed comes first
        const Chain *chain;
        const Table *table;
    };

    std::vector<Passed> chains;
    for (const auto &[key, table] : m_tables)
        for (const auto &[name, chain] : table.chains)
            if ((table.family == QLatin1String("netdev") || chain.hook == QLatin1String("ingress")) &&
                !chain.rules.empty())
                return {
                    LayerVerdict::Unknown,
                    QStringLiteral("Table %1 filters at a device; that is not understood.").arg(table.name)};
            else if (isOfFamily(table.family, packet.family) && chain.hook == hook)
                chains.push_back({chain.priority, chains.size(), &chain, &table});
    std::sort(chains.begin(), chains.end(), [](const Passed &left, const Passed &right) {
        return std::pair(left.priority, left.place) < std::pair(right.priority, right.place);
    });
    LayerAnswer answer{LayerVerdict::Admits,
                       QStringLiteral("nft has no chain at %1, so everything passes.").arg(hook)};
    for (const auto &[priority, place, chain, table] : chains) {
        Walk state{*table, packet, mostSteps};
        const Outcome outcome = walk(state, *chain, 0, 0);
        if (outcome.end == End::Unknown || (chain->type == QLatin1String("nat") && outcome.end != End::Goes))
            return {LayerVerdict::Unknown,
                    QStringLiteral("nft, chain %1: %2.")
                        .arg(chain->name, outcome.why.isEmpty() ? QStringLiteral("it translates addresses")
                                                                : outcome.why)};
        const bool drops = outcome.end == End::Drops || (outcome.end == End::Goes && chain->drops);
        const QString by = outcome.end == End::Goes
                               ? QStringLiteral("the policy of chain %1").arg(chain->name)
                               : outcome.why;
        if (drops)
            return {LayerVerdict::Refuses, QStringLiteral("nft refuses it by %1.").arg(by)};
        answer.reason = QStringLiteral("nft admits it by %1.").arg(by);
    }
    return answer;
}

LayerAnswer NftRuleset::answer(const Packet &packet) const {
    const bool incoming = packet.direction == Direction::Ingress;
    LayerAnswer last;
    for (const char *hook :
         incoming ? std::array{"prerouting", "input"} : std::array{"output", "postrouting"}) {
        const LayerAnswer here = through(QLatin1String(hook), packet);
        if (here.verdict != LayerVerdict::Admits)
            return here;
        if (last.reason.isEmpty() || !here.reason.contains(QLatin1String("no chain")))
            last = here;
    }
    return last;
}

} // namespace cloudnx
