#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// Which part of a list is asked for: `limit` rows after the row whose ordering key the cursor holds.
struct Page {
    int limit = 100;
    QString after = {}; ///< empty for the first page

    /// Reads `limit` and `cursor`; 400 when they make no sense.
    [[nodiscard]] static Page of(const Call &call);

    /// One more than the limit shows whether there is a next page.
    [[nodiscard]] int fetch() const { return limit + 1; }
};

/// `{plural: […], "next_cursor": …}` from up to limit + 1 rows ordered by the text column @p key.
template <typename ToJson>
[[nodiscard]] Answer listed(const Page &page, const char *plural, const Rows &rows, std::string_view key,
                            ToJson toJson);

[[nodiscard]] QString cursorFor(const QString &key);

template <typename ToJson>
Answer listed(const Page &page, const char *plural, const Rows &rows, std::string_view key, ToJson toJson) {
    QJsonArray list;
    const auto shown = std::min(rows.size(), static_cast<std::size_t>(page.limit));
    for (std::size_t at = 0; at < shown; ++at)
        list.append(toJson(rows[at]));
    const bool more = rows.size() > shown;
    const QJsonValue next = more ? QJsonValue(cursorFor(rows[shown - 1].text(key))) : QJsonValue();
    return Call::json({{QLatin1String(plural), list}, {"next_cursor", next}});
}

} // namespace cloudnx::sandbox
