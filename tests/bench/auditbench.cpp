// The archive's side of ./dev bench audit. Prints one line a figure: name, wall milliseconds, CPU
// milliseconds, answer.
#include "models/audit/eventfilter.h"
#include "models/audit/import/jsonl.h"
#include "models/audit/query/facets.h"
#include "models/audit/query/groups.h"
#include "models/audit/query/kernels.h"
#include "models/audit/query/select.h"
#include "models/filter/parse.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <thread>
#include <unistd.h>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

double seconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

int fail(const Error &error) {
    std::fprintf(stderr, "%s\n", error.sentence.toUtf8().constData());
    return 1;
}

// Of an archive that is encrypted with a key that everybody knows: this one's events are made up.
Result<SealKey> benchKey() {
    return SealKey::parse(Secret(std::string(64, '0')));
}

ArchivePlace placeOf(const char *folder) {
    return {QString::fromLocal8Bit(folder), benchKey};
}

int seal(const char *folder) {
    const double wall = seconds(CLOCK_MONOTONIC);
    auto writer = ArchiveWriter::open(placeOf(folder), {});
    if (!writer)
        return fail(writer.error());
    if (auto done = (*writer)->reseal(std::make_shared<const SealKey>(*benchKey()), {}, {}); !done)
        return fail(done.error());
    std::printf("seal\t%.3f\t%llu\n", (seconds(CLOCK_MONOTONIC) - wall) * 1000,
                static_cast<unsigned long long>((*writer)->archive()->rows()));
    return 0;
}

int import(const char *file, const char *folder) {
    const double wall = seconds(CLOCK_MONOTONIC);
    auto source = openFile(QString::fromLocal8Bit(file));
    if (!source)
        return fail(source.error());
    auto writer = ArchiveWriter::open(placeOf(folder), {});
    if (!writer)
        return fail(writer.error());
    const auto report = importJsonl(**source, **writer, {});
    if (!report)
        return fail(report.error());
    std::printf("import\t%.3f\t%.3f\t%llu\n", (seconds(CLOCK_MONOTONIC) - wall) * 1000,
                seconds(CLOCK_PROCESS_CPUTIME_ID) * 1000, report->added);
    if (report->broken > 0)
        std::printf("broken: line %llu: %s\n", report->firstBroken[0].line,
                    report->firstBroken[0].why.toUtf8().constData());
    return 0;
}

int dump(const char *folder) {
    const auto archive = Archive::open(placeOf(folder));
    if (!archive)
        return fail(archive.error());
    std::string text;
    for (std::uint32_t segment = 0; segment < (*archive)->segments().size(); ++segment)
        for (std::uint32_t row = 0; row < (*archive)->segments()[segment].rows(); ++row) {
            text.clear();
            if (auto read = (*archive)->appendJson({segment, row}, text); !read)
                return fail(read.error());
            std::fwrite(text.data(), 1, text.size(), stdout);
        }
    return 0;
}

/// From nothing to the text of the newest hundred events.
int first(const char *folder) {
    const double wall = seconds(CLOCK_MONOTONIC);
    const auto archive = Archive::open(placeOf(folder));
    if (!archive)
        return fail(archive.error());
    const auto rows = newest(*archive, {}, 100);
    std::string text;
    for (const RowId row : rows.value())
        if (auto read = (*archive)->appendJson(row, text); !read)
            return fail(read.error());
    std::printf("first\t%.3f\t%zu\n", (seconds(CLOCK_MONOTONIC) - wall) * 1000, text.size());
    return 0;
}

