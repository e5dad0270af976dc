#include "models/plan/possible.h"

#include <algorithm>
#include <numeric>

namespace cloudnx {

namespace {

// Levenshtein's distance, one row at a time.
int distance(const QString &left, const QString &right) {
    std::vector<int> row(static_cast<std::size_t>(right.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < left.size(); ++i) {
        int diagonal = row[0]++;
        for (std::size_t j = 0; j + 1 < row.size(); ++j) {
            const bool same = left.at(i) == right.at(static_cast<qsizetype>(j));
            const int here = std::min({row[j] + 1, row[j + 1] + 1, diagonal + (same ? 0 : 1)});
            diagonal = row[j + 1];
            row[j + 1] = here;
        }
    }
    return row.back();
}

} // namespace

QString nearestHint(const QString &name, const std::vector<QString> &names) {
    int best = std::max(2, static_cast<int>(name.size()) / 3) + 1;
    QString nearest;
    for (const QString &candidate : names) {
        const int far = distance(name.toLower(), candidate.toLower());
        if (far < best) {
            best = far;
            nearest = candidate;
        }
    }
    return nearest.isEmpty() ? QString() : QStringLiteral(" Did you mean %1?").arg(nearest);
}

} // namespace cloudnx
