#include "models/firewall/failon.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    if (const auto condition = FailOn::parse(textOf(bytes, size)); !condition)
        insist(!condition.error().sentence.isEmpty());
    return 0;
}