struct Measured {
    std::vector<double> wall;
    std::vector<double> cpu;
    std::string answer;
};

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Prints median and 95th percentile in ms, median CPU ms, and the answer.
template <typename Call>
void measure(const char *name, int runs, Call call) {
    Measured measured;
    for (int run = 0; run < runs + 2; ++run) {
        const double wall = seconds(CLOCK_MONOTONIC);
        const double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
        measured.answer = call();
        if (run < 2)
            continue; // warms up
        measured.wall.push_back((seconds(CLOCK_MONOTONIC) - wall) * 1000);
        measured.cpu.push_back((seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) * 1000);
    }
    std::printf("%s\t%.4f\t%.4f\t%.4f\t%s\n", name, quantile(measured.wall, 0.5),
                quantile(measured.wall, 0.95), quantile(measured.cpu, 0.5), measured.answer.c_str());
    std::fflush(stdout);
}

template <typename T>
T need(Result<T> result) {
    if (!result) {
        fail(result.error());
        std::exit(1);
    }
    return std::move(*result);
}

filter::Expression filterOf(const QString &text, Instant now) {
    auto parsed = filter::parse(text, eventSchema(), now);
    if (!parsed) {
        fail(filter::errorOf(text, parsed.error()));
        std::exit(1);
    }
    return std::move(*parsed);
}

/// The most anonymous memory this process had, looked at every two milliseconds.
class PrivateMemory {
public:
    PrivateMemory()
        : m_watch([this](const std::stop_token &stop) {
              while (!stop.stop_requested()) {
                  look();
                  usleep(2000);
              }
          }) {}

    double most() {
        m_watch.request_stop();
        m_watch.join();
        return static_cast<double>(m_most) / 1e6;
    }

private:
    void look() {
        std::ifstream file("/proc/self/statm");
        long size = 0;
        long resident = 0;
        long shared = 0;
        file >> size >> resident >> shared;
        m_most = std::max(m_most, (resident - shared) * sysconf(_SC_PAGESIZE));
    }

    long m_most = 0;
    std::jthread m_watch;
};

using ArchivePtr = std::shared_ptr<const Archive>;

std::string countOf(const ArchivePtr &archive, const filter::Expression &filter) {
    return std::to_string(need(select(archive, filter))->count());
}

/// Number and first id of the newest hundred, every field of each read.
std::string newestOf(const ArchivePtr &archive, const filter::Expression &filter) {
    std::string text;
    const auto rows = need(newest(archive, filter, 100));
    for (const RowId row : rows)
        if (auto read = archive->appendJson(row, text); !read)
            fail(read.error());
    return std::to_string(rows.size()) + " rows, " + std::to_string(text.size()) + " bytes";
}

std::string facetsOf(const RowSet &rows, const std::vector<Field> &fields) {
    std::string text;
    for (const Facet &facet : need(facets(rows, fields, 20)))
        text += facet.top[0].text.toStdString() + " " + std::to_string(facet.top[0].count) + " of " +
                std::to_string(facet.distinct) + "; ";
    return text;
}

