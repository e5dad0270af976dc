// Writes into an archive until it is killed, and says on stdout what it has committed.
//   archiveprobe append FOLDER FIRST     event after event, a few a commit
//   archiveprobe import FOLDER FILE      one import
#include "models/audit/import/jsonl.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

int fail(const Error &error) {
    std::fprintf(stderr, "%s\n", error.sentence.toUtf8().constData());
    return 1;
}

int append(ArchiveWriter &writer, unsigned number) {
    for (;; ++number) {
        const std::string id = "e" + std::to_string(number);
        const std::string details =
            "{\"n\":" + std::to_string(number) + ",\"t\":\"" + std::string(number % 7, 'x') + "\"}";
        IncomingEvent event;
        event.time = 1700000000000 + (number * 7919LL) % 100000 * 1000; // not in order
        event.status = number % 500;
        event[Field::Id] = id;
        event[Field::Details] = details;
        if (auto added = writer.append(event); !added)
            return fail(added.error());
        if (number % 5 != 4)
            continue;
        if (auto done = writer.commit(); !done)
            return fail(done.error());
        std::printf("%u\n", number + 1);
        std::fflush(stdout);
    }
}

} // namespace

int main(int count, char **words) {
    if (count != 4)
        return 2;
    auto writer = ArchiveWriter::open(QString::fromLocal8Bit(words[2]), {});
    if (!writer)
        return fail(writer.error());
    std::puts("open");
    std::fflush(stdout);
    if (std::strcmp(words[1], "append") == 0)
        return append(**writer, static_cast<unsigned>(std::atoi(words[3])));
    auto source = openFile(QString::fromLocal8Bit(words[3]));
    if (!source)
        return fail(source.error());
    const auto report = importJsonl(**source, **writer, {});
    if (!report)
        return fail(report.error());
    std::printf("%llu\n", report->added);
    return 0;
}
