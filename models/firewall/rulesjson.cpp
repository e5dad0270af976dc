#include "models/firewall/reach.h"
#include "models/firewall/ruleforms.h"
#include "models/firewall/textcursor.h"

#include <QJsonDocument>

namespace cloudnx::forms {

namespace {

constexpr const char *kind = "cloudnx-firewall-rules";

// Qt tells the offset in bytes.
tl::unexpected<Error> malformed(const QByteArray &text, const QJsonParseError &error) {
    const QByteArray before = text.left(error.offset);
    const int line = static_cast<int>(before.count('\n')) + 1;
    const auto column =
        static_cast<int>(QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size()) + 1;
    return wrongAt(line, column, QStringLiteral("this is not JSON (%1).").arg(error.errorString()));
}

tl::unexpected<Error> wrongRule(qsizetype number, const QString &what) {
    return failure(ErrorKind::Invalid, QStringLiteral("Rule %1: %2").arg(number).arg(what));
}

// A file may be edited by hand: what does not fit is named by its field.
std::optional<QString> misfit(const QJsonObject &object) {
    std::optional<QString> wrong;
    RuleSpec rule;
    RuleSpec::fields(rule, [&](const char *name, auto &field) {
        if (!wrong && !fromJson(object.value(QLatin1String(name)), field))
            wrong = QStringLiteral("\"%1\" is missing or is no such value.").arg(QLatin1String(name));
    });
    for (const QString &name : object.keys()) {
        bool known = false;
        RuleSpec::fields(rule,
                         [&](const char *field, auto &) { known = known || name == QLatin1String(field); });
        if (!known && !wrong)
            wrong = QStringLiteral("there is no field \"%1\".").arg(name);
    }
    return wrong;
}

std::optional<QString> nonsense(const RuleSpec &rule) {
    const bool icmp = rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6;
    const auto isByte = [](const std::optional<int> &value) {
        return !value || (*value >= 0 && *value <= 255);
    };
    if (!isByte(rule.icmpType) || !isByte(rule.icmpCode))
        return QStringLiteral("types and codes of icmp are 0 to 255.");
    if ((rule.icmpType && !icmp) || (rule.icmpCode && !rule.icmpType))
        return QStringLiteral("an icmp type belongs to icmp, and a code to a type.");
    if (rule.ports && (icmp || rule.protocol == Protocol::Any))
        return QStringLiteral("%1 has no ports.").arg(wordOf(rule.protocol));
    if (rule.protocol == Protocol::Other && unresolved(rule, {{rule.peerGroup.value_or(QString()), {}}}))
        return QStringLiteral("the protocol is not known; write its number.");
    return std::nullopt;
}

} // namespace

ExportedRules toJsonText(const QString &name, const Rules &rules) {
    QJsonArray list;
    for (const RuleSpec &rule : rules)
        list.append(toJson(rule));
    const QJsonObject object{{QStringLiteral("kind"), QLatin1String(kind)},
                             {QStringLiteral("version"), 1},
                             {QStringLiteral("group"), name},
                             {QStringLiteral("rules"), list}};
    return {QJsonDocument(object).toJson(), {}};
}

Result<Rules> fromJsonText(const QByteArray &text) {
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        return malformed(text, error);
    if (object.value(QStringLiteral("kind")).toString() != QLatin1String(kind) ||
        object.value(QStringLiteral("version")).toInt() != 1 ||
        !object.value(QStringLiteral("rules")).isArray())
        return wrongAt(1, 1, QStringLiteral("this is no file of `cloudnx firewall export`."));
    Rules rules;
    for (const QJsonValue &value : object.value(QStringLiteral("rules")).toArray()) {
        const auto number = static_cast<qsizetype>(rules.size()) + 1;
        if (const auto wrong = misfit(value.toObject()))
            return wrongRule(number, *wrong);
        RuleSpec rule;
        if (!fromJson(value, rule))
            return wrongRule(number, QStringLiteral("it is no rule."));
        if (const auto wrong = nonsense(rule))
            return wrongRule(number, *wrong);
        rules.push_back(std::move(rule));
    }
    return rules;
}

} // namespace cloudnx::forms
