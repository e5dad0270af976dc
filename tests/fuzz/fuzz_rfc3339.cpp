#include "models/core/clock.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    if (const auto time = parseRfc3339(textOf(bytes, size)))
        insist(parseRfc3339(toRfc3339(*time)).value() == *time);
    return 0;
}
