#include "models/audit/archive/repair.h"

#include "models/audit/archive/dictionary.h"
#include "models/audit/archive/durable.h"
#include "models/audit/archive/fault.h"
#include "models/audit/archive/rowreader.h"
#include "models/audit/archive/sectionwriter.h"
#include "models/core/filelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace cloudnx::audit {

namespace {

QString hex(std::uint64_t checksum) {
    return QStringLiteral("%1").arg(checksum, 16, 16, QChar(u'0'));
}

Instant instant(std::int64_t milliseconds) {
    return Instant(std::chrono::milliseconds(milliseconds));
}

class Repair {
public:
    Repair(ArchivePlace place, std::stop_token stop, const Progress &progress)
        : m_place(std::move(place)),
          m_folder(m_place.folder),
          m_stop(std::move(stop)),
          m_progress(progress) {}

    RepairReport run() {
        const std::vector<SegmentName> names = listed();
        std::vector<SegmentFile> sound; // dictionaries point into it
        sound.reserve(names.size());
        for (const SegmentName &name : names) {
            if (m_stop.stop_requested())
                fail(ErrorKind::Cancelled, QStringLiteral("Stopped. Nothing was changed."));
            if (m_progress)
                m_progress(name.file, m_report.segments, static_cast<qint64>(names.size()));
            ++m_report.segments;
            auto segment = wholeSegment(name);
            const bool fits =
                segment.has_value() && (sound.push_back(std::move(*segment)), goesOn(sound.back()));
            if (fits)
                m_next.segments.push_back(
                    {name.file, hex(sound.back().header().checksum), sound.back().rows(), name.imports});
            else
                lose(name, sound);
        }
        if (!m_report.damaged.isEmpty() || m_report.manifestMade)
            write();
        return m_report;
    }

private:
    /// What the manifest names; when it is damaged itself, whatever lies there in the order of its making.
    std::vector<SegmentName> listed() {
        const auto manifest = readManifest(m_folder);
        if (manifest) {
            auto key = keyFor(m_place, *manifest);
            if (!key)
                throw Fault{key.error()};
            m_key = std::move(*key);
            m_next = *manifest;
            m_next.segments.clear();
            return manifest->segments;
        }
        if (manifest.error().kind != ErrorKind::Integrity)
            throw Fault{manifest.error()};
        m_report.manifestMade = true;
        std::vector<SegmentName> names;
        for (const QString &file :
             QDir(m_folder).entryList({QStringLiteral("*.segment")}, QDir::Files, QDir::Name)) {
            names.push_back({file, {}, 0});
            m_next.nextFile = std::max<qint64>(m_next.nextFile, QFileInfo(file).baseName().toLongLong() + 1);
        }
        findKey(names);
        return names;
    }

    /// Without a manifest the files themselves tell whether they are encrypted.
    void findKey(const std::vector<SegmentName> &names) {
        const bool isEncrypted = std::any_of(names.begin(), names.end(), [&](const SegmentName &name) {
            const auto sealed = MappedFile::isEncrypted(m_folder + u'/' + name.file);
            return sealed && *sealed;
        });
        if (!isEncrypted)
            return;
        auto key = anyKey(m_place);
        if (!key)
            throw Fault{key.error()};
        m_key = std::move(*key);
        m_next.seal(m_key->id());
    }

    [[nodiscard]] Result<SegmentFile> wholeSegment(const SegmentName &name) const {
        std::optional<std::uint64_t> checksum;
        if (!name.checksum.isEmpty())
            checksum = name.checksum.toULongLong(nullptr, 16);
        auto segment = SegmentFile::open(m_folder + u'/' + name.file, checksum, m_key.get());
        if (segment)
            if (auto whole = segment->verify(); !whole)
                return failure(whole.error());
        return segment;
    }

    /// Whether the segment's dictionaries go on where those before it ended, and have all it names.
    bool goesOn(const SegmentFile &segment) {
        const Dictionaries before = m_dictionaries;
        const bool fits =
            std::all_of(allFields.begin(), allFields.end(),
                        [&](Field field) {
                            return m_dictionaries[static_cast<std::size_t>(field)].add(segment, field);
                        }) &&
            hasItsTexts(segment);
        if (!fits)
            m_dictionaries = before;
        return fits;
    }

    /// Sets a segment aside. Its texts, where they are whole, stay: later segments use them.
    void lose(const SegmentName &name, std::vector<SegmentFile> &sound) {
        const QString path = m_folder + u'/' + name.file;
        m_report.damaged.append(name.file);
        m_report.lostRows += static_cast<quint64>(name.rows);
        auto torn = SegmentFile::open(path, std::nullopt, m_key.get());
        if (!torn)
            torn = SegmentFile::openBySpare(path, m_key.get());
        noteGaps(name, torn, sound);
        auto texts =
            torn ? guarded([&] { return textsOf(*torn); }) : Result<SectionWriter>(failure(torn.error()));
        if (QFile::exists(path))
            m_aside.append(path);
        if (!texts)
            return;
        const QString file = segmentFile(m_next.nextFile++);
        const auto written =
            texts->write(m_folder + u'/' + file, 0, torn->header().first, torn->header().last, m_key.get());
        if (!written)
            throw Fault{written.error()};
        auto empty = SegmentFile::open(m_folder + u'/' + file, *written, m_key.get());
        if (!empty)
            throw Fault{empty.error()};
        m_kept.push_back(std::make_unique<SegmentFile>(std::move(*empty)));
        if (goesOn(*m_kept.back()))
            m_next.segments.push_back({file, hex(*written), 0});
    }

