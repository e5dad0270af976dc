#include "models/audit/archive/checksum.h"
#include "models/audit/archive/rowjson.h"
#include "models/audit/eventfilter.h"
#include "models/audit/query/facets.h"
#include "models/audit/query/groups.h"
#include "models/audit/query/select.h"
#include "models/filter/parse.h"
#include "tests/fuzz/input.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <cstring>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

/// Puts right what a fuzzer does not find by itself: sizes and checksums. Everything else is as it comes.
std::string sealed(const std::uint8_t *bytes, std::size_t size) {
    const std::uint64_t body = blockBytes;
    std::string file(std::max<std::size_t>(size, 2 * body), '\0');
    std::memcpy(file.data(), bytes, size);
    SegmentHeader header{};
    std::memcpy(&header, file.data(), sizeof header);
    header.magic = segmentMagic;
    header.version = segmentVersion;
    header.sections %= 120;
    header.rows %= 2000;
    header.bodyOffset = body;
    header.fileBytes = file.size() + body + sizeof body;
    header.checksum = 0;
    std::size_t at = sizeof header + header.sections * sizeof(SectionEntry);
    std::memcpy(file.data(), &header, sizeof header);
    for (std::size_t from = body; from < file.size() && at + 8 <= body; from += blockBytes, at += 8) {
        const std::uint64_t sum = checksumOf(std::as_bytes(
            std::span(file).subspan(from, std::min<std::size_t>(blockBytes, file.size() - from))));
        std::memcpy(file.data() + at, &sum, sizeof sum);
    }
    header.checksum = checksumOf(std::as_bytes(std::span(file).first(body)));
    std::memcpy(file.data(), &header, sizeof header);
    return file + file.substr(0, body) + std::string(reinterpret_cast<const char *>(&body), sizeof body);
}

/// In memory, where there is such a place.
const QString &folder() {
    static const QTemporaryDir memory(QStringLiteral("/dev/shm/auditsegment-XXXXXX"));
    static const QTemporaryDir usual;
    static const QString path = memory.isValid() ? memory.path() : usual.path();
    return path;
}

void write(const QString &path, const QByteArray &bytes) {
    QFile file(path);
    insist(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
}

/// An archive that has this one segment, which opens by itself.
void putDown(const std::string &segment, const SegmentHeader &header) {
    const QString name = QStringLiteral("000001.segment");
    write(folder() + u'/' + name, QByteArray::fromStdString(segment));
    Manifest manifest;
    manifest.segments.push_back({name, QStringLiteral("%1").arg(header.checksum, 16, 16, QChar(u'0')),
                                 static_cast<qint64>(header.rows)});
    const QJsonObject json = toJson(manifest).toObject();
    write(manifestPath(folder()),
          QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n' + digestOf(json).toLatin1() + '\n');
}

const std::vector<filter::Expression> &questions() {
    static const std::vector<filter::Expression> all = [] {
        std::vector<filter::Expression> parsed;
        for (const char *text :
             {"", "a", "actor == alice || user_agent contains \"b\" || !(resource matches \"x+\")",
              "id == \"e1\" || request_id contains \"req\"", "details.a.b == \"x\" || other.n > 5",
              "status >= 400 && 4", "duration_ms in {1, 2}", "ip in 10.0.0.0/8",
              "time > 2026-05-03T12:02:15Z && (zz || user_agent contains \"b\")",
              "time > 2026-05-03T12:02:15Z", "details contains \"1\"", "path ~ \"/*/7\""})
            parsed.push_back(filter::parse(QLatin1String(text), eventSchema(), {}).value());
        return parsed;
    }();
    return all;
}

/// Each question about some of the fields: counting makes room for every code there can be.
void ask(const std::shared_ptr<const Archive> &archive, std::size_t number) {
    const filter::Expression &question = questions()[number];
    static_cast<void>(newest(archive, question, 3));
    const auto rows = select(archive, question);
    if (!rows)
        return;
    const auto field = [number](std::size_t at) { return allFields[(number * 2 + at) % fieldCount]; };
    static_cast<void>(facets(**rows, {Field::UserAgent, field(0), field(1)}, 5));
    static_cast<void>(histogram(**rows, std::chrono::seconds(7)));
    static_cast<void>(histogram(**rows, std::chrono::hours(1)));
    static_cast<void>(groupBy(**rows, {{Field::Actor}, {Field::Ip}}, GroupOrder::NewestFirst, 5));
    static_cast<void>(groupBy(**rows,
                              {{Field::Ip, Trait::Kind::Network}, {Field::Time, Trait::Kind::HourOfDay}},
                              GroupOrder::MostFrequent, 5));
    static_cast<void>(groupBy(**rows, {{Field::Path}, {Field::Status}}, GroupOrder::MostFrequent, 5));
    if (const auto first = (*rows)->range(0, 3))
        for (const RowId row : *first)
            static_cast<void>((*rows)->placeOf(row));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const std::string file = sealed(bytes, size);
    SegmentHeader header{};
    std::memcpy(&header, file.data(), sizeof header);
    putDown(file, header);
    const auto archive = Archive::open(folder());
    if (!archive)
        return 0;
    for (std::uint32_t row = 0; row < std::min<std::uint64_t>((*archive)->rows(), 50); ++row) {
        std::string text;
        static_cast<void>((*archive)->appendJson({0, row}, text));
        static_cast<void>((*archive)->event({0, row}));
    }
    for (std::size_t number = 0; number < questions().size(); ++number)
        ask(*archive, number);
    return 0;
}
