#include "models/firewall/rulelist.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const auto list = parseRuleList(textOf(bytes, size));
    if (!list)
        insist(list.error().kind == ErrorKind::Invalid && !list.error().sentence.isEmpty());
    else
        for (const ListedRule &listed : *list)
            insist(listed.line > 0 && CidrBlock::parse(listed.rule.peer.toText()).has_value());
    return 0;
}
