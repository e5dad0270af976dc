#include "models/audit/import/csv.h"
#include "models/audit/import/foreign.h"
#include "models/audit/import/importer.h"
#include "models/audit/import/jsonevent.h"
#include "models/audit/import/unpack.h"
#include "tests/audit/lines.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

/// Reads all records; each either says why it is broken or is an event or says why it is none, and lines go
/// up.
void drain(RecordSource &records) {
    JsonEventReader reader;
    IncomingEvent event;
    quint64 line = 0;
    for (int count = 0; count < 100'000; ++count) {
        const auto record = records.next();
        if (!record || !*record)
            return;
        insist((*record)->line >= line);
        line = (*record)->line;
        if ((*record)->broken.isEmpty())
            static_cast<void>(reader.read((*record)->json, event));
    }
    insist(false); // more records than bytes
}

} // namespace

// The first byte chooses the format; the rest comes in pieces of a few bytes, unpacked if it is packed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    if (size < 2)
        return 0;
    const QByteArray rest(reinterpret_cast<const char *>(bytes) + 2, static_cast<qsizetype>(size - 2));
    auto source = unpacked(std::make_unique<test::BytesSource>(rest, 1 + bytes[1]));
    if (!source)
        return 0;
    static constexpr Rewrite rewrites[] = {fromCloudTrail, fromCadf, fromOcsf};
    const int format = bytes[0] % 5;
    if (format < 3) {
        RewrittenRecords records(**source, rewrites[format]);
        drain(records);
    } else if (format == 3) {
        CsvRecords records(**source);
        drain(records);
    } else {
        JsonObjects records(**source);
        drain(records);
    }
    static_cast<void>(detect({rest.constData(), static_cast<std::size_t>(rest.size())}));
    return 0;
}
