#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <vector>

namespace cloudnx {

/// Which rows of a table are shown, in which order: positions into the rows as they came.
using TableOrder = std::vector<int>;

/// 0, 1, … count-1.
[[nodiscard]] TableOrder plainOrder(int count);
/// Sorts by the typed values that @p valueOf gives (each is asked for once). Equal ones stay in the order
/// they came, unknown ones stand last, whatever the direction.
void sortOrder(TableOrder &order, const std::function<QVariant(int row)> &valueOf, Qt::SortOrder direction);

} // namespace cloudnx