/// @p five: names of actors; the first one's week is asked for.
int queries(const char *folder, const char *requestId, int runs, const std::vector<const char *> &five) {
    PrivateMemory memory;
    const ArchivePtr archive = need(Archive::open(placeOf(folder)));
    const Instant now = *archive->last();
    std::printf("last\t0\t0\t0\t%lld\n", static_cast<long long>(now.time_since_epoch().count()));
    const auto parsed = [&](const QString &text) { return filterOf(text, now); };
    const auto lookup = parsed(QStringLiteral("request_id == \"%1\"").arg(QLatin1String(requestId)));
    measure("lookup", runs, [&] { return newestOf(archive, lookup); });
    const auto week = parsed(QStringLiteral("actor == \"%1\" && time > -7d").arg(QLatin1String(five[0])));
    measure("actor's week", runs, [&] { return newestOf(archive, week); });
    const auto rare = parsed(QStringLiteral(R"(user_agent contains "sqlmap" || path contains "sqlmap")"));
    measure("substring, rare", runs, [&] { return countOf(archive, rare); });
    const auto often =
        parsed(QStringLiteral(R"(user_agent contains "Terraform/1.5" || path contains "Terraform/1.5")"));
    measure("substring, frequent", runs, [&] { return countOf(archive, often); });
    const auto details = parsed(QStringLiteral(R"(details contains "\"to\":\"web-77\"")"));
    measure("substring in details", runs, [&] { return countOf(archive, details); });
    const auto all = parsed({});
    measure("facet", runs, [&] { return facetsOf(*need(select(archive, all)), {Field::Action}); });
    const auto failed = parsed(QStringLiteral("status >= 400"));
    measure("histogram", runs, [&] {
        const auto buckets = need(histogram(*need(select(archive, failed)), std::chrono::hours(1)));
        std::uint64_t count = 0;
        for (const Bucket &bucket : buckets)
            count += bucket.count;
        return std::to_string(buckets.size()) + " hours, " + std::to_string(count);
    });
    const auto compound = parsed(
        QStringLiteral(
            R"(actor in {%1, %2, %3, %4, %5} && ip in 10.0.0.0/11 && action ~ "firewall.*" && time >= 2025-06-01T00:00:00Z && time < 2025-07-01T00:00:00Z)")
            .arg(QLatin1String(five[0]), QLatin1String(five[1]), QLatin1String(five[2]),
                 QLatin1String(five[3]), QLatin1String(five[4])));
    measure("compound", runs, [&] { return countOf(archive, compound); });
    measure("compound, newest 100", runs, [&] { return newestOf(archive, compound); });
    measure("first seen", runs, [&] {
        const Groups groups = need(groupBy(*need(select(archive, all)), {{Field::Actor}, {Field::Ip}},
                                           GroupOrder::NewestFirst, 100));
        return std::to_string(groups.distinct) + " pairs, newest " +
               toRfc3339(groups.top[0].firstTime).toStdString();
    });
    const RowSetPtr rows = need(select(archive, failed));
    measure("five facets", runs, [&] {
        return facetsOf(*rows, {Field::Actor, Field::Action, Field::Ip, Field::UserAgent, Field::Status});
    });
    std::printf("private memory\t0\t0\t0\t%.1f\n", memory.most());
    return 0;
}

/// Filters on stdin, one a line: of each how many events it holds of, and the sum of their times.
int count(const char *folder) {
    const ArchivePtr archive = need(Archive::open(placeOf(folder)));
    double wall = 0;
    for (std::string line; std::getline(std::cin, line);) {
        const auto filter = filterOf(QString::fromStdString(line), *archive->last());
        const double began = seconds(CLOCK_MONOTONIC);
        const RowSetPtr rows = need(select(archive, filter));
        wall += seconds(CLOCK_MONOTONIC) - began;
        long long sum = 0;
        for (const RowId row : need(rows->range(0, rows->count())))
            sum += archive->reader(row.segment).time(row.row).time_since_epoch().count();
        std::printf("%llu\t%lld\t%.4f\n", static_cast<unsigned long long>(rows->count()), sum, wall * 1000);
    }
    return 0;
}

} // namespace

int main(int count, char **words) {
    if (count == 4 && std::strcmp(words[1], "import") == 0)
        return import(words[2], words[3]);
    if (count == 3 && std::strcmp(words[1], "seal") == 0)
        return seal(words[2]);
    if (count == 3 && std::strcmp(words[1], "first") == 0)
        return first(words[2]);
    if (count == 3 && std::strcmp(words[1], "dump") == 0)
        return dump(words[2]);
    if (count == 3 && std::strcmp(words[1], "count") == 0)
        return ::count(words[2]);
    if (count == 10 && std::strcmp(words[1], "queries") == 0)
        return queries(words[2], words[3], std::atoi(words[4]), {words + 5, words + 10});
    std::fputs("auditbench import FILE FOLDER | seal FOLDER | dump FOLDER | first FOLDER | count FOLDER | "
               "queries FOLDER "
               "REQUEST-ID RUNS FIVE ACTORS\n",
               stderr);
    return 2;
}
