#include "models/filter/complete.h"
#include "models/filter/evaluate.h"
#include "tests/fuzz/input.h"

#include <QDateTime>
#include <QJsonObject>

using namespace cloudnx;

namespace {

const filter::Schema &schema() {
    using enum filter::Type;
    static const filter::Schema fields{{"text", Text, 0},  {"count", Number, 1}, {"at", Time, 2},
                                       {"ip", Address, 3}, {"on", Flag, 4},      {"details", Json, 5}};
    return fields;
}

class OneRow final : public filter::Row {
public:
    [[nodiscard]] QVariant value(int field) const override {
        switch (field) {
        case 1:
            return qint64(7);
        case 2:
            return QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        case 4:
            return true;
        case 5:
            return QJsonObject{{"a", 1}};
        default:
            return text(field);
        }
    }

    [[nodiscard]] QString text(int field) const override {
        return field == 3 ? QStringLiteral("10.0.0.1") : QStringLiteral("x");
    }
};

} // namespace

// Whatever is typed is a filter or a fault within the text; what it says twice it says the same; a negation
// turns it round; and every proposal begins with what it completes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const QString text = textOf(bytes, size);
    const OneRow row;
    const auto parsed = filter::parse(text, schema(), {});
    if (parsed) {
        const bool holds = filter::holds(*parsed, schema(), row);
        const auto negated = filter::parse(QStringLiteral("!(") + text + u')', schema(), {});
        insist(!negated || text.contains(u')') || filter::holds(*negated, schema(), row) != holds);
    } else {
        const filter::Fault &fault = parsed.error();
        insist(fault.at >= 0 && fault.length >= 0 && fault.at + fault.length <= text.size());
        insist(!fault.sentence.isEmpty());
    }
    const qsizetype cursor = size == 0 ? 0 : bytes[0] % (text.size() + 1);
    const filter::Completion found = filter::complete(text, cursor, schema(), {});
    insist(found.from >= 0 && found.from + found.length <= cursor);
    for (const filter::Proposal &proposal : found.proposals)
        insist(proposal.text.startsWith(found.typed, Qt::CaseInsensitive));
    return 0;
}
