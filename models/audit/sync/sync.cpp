#include "models/audit/sync/sync.h"

#include "models/audit/sync/lanes.h"

#include <algorithm>

namespace cloudnx::audit {

namespace {

using std::chrono::milliseconds;

const char *const notYet = "It is not fetched yet.";

/// Cuts long spans, so that several can be asked for at once.
[[nodiscard]] std::vector<Gap> cut(const std::vector<Gap> &gaps, int lanes) {
    constexpr std::chrono::hours worthCutting = std::chrono::days(4);
    std::vector<Gap> spans;
    for (const Gap &gap : gaps) {
        const auto whole = gap.to - gap.from;
        const int parts = whole > worthCutting ? std::max(lanes, 1) : 1;
        for (int part = 0; part < parts; ++part)
            spans.push_back(
                {gap.from + whole * part / parts, gap.from + whole * (part + 1) / parts, gap.why});
    }
    std::reverse(spans.begin(), spans.end()); // the newest first
    return spans;
}

/// Overlapping and touching ones as one.
[[nodiscard]] std::vector<Gap> merged(std::vector<Gap> gaps) {
    std::sort(gaps.begin(), gaps.end(),
              [](const Gap &one, const Gap &other) { return one.from < other.from; });
    std::vector<Gap> whole;
    for (Gap &gap : gaps) {
        if (gap.to <= gap.from)
            continue;
        if (!whole.empty() && gap.from <= whole.back().to)
            whole.back().to = std::max(whole.back().to, gap.to);
        else
            whole.push_back(std::move(gap));
    }
    return whole;
}

class Sync {
public:
    Sync(AuditService &service, ArchiveWriter &writer, const SyncOptions &options)
        : m_service(service), m_writer(writer), m_options(options) {}

    [[nodiscard]] Result<SyncReport> run() {
        const Committed before = m_writer.committed();
        auto done = begin();
        if (done)
            done = fetchAll();
        if (done)
            done = m_writer.commit();
        if (!done)
            return failure(done.error());
        if (m_options.stop.stop_requested())
            return failure(ErrorKind::Cancelled,
                           QStringLiteral("Stopped after %1 events. The next sync goes on from here.")
                               .arg(m_report.fetched));
        m_report.added = m_writer.committed().added - before.added;
        m_report.known = m_writer.committed().known - before.known;
        m_report.gaps = m_writer.manifest().gaps;
        return m_report;
    }

private:
    /// Writes down what is missing before anything is asked for.
    [[nodiscard]] Done begin() {
        Manifest &manifest = m_writer.manifest();
        const Instant now = learnTime();
        const Instant from = beginOfTheNewest(now);
        std::vector<Gap> gaps;
        for (const Gap &gap : manifest.gaps)
            (gap.file ? m_ofFiles : gaps).push_back(gap);
        gaps.push_back({from, std::max(now, from + milliseconds(1)), QLatin1String(notYet)});
        m_spans = cut(merged(std::move(gaps)), m_options.lanes);
        writeGaps();
        return m_writer.commit();
    }

    /// The time as well as it is known. The service is asked for its own where ours alone would decide what
    /// is fetched, or seems to be wrong.
    [[nodiscard]] Instant learnTime() {
        const auto known = [this] { return m_options.serviceTime ? m_options.serviceTime() : std::nullopt; };
        const Instant guess = known().value_or(m_options.now);
        const auto &syncedTo = m_writer.manifest().syncedTo;
        if (syncedTo && *syncedTo <= guess)
            return guess;
        const auto page =
            m_service.events({}, {}, 1, m_options.stop); // its fault shows when it is asked again
        if (const auto told = known())
            return *told;
        return page && !page->events.empty() ? page->events.front().time + milliseconds(1) : guess;
    }

