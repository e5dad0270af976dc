#include "models/iam/policydocument.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const auto document = PolicyDocument::parse(textOf(bytes, size));
    if (!document) {
        insist(!document.error().sentence.isEmpty());
        return 0;
    }
    const auto again = PolicyDocument::parse(document->toText());
    insist(again.has_value() && *again == *document);
    return 0;
}
