#include "models/firewall/protocolnumber.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const auto word = parseProtocolWord(textOf(bytes, size));
    if (!word) {
        insist(!word.error().sentence.isEmpty());
        return 0;
    }
    const QString again =
        word->protocol == Protocol::Other ? word->name.value_or(QString()) : wordOf(word->protocol);
    insist(parseProtocolWord(again) == *word);
    return 0;
}
