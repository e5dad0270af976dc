#include "models/firewall/rulecells.h"
#include "models/firewall/ruleforms.h"

namespace cloudnx::forms {

namespace {

QString numberText(const std::optional<int> &value) {
    return value ? QString::number(*value) : QString();
}

} // namespace

ExportedRules toCsv(const Rules &rules) {
    QString text = ruleColumns().join(u',') + u'\n';
    for (const RuleSpec &rule : rules) {
        const bool ported = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp || rule.ports;
        const QStringList cells{wordOf(rule.direction),
                                rule.protocol == Protocol::Other ? rule.protocolName.value_or(QString())
                                                                 : wordOf(rule.protocol),
                                ported ? rule.ports.value_or(PortRange::all()).toText() : QString(),
                                rule.peer.toText(),
                                csvQuoted(rule.peerGroup.value_or(QString())),
                                numberText(rule.icmpType),
                                numberText(rule.icmpType ? rule.icmpCode : std::nullopt),
                                csvQuoted(rule.description)};
        text += cells.join(u',') + u'\n';
    }
    return {text.toUtf8(), {}};
}

Result<Rules> fromCsv(const QString &text) {
    const auto lines = csvLines(text, u',');
    if (!lines)
        return failure(lines.error());
    Rules rules;
    if (lines->empty())
        return rules;
    const bool named = namesColumns(lines->front());
    const auto names =
        named ? columnsIn(lines->front(), ruleColumns()) : Result<QStringList>(usualRuleColumns());
    if (!names)
        return failure(names.error());
    for (std::size_t at = named ? 1 : 0; at < lines->size(); ++at) {
        auto rule = ruleOf((*lines)[at], *names);
        if (!rule)
            return failure(rule.error());
        rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace cloudnx::forms
