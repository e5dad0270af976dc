// Answers questions about blocks and sets of addresses, one a line, so that another implementation can be
// compared with ours.
#include "models/firewall/addressset.h"

#include <QStringList>
#include <QTextStream>

using namespace cloudnx;

namespace {

QString hex(const CidrBlock::Bytes &bytes) {
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()))
            .toHex());
}

QString parsed(const QString &text) {
    const auto block = CidrBlock::parse(text);
    if (!block)
        return QStringLiteral("refused ") + block.error().sentence;
    return QStringLiteral("%1 %2 %3").arg(block->toText(), hex(block->first()), hex(block->last()));
}

AddressSet setOf(const QStringList &texts) {
    std::vector<CidrBlock> blocks;
    for (const QString &text : texts)
        blocks.push_back(CidrBlock::parse(text).value());
    return AddressSet::ofAll(blocks.front().family(), blocks);
}

QString texts(const AddressSet &set) {
    QStringList list;
    for (const CidrBlock &block : set.blocks())
        list += block.toText();
    return list.join(u' ');
}

QString answer(const QString &line) {
    const QString verb = line.section(u' ', 0, 0);
    const QString rest = line.section(u' ', 1);
    if (verb == QLatin1String("parse"))
        return parsed(rest);
    const QStringList words = rest.split(u' ');
    if (verb == QLatin1String("contains"))
        return CidrBlock::parse(words.at(0))->contains(*CidrBlock::parse(words.at(1))) ? QStringLiteral("yes")
                                                                                       : QStringLiteral("no");
    if (verb == QLatin1String("minus"))
        return texts(setOf({words.at(0)}).minus(setOf({words.at(1)})));
    const AddressSet set = setOf(words);
    return QStringLiteral("%1 %2").arg(set.count().value_or(0)).arg(texts(set));
}

} // namespace

int main() {
    QTextStream in(stdin);
    QTextStream out(stdout);
    while (!in.atEnd())
        out << answer(in.readLine()) << '\n';
    return 0;
}
