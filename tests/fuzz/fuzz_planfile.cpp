#include "models/plan/plan.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

// What is accepted is written in one way, and that way is accepted as the same plan.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const auto plan = fromFile({reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size)});
    if (!plan) {
        insist(!plan.error().sentence.isEmpty());
        return 0;
    }
    const auto again = fromFile(toFile(*plan));
    insist(again.has_value() && toFile(*again) == toFile(*plan));
    return 0;
}
