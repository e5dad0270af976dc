// The archive's side of ./dev bench audit. Prints one line a figure: name, wall milliseconds, CPU
// milliseconds, answer.
#include "models/audit/import/jsonl.h"

#include <cstdio>
#include <cstring>
#include <ctime>

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

int import(const char *file, const char *folder) {
    const double wall = seconds(CLOCK_MONOTONIC);
    auto source = openFile(QString::fromLocal8Bit(file));
    if (!source)
        return fail(source.error());
    auto writer = ArchiveWriter::open(QString::fromLocal8Bit(folder), {});
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
    const auto archive = Archive::open(QString::fromLocal8Bit(folder));
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

} // namespace

int main(int count, char **words) {
    if (count == 4 && std::strcmp(words[1], "import") == 0)
        return import(words[2], words[3]);
    if (count == 3 && std::strcmp(words[1], "dump") == 0)
        return dump(words[2]);
    std::fputs("auditbench import FILE FOLDER | dump FOLDER\n", stderr);
    return 2;
}
