#include "models/audit/archive/hexid.h"
#include "models/audit/archive/jsoncheck.h"
#include "models/audit/archive/split.h"
#include "models/audit/import/jsonevent.h"
#include "models/audit/query/jsonparts.h"
#include "models/audit/query/pattern.h"
#include "tests/fuzz/input.h"

using namespace cloudnx::audit;

namespace {

/// Whatever is taken apart is put together again to the same.
void takeApart(std::string_view text) {
    for (const int most : {1, mostNumbers}) {
        Split parts;
        split(text, most, parts);
        std::string again;
        join(parts.text, parts.numbers, again);
        insist(text.find(numberMark) != std::string_view::npos || again == text);
        static_cast<void>(matchPart(parts.text, text.substr(0, 20)));
        insist(text.find(numberMark) != std::string_view::npos || !matchWhole(parts.text, text).never());
    }
    HexId id;
    if (splitHexId(text, id)) {
        std::string again;
        joinHexId(id.form(), id.digits, again);
        insist(again == text);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    std::string line(reinterpret_cast<const char *>(bytes), size);
    line.resize(size + JsonEventReader::padding);
    JsonEventReader reader;
    IncomingEvent event;
    if (reader.read(std::string_view(line).substr(0, size), event) == nullptr)
        for (const std::string_view text : event.texts) {
            takeApart(text);
            if (isJson(text))
                static_cast<void>(jsonParts(text, {"a"}));
        }
    // A line that is written as one before is read otherwise, to the same.
    IncomingEvent again;
    insist(reader.read(std::string_view(line).substr(0, size), again) != nullptr ||
           again.texts == event.texts);
    takeApart(std::string_view(line).substr(0, size));
    return 0;
}