    /// The texts a segment brought, from the copy of them that is whole. Throws when neither is.
    static SectionWriter textsOf(const SegmentFile &segment) {
        SectionWriter writer;
        for (const Field field : allFields) {
            const auto add = [&](Part offsetsPart, Part bytesPart) {
                const SectionEntry *section = segment.find(field, offsetsPart);
                const auto offsets = segment.all<std::uint32_t>(section);
                const auto bytes = segment.all<char>(segment.find(field, bytesPart));
                for (const auto &[part, spare] : {std::pair(Part::DictionaryOffsets, Part::DictionaryBytes),
                                                  std::pair(Part::SpareOffsets, Part::SpareBytes)}) {
                    writer.addAll(field, part, offsets, section->constant);
                    writer.addAll(field, spare, bytes);
                }
            };
            if (!segment.find(field, Part::DictionaryOffsets))
                continue;
            if (!guarded([&] { add(Part::DictionaryOffsets, Part::DictionaryBytes); }))
                add(Part::SpareOffsets, Part::SpareBytes);
        }
        return writer;
    }

    /// Whether each text the segment names is there.
    [[nodiscard]] bool hasItsTexts(const SegmentFile &segment) const {
        return std::all_of(allFields.begin(), allFields.end(), [&](Field field) {
            const std::uint32_t size = m_dictionaries[static_cast<std::size_t>(field)].size();
            const SectionEntry *codes = segment.find(field, Part::Codes);
            if (encodingOf(field) == Encoding::Time || encodingOf(field) == Encoding::Number)
                return true;
            for (std::uint32_t row = 0; row < segment.rows(); ++row)
                if (segment.number(codes, row) >= size)
                    return false;
            return true;
        });
    }

    /// One that the service can fill, and one for each file that has to be imported again.
    void noteGaps(const SegmentName &name, const Result<SegmentFile> &torn,
                  const std::vector<SegmentFile> &sound) {
        Gap gap{{}, {}, QStringLiteral("A file of the archive was damaged.")};
        if (torn) {
            gap.from = instant(torn->header().first);
            gap.to = instant(torn->header().last + 1); // a span ends before its `to`
        } else {
            gap.from = sound.empty() ? Instant{} : instant(sound.back().header().last);
            gap.to = m_next.syncedTo.value_or(SystemClock().now());
        }
        note(gap);
        const std::vector<QString> files = m_next.imports.value_or(std::vector<QString>());
        for (const qint64 number : name.imports.value_or(std::vector<qint64>())) {
            const auto at = static_cast<std::size_t>(number);
            noteFile(gap, at < files.size() ? files[at] : QString());
        }
        if (m_report.manifestMade)
            noteFile(gap, {});
    }

    void noteFile(Gap gap, const QString &file) {
        gap.file = file;
        gap.why =
            file.isEmpty()
                ? QStringLiteral("A file of the archive was damaged, and which events came from files is "
                                 "not known. Import those of that time again.")
                : QStringLiteral("A file of the archive was damaged. Import %1 again.").arg(file);
        note(gap);
    }

    void note(const Gap &gap) {
        m_next.gaps.push_back(gap);
        m_report.gaps.push_back(gap);
    }

    void write() {
        ++m_next.commits;
        if (auto written = writeManifest(m_folder, m_next); !written)
            throw Fault{written.error()};
        for (const QString &path : m_aside)
            QFile::rename(path, path + QStringLiteral(".damaged"));
    }

    ArchivePlace m_place;
    QString m_folder;
    SealKeyPtr m_key;
    std::stop_token m_stop;
    const Progress &m_progress;
    Manifest m_next;
    Dictionaries m_dictionaries;
    std::vector<std::unique_ptr<SegmentFile>> m_kept;
    QStringList m_aside;
    RepairReport m_report;
};

} // namespace

Result<RepairReport> repair(const ArchivePlace &place, std::stop_token stop, const Progress &progress) {
    if (!QFileInfo(place.folder).isDir())
        return failure(ErrorKind::NotFound,
                       QStringLiteral("There is no audit archive in %1.").arg(place.folder));
    auto lock = FileLock::acquire(place.folder + QStringLiteral("/writer.lock"), stop);
    if (!lock)
        return failure(lock.error());
    return guarded([&] { return Repair(place, stop, progress).run(); });
}

} // namespace cloudnx::audit
