// Writes into an archive until it is killed, and says on stdout what it has committed.
//   archiveprobe append FOLDER FIRST     event after event, a few a commit
//   archiveprobe import FOLDER FILE      one import
//   archiveprobe sync FOLDER COUNT       one sync with a service that has so many events, one each seven
//   seconds
#include "models/audit/import/jsonl.h"
#include "models/audit/sync/sync.h"

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

/// Pages of 40, the newest first.
class Service final : public AuditService {
public:
    explicit Service(int count) : m_count(count) {}

    static Instant timeOf(int number) {
        return Instant(std::chrono::milliseconds(1700000000000)) + std::chrono::seconds(7) * number;
    }

    Result<EventPage> events(const EventQuery &query, const QString &cursor, int limit,
                             std::stop_token) override {
        EventPage page;
        int number = cursor.isEmpty() ? m_count - 1 : cursor.toInt();
        for (; number >= 0 && static_cast<int>(page.events.size()) < std::min(limit, 40); --number) {
            const Instant time = timeOf(number);
            if ((query.to && time >= *query.to) || (query.from && time < *query.from))
                continue;
            Event event;
            event.id = QStringLiteral("e%1").arg(number);
            event.time = time;
            event.status = number % 500;
            event.details = {{"n", number}, {"t", QString(number % 7, u'x')}};
            page.events.push_back(event);
        }
        page.nextCursor = number >= 0 && (!query.from || timeOf(number) >= *query.from)
                              ? QString::number(number)
                              : QString();
        return page;
    }

private:
    int m_count;
};

int syncWith(ArchiveWriter &writer, int count) {
    Service service(count);
    const auto report =
        sync(service, writer, {.now = Service::timeOf(count), .furthest = std::chrono::days(30)});
    if (!report)
        return fail(report.error());
    std::printf("%d\n", static_cast<int>(writer.archive()->rows()));
    return 0;
}

// The key of "seal" and "unseal", which are about what is there and add nothing; empty for the others.
KeySource keyIn(char **words) {
    const auto key = SealKey::parse(Secret(words[3]));
    if (!key)
        return {};
    return [key = *key]() -> Result<SealKey> { return key; };
}

int reseal(ArchiveWriter &writer, const SealKeyPtr &key) {
    const auto done = writer.reseal(key, {}, {});
    return done ? 0 : fail(done.error());
}

} // namespace

int main(int count, char **words) {
    if (count != 4)
        return 2;
    const KeySource key = keyIn(words);
    auto writer = ArchiveWriter::open({QString::fromLocal8Bit(words[2]), key}, {});
    if (!writer)
        return fail(writer.error());
    std::puts("open");
    std::fflush(stdout);
    if (std::strcmp(words[1], "seal") == 0 && key)
        return reseal(**writer, std::make_shared<const SealKey>(*key()));
    if (std::strcmp(words[1], "unseal") == 0)
        return reseal(**writer, nullptr);
    if (std::strcmp(words[1], "append") == 0)
        return append(**writer, static_cast<unsigned>(std::atoi(words[3])));
    if (std::strcmp(words[1], "sync") == 0)
        return syncWith(**writer, std::atoi(words[3]));
    auto source = openFile(QString::fromLocal8Bit(words[3]));
    if (!source)
        return fail(source.error());
    const auto report = importJsonl(**source, **writer, {});
    if (!report)
        return fail(report.error());
    std::printf("%llu\n", report->added);
    return 0;
}
