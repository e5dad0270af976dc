#include "models/firewall/cidrblock.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

// What parses is written in one way, and that way parses to the same block.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const auto block = CidrBlock::parseLenient(textOf(bytes, size));
    if (!block) {
        insist(!block.error().sentence.isEmpty());
        return 0;
    }
    const auto again = CidrBlock::parse(block->toText());
    insist(again.has_value() && *again == *block && block->contains(*again));
    return 0;
}
