#include "widgets/audit/auditanswer.h"

#include "models/audit/reading.h"
#include "models/record/edits.h"
#include "widgets/audit/facetpanel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <set>

namespace cloudnx {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t facetValues = 8;
constexpr int mostBars = 400;
constexpr quint64 keyRows = 200; ///< whose details are looked through for keys to propose
constexpr std::size_t mostKeys = 500;
constexpr qsizetype deepestKey = 6;

/// From the oldest event to the newest; zero when there are none.
[[nodiscard]] Result<milliseconds> spanOf(const audit::RowSet &rows) {
    if (rows.count() == 0)
        return milliseconds(0);
    const auto newest = rows.range(0, 1);
    const auto oldest = rows.range(rows.count() - 1, 1);
    if (!newest || !oldest)
        return failure(!newest ? newest.error() : oldest.error());
    const auto timeOf = [&rows](const std::vector<audit::RowId> &ids) {
        return rows.archive()->event(ids.front()).map([](const Event &event) { return event.time; });
    };
    const auto last = timeOf(*newest);
    const auto first = timeOf(*oldest);
    if (!last || !first)
        return failure(!last ? last.error() : first.error());
    return *last - *first;
}

void addKeys(const QJsonValue &here, const QStringList &way, std::set<QStringList> &into) {
    for (const QJsonValue element : here.toArray())
        addKeys(element, way, into);
    const QJsonObject object = here.toObject();
    for (auto member = object.begin(); member != object.end() && into.size() < mostKeys; ++member) {
        const QStringList inside = way + QStringList{member.key()};
        into.insert(inside);
        if (inside.size() < deepestKey)
            addKeys(member.value(), inside, into);
    }
}

[[nodiscard]] Result<std::vector<QStringList>> keysIn(const std::shared_ptr<const audit::Archive> &archive) {
    const auto newest = audit::newest(archive, {}, keyRows);
    if (!newest)
        return failure(newest.error());
    std::set<QStringList> keys;
    for (const audit::RowId id : *newest) {
        const auto details = archive->text(id, audit::Field::Details);
        if (!details)
            return failure(details.error());
        const QJsonDocument document = QJsonDocument::fromJson(details->toUtf8());
        addKeys(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), {}, keys);
    }
    return std::vector<QStringList>(keys.begin(), keys.end());
}

[[nodiscard]] milliseconds widthFor(milliseconds span) {
    using namespace std::chrono;
    for (const milliseconds width :
         {milliseconds(seconds(1)), milliseconds(seconds(10)), milliseconds(minutes(1)),
          milliseconds(minutes(10)), milliseconds(hours(1)), milliseconds(hours(6)), milliseconds(days(1))})
        if (span / width < mostBars)
            return width;
    return weeks(1);
}

} // namespace

void noteReading(const AuditAnswer &answer, const RecordBook &book) {
    const auto newest = answer.rows->range(0, 1);
    if (!newest || newest->empty())
        return;
    if (const auto upTo = audit::readTo(answer.rows->archive(), newest->front()))
        (void)book.change([&upTo](Record &record) { noteAuditRead(record, *upTo); });
}

Result<AuditAnswer> answerOf(const std::shared_ptr<const audit::Archive> &archive,
                             const filter::Expression &filter, const std::stop_token &stop) {
    auto rows = audit::select(archive, filter, stop);
    if (!rows)
        return failure(rows.error());
    auto facets = audit::facets(**rows, FacetPanel::fields(), facetValues, stop);
    if (!facets)
        return failure(facets.error());
    const auto span = spanOf(**rows);
    if (!span)
        return failure(span.error());
    const milliseconds width = widthFor(*span);
    auto histogram = audit::histogram(**rows, width);
    if (!histogram)
        return failure(histogram.error());
    auto keys = keysIn(archive);
    if (!keys)
        return failure(keys.error());
    return AuditAnswer{std::move(*rows), std::move(*facets), std::move(*histogram), width, std::move(*keys)};
}

} // namespace cloudnx
