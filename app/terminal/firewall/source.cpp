#include "app/terminal/firewall/source.h"

#include "models/judge/groupmembers.h"
#include "models/judge/unguarded.h"

#include <QFile>

#include <array>
#include <unistd.h>

namespace cloudnx::terminal {

namespace {

constexpr qint64 mostBytes = qint64{16} * 1024 * 1024;

Result<RuleFormat> formatFor(const QString &path, const QString &format, const QByteArray &text) {
    if (!format.isEmpty())
        return *enumOf<RuleFormat>(format);
    if (const auto seen = formatOf(text))
        return *seen;
    QStringList words;
    for (const QString &word : formatWords())
        words.append(word);
    return failure(ErrorKind::Usage,
                   QStringLiteral("What %1 is cannot be told from its text. Say --format with one of: %2.")
                       .arg(path, words.join(QStringLiteral(", "))));
}

Result<RuleSource> readFileSource(Context &context, const QString &path, const QString &format) {
    const auto text = readWhole(context, path);
    if (!text)
        return failure(text.error());
    const auto form = formatFor(path, format, *text);
    if (!form)
        return failure(form.error());
    auto rules = importRules(*text, *form);
    if (!rules)
        return failure(ErrorKind::Invalid, QStringLiteral("%1: %2").arg(path, rules.error().sentence));
    FirewallGroup group{path, path, {}, {path}};
    for (RuleSpec &rule : *rules)
        group.rules.push_back({QString::number(group.rules.size() + 1), std::move(rule), false, {}});
    return RuleSource{path, {std::move(group)}};
}

Error noneNamed(const QString &name, const std::vector<FirewallGroup> &groups) {
    QStringList names;
    for (const FirewallGroup &group : groups)
        names.append(group.name);
    return {.kind = ErrorKind::NotFound,
            .sentence = names.isEmpty()
                            ? QStringLiteral("There is no instance %1; this account has none.").arg(name)
                            : QStringLiteral("There is no instance or group %1. There are: %2.")
                                  .arg(name, names.join(QStringLiteral(", ")))};
}

RuleSource accountSource(const Inventory &inventory, const std::vector<FirewallGroup> &groups,
                         const GroupMembers &members) {
    RuleSource source{QStringLiteral("the account"), groups, members};
    if (inventory.instances.known())
        source.unguarded = unguarded(inventory);
    else
        source.doubt = QStringLiteral("Whether an instance is without rules is not known. %1")
                           .arg(known(inventory.instances).error().sentence);
    return source;
}

bool isInstance(const Inventory &inventory, const RuleSource &source, const QString &word) {
    return !source.groups.empty() ||
           (inventory.instances.known() &&
            std::any_of(inventory.instances->begin(), inventory.instances->end(),
                        [&](const Instance &instance) { return instance.name == word; }));
}

} // namespace

std::vector<FirewallGroup> RuleSource::resolved() const {
    std::vector<FirewallGroup> list = groups;
    for (FirewallGroup &group : list) {
        std::vector<Rule> rules;
        for (const Rule &rule : group.rules) {
            const auto peers = rule.spec.peerGroup ? members.find(*rule.spec.peerGroup) : members.end();
            if (peers == members.end()) {
                rules.push_back(rule);
                continue;
            }
            for (const CidrBlock &peer : peers->second) {
                if (peer.family() != rule.spec.peer.family())
                    continue;
                rules.push_back(rule);
                rules.back().spec.peerGroup.reset();
                rules.back().spec.peer = peer;
            }
        }
        group.rules = std::move(rules);
    }
    return list;
}

std::vector<RuleSpec> RuleSource::specs() const {
    std::vector<RuleSpec> list;
    for (const FirewallGroup &group : groups)
        for (const Rule &rule : group.rules)
            if (!rule.implicit)
                list.push_back(rule.spec);
    return list;
}

std::vector<QString> RuleSource::ids() const {
    std::vector<QString> list;
    for (const FirewallGroup &group : groups)
        for (const Rule &rule : group.rules)
            if (!rule.implicit)
                list.push_back(rule.id);
    return list;
}

bool isFileWord(const QString &word) {
    static const std::array endings{".json", ".csv", ".nft", ".ufw", ".tf"};
    return word == QLatin1String("-") || word.contains(u'/') ||
           std::any_of(endings.begin(), endings.end(), [&](const char *ending) {
               return word.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
           });
}

Result<QByteArray> readWhole(Context &context, const QString &path) {
    if (path == QLatin1String("-"))
        return readToEnd(STDIN_FILENO, mostBytes, context.stop()).map([](const Secret &text) {
            return text.revealText().toUtf8();
        });
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("Could not read %1: %2.").arg(path, file.errorString()));
    QByteArray text = file.read(mostBytes + 1);
    if (text.size() > mostBytes)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 is larger than 16 MB; that is no list of rules.").arg(path));
    return text;
}

Result<RuleSource> readSource(Context &context, const QString &word, const QString &format) {
    if (isFileWord(word))
        return readFileSource(context, word, format);
    const auto inventory = context.read({Part::Instances, Part::Firewall});
    if (!inventory)
        return failure(inventory.error());
    const auto groups = known(inventory->firewall);
    if (!groups)
        return failure(groups.error());
    RuleSource source{word, {}, {}};
    if (inventory->instances.known())
        source.members = groupMembers(*groups, *inventory->instances);
    if (word.isEmpty())
        return accountSource(*inventory, *groups, source.members);
    for (const FirewallGroup &group : *groups)
        if (std::find(group.instances.begin(), group.instances.end(), word) != group.instances.end()) {
            source.groups.push_back(group);
            source.groups.back().instances = {word};
        }
    const auto named = std::find_if(groups->begin(), groups->end(),
                                    [&](const FirewallGroup &group) { return group.name == word; });
    const bool isOther =
        named != groups->end() && (source.groups.size() != 1 || source.groups.front().name != word);
    if (isOther && isInstance(*inventory, source, word))
        complain(
            QStringLiteral("%1 is an instance and a security group. This is about the instance.").arg(word));
    else if (isOther)
        source.groups = {*named};
    if (source.groups.empty())
        return failure(noneNamed(word, *groups));
    return source;
}

std::vector<QString> formatWords() {
    std::vector<QString> words;
    for (const auto &entry : enumWords<RuleFormat>)
        words.push_back(QString::fromLatin1(entry.text));
    return words;
}

} // namespace cloudnx::terminal
