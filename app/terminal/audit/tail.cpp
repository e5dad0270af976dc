#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "models/audit/effect.h"
#include "models/audit/sync/sync.h"
#include "models/core/visibletext.h"
#include "models/tables/export.h"

#include <condition_variable>
#include <mutex>
#include <set>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString filter;
    QString view;
    std::optional<int> limit;
    bool once = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("FILTER", options.filter, "Which events");
    arguments.option("--view", options.view, "A filter that was saved with `audit save`");
    arguments.number("--limit", options.limit, "How many of those that are there already (10)");
    arguments.flag("--once", options.once, "Show those and end");
}

constexpr std::chrono::milliseconds pulse{800};

[[nodiscard]] bool waitUnlessStopped(const std::stop_token &stop) {
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    woken.wait_for(lock, stop, pulse, [] { return false; });
    return !stop.stop_requested();
}

/// Shows each event once, oldest first.
class Tail {
public:
    Tail(Context &context, Workspace &workspace, filter::Expression filter)
        : m_context(context), m_workspace(workspace), m_filter(std::move(filter)) {}

    /// The newest ones that are there.
    [[nodiscard]] Done begin(quint64 limit) {
        m_isShown = false;
        if (auto fetched = fetch(); !fetched)
            return fetched;
        m_isShown = true;
        return showNew(limit);
    }

    [[nodiscard]] Done go() {
        while (waitUnlessStopped(m_context.stop())) {
            if (auto fetched = fetch(); !fetched)
                return fetched;
            if (auto shown = showNew(mostAtOnce); !shown)
                return shown;
        }
        return {};
    }

private:
    static constexpr quint64 mostAtOnce = 10'000;

    /// What is missing is marked where it is missing; the next pulse tries again.
    [[nodiscard]] Done fetch() {
        auto writer = audit::ArchiveWriter::open(archivePlace(m_workspace), m_context.stop(), {},
                                                 audit::askersPatience);
        if (!writer && writer.error().kind == ErrorKind::Timeout)
            return note(Error{.kind = ErrorKind::Timeout, .sentence = audit::otherWriterText()});
        if (!writer)
            return failure(writer.error());
        audit::SyncOptions options;
        options.now = serverTime(m_workspace);
        options.serviceTime = [this] { return serverTimeTold(m_workspace); };
        options.stop = m_context.stop();
        const auto report = audit::sync(m_workspace.cloud->audit(), **writer, options);
        if (!report)
            return m_context.stop().stop_requested() ? Done() : Done(failure(report.error()));
        if (report->fault && !m_isShown && (*writer)->archive()->rows() == 0)
            return failure(*report->fault);
        return note(report->fault);
    }

    /// Marks where trouble begins, and where it ends.
    [[nodiscard]] Done note(const std::optional<Error> &trouble) {
        const auto kind = trouble ? std::optional(trouble->kind) : std::nullopt;
        if (kind == m_trouble)
            return {};
        m_trouble = kind;
        return mark(trouble ? QStringLiteral("events may be missing from here on: %1").arg(trouble->sentence)
                            : QStringLiteral("fetched what was missing"));
    }

    [[nodiscard]] Done mark(const QString &text) {
        const QString line = QStringLiteral("---- %1 ----").arg(text);
        if (m_context.out().isForPeople())
            return m_context.out().line(line);
        complain(line);
        return {};
    }

    /// The newest @p limit of those that were not seen; what is older than these counts as seen.
    [[nodiscard]] Done showNew(quint64 limit) {
        const audit::ArchivePlace place = archivePlace(m_workspace);
        if (const auto manifest = audit::readManifest(place.folder);
            m_known && manifest && audit::saysTheSame(*m_known, *manifest))
            return {};
        const auto archive = audit::Archive::open(place);
        if (!archive)
            return failure(archive.error());
        m_known = (*archive)->manifest();
        const auto rows = audit::newest(*archive, m_filter, mostAtOnce, m_context.stop());
        if (!rows)
            return failure(rows.error());
        for (std::size_t at = rows->size(); at-- > 0;) {
            const auto event = (*archive)->event((*rows)[at]);
            if (!event)
                return failure(event.error());
            if (!m_seen.insert(keyOf(*event)).second || at >= limit)
                continue;
            if (auto shown = show(**archive, (*rows)[at], *event); !shown)
                return shown;
        }
        return {};
    }

    static QString keyOf(const Event &event) {
        return event.id.isEmpty() ? event.requestId + toRfc3339(event.time) : event.id;
    }

    [[nodiscard]] Done show(const audit::Archive &archive, audit::RowId row, const Event &event) {
        if (!m_context.out().isForPeople()) {
            std::string json;
            if (auto read = archive.appendJson(row, json); !read)
                return read;
            return m_context.out().bytes(QByteArray::fromStdString(json));
        }
        const QString sign = event.status >= 400 ? QStringLiteral("⚠ ") : QStringLiteral("  ");
        QString line = toRfc3339(event.time) + u' ' + sign + effectOf(event);
        if (!event.ip.isEmpty())
            line += QStringLiteral("  from ") + event.ip;
        line = visibleText(line);
        if (m_context.out().hasColour() && event.status >= 400)
            line = QStringLiteral("\x1b[33m") + line + QStringLiteral("\x1b[0m");
        return m_context.out().bytes((line + u'\n').toUtf8());
    }

    Context &m_context;
    Workspace &m_workspace;
    filter::Expression m_filter;
    std::set<QString> m_seen;
    std::optional<ErrorKind> m_trouble;     ///< its sentence changes while one waits
    std::optional<audit::Manifest> m_known; ///< what was shown, whoever fetched it
    bool m_isShown = false;
};

Done run(Context &context, const Options &options) {
    const auto filter = parsedFilter(context, {.filter = options.filter, .view = options.view});
    if (!filter)
        return failure(filter.error());
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    Tail tail(context, **workspace, *filter);
    if (auto begun = tail.begin(static_cast<quint64>(std::max(options.limit.value_or(10), 1))); !begun)
        return begun;
    return options.once ? Done() : tail.go();
}

} // namespace

Verb auditTail() {
    return verbOf<Options>(
        {"audit tail",
         "Show events as they come; a mark says where something is missing. Ctrl+S holds it, Ctrl+Q goes on",
         "cloudnx audit tail 'status >= 400'\ncloudnx audit tail --output jsonl | jq .action"},
        declare, run);
}

} // namespace cloudnx::terminal
