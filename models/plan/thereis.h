#pragma once

#include "models/plan/executor.h"
#include "models/plan/lookup.h"
#include "models/plan/possible.h"

namespace cloudnx {

/// Why a change cannot be planned when what it needs was not read. Errors: by @p absence.
[[nodiscard]] Done notKnown(Absence absence, const QString &why, const QString &what);

template <typename T>
[[nodiscard]] Done known(const Reading<T> &reading, const QString &what) {
    return reading.known() ? Done{} : notKnown(reading.absence, reading.why, what);
}

/// Whether an entry of that name was read. Errors: NotFound, with the nearest name there is.
template <typename T>
[[nodiscard]] Done there(const Reading<std::vector<T>> &reading, QString T::*member, const QString &value,
                         const QString &noun, const QString &nouns) {
    if (Done read = known(reading, nouns); !read)
        return read;
    if (entryIn(reading, member, value))
        return {};
    std::vector<QString> names;
    for (const T &entry : *reading)
        names.push_back(entry.*member);
    return failure(ErrorKind::NotFound,
                   QStringLiteral("There is no %1 \"%2\".%3").arg(noun, value, nearestHint(value, names)));
}

[[nodiscard]] inline Done conflict(const QString &sentence) {
    return failure(ErrorKind::Conflict, sentence);
}

} // namespace cloudnx
