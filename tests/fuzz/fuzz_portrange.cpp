#include "models/firewall/rule.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    if (const auto range = PortRange::parse(textOf(bytes, size)))
        insist(range->first() <= range->last() && *PortRange::parse(range->toText()) == *range);
    return 0;
}
