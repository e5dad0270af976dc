// Answers what rules admit, one question a line as JSON, so that another judge can be asked the same:
//   {"rules": […], "members": {"web": ["10.0.0.1/32"]}, "rewrite": false, "words": […],
//    "packets": [[protocol number, "ipv4", port or type × 256 + code, "address"], …]}
// → {"admitted": "0110…", "nft": ["ip saddr …", …]}: nft's words for the rules in "words", or for their
// rewrite.
#include "models/firewall/hostfirewall.h"
#include "models/firewall/rewrite.h"
#include "models/firewall/ruleforms.h"

#include <QJsonDocument>

#include <iostream>

using namespace cloudnx;

namespace {

std::vector<RuleSpec> rulesIn(const QJsonObject &question, const char *name) {
    std::vector<RuleSpec> rules;
    if (!fromJson(question.value(QLatin1String(name)), rules))
        qFatal("rules that do not fit");
    return rules;
}

GroupMembers membersIn(const QJsonObject &question) {
    GroupMembers members;
    const QJsonObject groups = question.value(QStringLiteral("members")).toObject();
    for (const QString &name : groups.keys())
        for (const QJsonValue &member : groups.value(name).toArray())
            members[name].push_back(CidrBlock::parse(member.toString()).value());
    return members;
}

Packet packetIn(const QJsonArray &words) {
    Packet packet;
    const int number = words.at(0).toInt();
    packet.carried = carriedBy(number);
    packet.port =
        packet.carried == Carried::Other ? otherPort(number, words.at(2).toInt()) : words.at(2).toInt();
    packet.family =
        words.at(1).toString() == QLatin1String("ipv4") ? AddressFamily::Ipv4 : AddressFamily::Ipv6;
    packet.peer = blockOf(CidrBlock::parse(words.at(3).toString()).value()).first;
    return packet;
}

// {"host": "…", "packets": […]} → {"verdicts": ["admits", …]}
QJsonObject hostAnswer(const QJsonObject &question) {
    const auto host = HostFirewall::parse(question.value(QStringLiteral("host")).toString().toUtf8()).value();
    QJsonArray verdicts;
    for (const QJsonValue &words : question.value(QStringLiteral("packets")).toArray())
        verdicts.append(wordOf(host->answer(packetIn(words.toArray())).verdict));
    return {{QStringLiteral("verdicts"), verdicts}};
}

QJsonObject answer(const QJsonObject &question) {
    if (question.contains(QStringLiteral("host")))
        return hostAnswer(question);
    const Reach reach = Reach::of(rulesIn(question, "rules"), membersIn(question));
    QString admitted;
    for (const QJsonValue &words : question.value(QStringLiteral("packets")).toArray())
        admitted += contains(reach, packetIn(words.toArray())) ? u'1' : u'0';
    auto words = rulesIn(question, "words");
    if (question.value(QStringLiteral("rewrite")).toBool())
        words = rewriteOf(words).rules;
    QJsonArray nft;
    for (const RuleSpec &rule : words)
        nft.append(forms::nftMatch(rule).value());
    return {{QStringLiteral("admitted"), admitted}, {QStringLiteral("nft"), nft}};
}

} // namespace

int main() {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        const QJsonObject question = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        std::cout << QJsonDocument(answer(question)).toJson(QJsonDocument::Compact).toStdString() << '\n';
    }
    return 0;
}
