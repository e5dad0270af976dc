#include "models/firewall/reach.h"
#include "models/firewall/ruleformat.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

// The first byte picks the form. What parses can be written in it again, and that reads back as the same
// reach; what does not says where.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    if (size == 0)
        return 0;
    const auto format = static_cast<RuleFormat>(bytes[0] % 5);
    const auto rules =
        importRules({reinterpret_cast<const char *>(bytes) + 1, static_cast<qsizetype>(size) - 1}, format);
    if (!rules) {
        const QString sentence = rules.error().sentence;
        insist(sentence.startsWith(QStringLiteral("Line ")) || sentence.startsWith(QStringLiteral("Rule ")) ||
               sentence.startsWith(QStringLiteral("This is ")));
        return 0;
    }
    const ExportedRules written = exportRules(QStringLiteral("x"), *rules, format);
    const auto again = importRules(written.text, format);
    insist(again.has_value() && again->size() + written.leftOut.size() == rules->size());
    if (written.leftOut.empty())
        insist(Reach::of(*again) == Reach::of(*rules));
    return 0;
}
