#include "models/tables/tableorder.h"

#include "models/tables/table.h"

#include <QDateTime>

#include <algorithm>
#include <numeric>

namespace cloudnx {

namespace {

// QVariant compares slowly; a key is taken once a row, so that a million events sort in about a second.
struct SortKey {
    bool known = false;
    qint64 number = 0;
    QString text;
};

SortKey keyOf(const QVariant &value) {
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        return {};
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong:
        return {true, value.toLongLong(), {}};
    case QMetaType::QDateTime:
        return {true, value.toDateTime().toMSecsSinceEpoch(), {}};
    default:
        return {true, 0, cellText(value)};
    }
}

int compare(const SortKey &left, const SortKey &right) {
    if (left.number != right.number)
        return left.number < right.number ? -1 : 1;
    const int folded = left.text.compare(right.text, Qt::CaseInsensitive);
    return folded != 0 ? folded : left.text.compare(right.text);
}

} // namespace

TableOrder plainOrder(int count) {
    TableOrder order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

void sortOrder(TableOrder &order, const std::function<QVariant(int)> &valueOf, Qt::SortOrder direction) {
    std::vector<std::pair<SortKey, int>> keyed;
    keyed.reserve(order.size());
    for (const int row : order)
        keyed.emplace_back(keyOf(valueOf(row)), row);
    std::sort(keyed.begin(), keyed.end(), [direction](const auto &left, const auto &right) {
        if (left.first.known != right.first.known)
            return left.first.known;
        const int sign = compare(left.first, right.first);
        if (sign == 0)
            return left.second < right.second;
        return (sign < 0) == (direction == Qt::AscendingOrder);
    });
    std::transform(keyed.begin(), keyed.end(), order.begin(), [](const auto &pair) { return pair.second; });
}

} // namespace cloudnx
