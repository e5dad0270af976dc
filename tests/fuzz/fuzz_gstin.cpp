#include "models/account/gstin.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    if (const auto number = Gstin::parse(textOf(bytes, size)))
        insist(number->toText().size() == 15 && Gstin::parse(number->toText()).has_value());
    return 0;
}
