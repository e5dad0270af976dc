#include "models/audit/archive/archivewriter.h"

#include "models/audit/archive/durable.h"

namespace cloudnx::audit {

Done ArchiveWriter::reseal(const SealKeyPtr &key, const Progress &progress, const std::stop_token &stop) {
    if (m_isBroken || m_builder->rows() > 0)
        return failure(ErrorKind::Local, QStringLiteral("What was appended has to be committed first."));
    auto names = resealed(key.get(), progress, stop);
    if (!names)
        return failure(names.error());
    m_next.segments = std::move(*names);
    m_next.seal(key ? std::optional(key->id()) : std::nullopt);
    ++m_next.commits;
    if (auto written = writeManifest(m_folder, m_next); !written)
        return written;
    if (key)
        m_place.key = [key]() -> Result<SealKey> { return *key; };
    if (auto loaded = load(); !loaded)
        return loaded;
    removeStrangers();
    return {};
}

// The bytes stay as they are: a segment's checksum is that of its plain text.
Result<std::vector<SegmentName>> ArchiveWriter::resealed(const SealKey *key, const Progress &progress,
                                                         const std::stop_token &stop) {
    std::vector<SegmentName> names;
    qint64 done = 0;
    for (std::size_t at = 0; at < m_archive->segments().size(); ++at) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped. The archive is as it was."));
        if (auto sound = m_archive->segments()[at].verify(); !sound)
            return failure(sound.error());
        const auto plain = m_archive->segments()[at].plain();
        if (!plain)
            return failure(plain.error());
        SegmentName name = m_next.segments[at];
        name.file = segmentFile(m_next.nextFile++);
        const std::string_view piece(reinterpret_cast<const char *>(plain->data()), plain->size());
        if (auto written = writeDurably(m_folder + u'/' + name.file, {&piece, 1}, key); !written)
            return failure(written.error());
        names.push_back(name);
        done += name.rows;
        if (progress)
            progress(key ? QStringLiteral("Encrypting the archive")
                         : QStringLiteral("Decrypting the archive"),
                     done, static_cast<qint64>(m_archive->rows()));
    }
    return names;
}

} // namespace cloudnx::audit
