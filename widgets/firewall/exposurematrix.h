#pragma once

#include "models/firewall/exposure.h"

#include <QAbstractTableModel>

namespace cloudnx {

/// Instances by services: who reaches what. The first column is the platform's own SSH rule, which is never
/// hidden where there is one; the last, every other port that anybody reaches.
class ExposureMatrix : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// @p unguarded as in exposuresOf.
    void show(const std::vector<FirewallGroup> &groups, const QStringList &unguarded = {});

    /// Of the instance in this row.
    [[nodiscard]] QString instance(int row) const;
    /// What stands behind a cell, worst first; empty when nobody reaches anything.
    [[nodiscard]] std::vector<Exposure> behind(const QModelIndex &cell) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void put(const Exposure &exposure);
    [[nodiscard]] std::size_t columnOf(const Exposure &exposure) const;

    /// Columns that stand before the services': 1 where the platform has a rule of its own.
    [[nodiscard]] std::size_t first() const { return m_hasOwn ? 1 : 0; }

    struct Cell {
        std::vector<Exposure> exposures; ///< worst first
    };

    std::vector<QString> m_instances;
    bool m_hasOwn = false;
    std::vector<const KnownService *> m_services; ///< columns between "own SSH" and "other"
    std::vector<std::vector<Cell>> m_cells;
};

/// "db-01 answers the whole internet on 5432/tcp (PostgreSQL)."
[[nodiscard]] QString sentenceOf(const Exposure &exposure);

} // namespace cloudnx