    /// Where the archive ends, as far as the service was asked. A claim to have read what is still to come
    /// was made by a wrong clock, and is taken back.
    [[nodiscard]] Instant beginOfTheNewest(Instant now) {
        auto &syncedTo = m_writer.manifest().syncedTo;
        if (!syncedTo)
            return now - m_options.furthest;
        if (*syncedTo > now + m_options.overlap)
            syncedTo = std::min(now, m_writer.archive()->last().value_or(now - m_options.furthest));
        return *syncedTo - m_options.overlap;
    }

    [[nodiscard]] Done fetchAll() {
        std::vector<Lanes::Span> asked;
        for (const Gap &span : m_spans)
            asked.push_back({span.from, asked.empty() ? std::nullopt : std::optional(span.to)});
        Lanes lanes(m_service, std::move(asked), m_options.lanes, m_options.serviceTime, m_options.stop);
        auto lastCommit = std::chrono::steady_clock::now();
        while (const auto page = lanes.next()) {
            if (auto taken = take(*page); !taken)
                return taken;
            if (m_options.progress)
                m_options.progress(QStringLiteral("Reading the audit log"),
                                   static_cast<qint64>(m_report.fetched), 0);
            const auto now = std::chrono::steady_clock::now();
            if (now - lastCommit < std::chrono::seconds(2))
                continue;
            lastCommit = now;
            if (auto done = m_writer.commit(); !done)
                return done;
        }
        return {};
    }

    [[nodiscard]] Done take(const Lanes::Page &page) {
        Gap &span = m_spans[page.span];
        if (page.span == newestSpan && page.isFirst && !page.fault)
            claim(page);
        for (const Event &event : page.events) {
            auto added = append(m_writer, event);
            if (!added && added.error().kind != ErrorKind::Invalid)
                return added;
            if (!added)
                refuse(event, added.error());
            span.to = std::min(span.to, event.time + milliseconds(1)); // events of that moment may follow
        }
        m_report.fetched += page.events.size();
        if (page.isLast && !page.fault)
            span.to = span.from;
        if (page.fault && page.fault->kind != ErrorKind::Cancelled) {
            span.why = page.fault->sentence;
            m_report.fault = page.fault;
        }
        writeGaps();
        return {};
    }

    /// Once the newest page is there, everything up to when it was asked for is there or known to be missing.
    void claim(const Lanes::Page &page) {
        Gap &span = m_spans[newestSpan];
        auto &syncedTo = m_writer.manifest().syncedTo;
        Instant to = span.from;
        if (page.asked)
            to = *page.asked;
        else if (!page.events.empty())
            to = page.events.front().time + milliseconds(1);
        syncedTo = std::max(syncedTo.value_or(to), to);
        if (page.asked)
            span.to = std::max(span.from, to);
    }

    void refuse(const Event &event, const Error &why) {
        m_report.fault =
            Error{.kind = ErrorKind::Malformed,
                  .sentence = QStringLiteral("Event %1 cannot be kept: %2.").arg(event.id, why.sentence)};
        m_refused.push_back({event.time, event.time + milliseconds(1), m_report.fault->sentence});
    }

    void writeGaps() {
        std::vector<Gap> gaps = m_refused;
        gaps.insert(gaps.end(), m_spans.begin(), m_spans.end());
        gaps = merged(std::move(gaps));
        gaps.insert(gaps.end(), m_ofFiles.begin(), m_ofFiles.end());
        m_writer.manifest().gaps = std::move(gaps);
    }

    static constexpr std::size_t newestSpan = 0; ///< the one without an end

    AuditService &m_service;
    ArchiveWriter &m_writer;
    const SyncOptions &m_options;
    std::vector<Gap> m_spans;
    std::vector<Gap> m_ofFiles; ///< what no service can fill
    std::vector<Gap> m_refused;
    SyncReport m_report;
};

} // namespace

Result<SyncReport> sync(AuditService &service, ArchiveWriter &writer, const SyncOptions &options) {
    return Sync(service, writer, options).run();
}

} // namespace cloudnx::audit
