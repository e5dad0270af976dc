#include "widgets/firewall/exposurematrix.h"

#include "widgets/parts/state.h"

#include <QGuiApplication>

#include <algorithm>
#include <tuple>

namespace cloudnx {

namespace {

[[nodiscard]] bool isBad(const Exposure &exposure) {
    return exposure.danger == Danger::High || exposure.danger == Danger::Critical;
}

// What everyone reaches is known, whatever else is not.
[[nodiscard]] int rank(const Exposure &exposure) {
    return exposure.danger == Danger::None && exposure.audience == Audience::Internet
               ? static_cast<int>(Danger::Unknown)
               : static_cast<int>(exposure.danger);
}

[[nodiscard]] bool isWorse(const Exposure &left, const Exposure &right) {
    return std::tuple(rank(right), right.audience, left.firstPort) <
           std::tuple(rank(left), left.audience, right.firstPort);
}

[[nodiscard]] QString wordOf(Audience audience, bool implicit) {
    switch (audience) {
    case Audience::Internet:
        return implicit ? ExposureMatrix::tr("own, all") : ExposureMatrix::tr("ALL");
    case Audience::Wide:
        return ExposureMatrix::tr("wide");
    case Audience::Named:
        return implicit ? ExposureMatrix::tr("own") : ExposureMatrix::tr("some");
    case Audience::Group:
        return ExposureMatrix::tr("group");
    case Audience::Unknown:
        return QStringLiteral("?");
    case Audience::Nobody:
        break;
    }
    return QStringLiteral("–");
}

} // namespace

void ExposureMatrix::show(const std::vector<FirewallGroup> &groups, const QStringList &unguarded) {
    beginResetModel();
    const auto exposures = exposuresOf(groups, unguarded);
    m_instances = instancesOf(groups, unguarded);
    m_services.clear();
    for (const KnownService &service : knownServices()) {
        const bool used = std::any_of(exposures.begin(), exposures.end(), [&](const Exposure &exposure) {
            return !exposure.implicit && exposure.carried == service.carried &&
                   exposure.firstPort == service.port && exposure.lastPort == service.port;
        });
        if (used || service.web)
            m_services.push_back(&service);
    }
    m_hasOwn = std::any_of(exposures.begin(), exposures.end(),
                           [](const Exposure &exposure) { return exposure.implicit; });
    m_cells.assign(m_instances.size(), std::vector<Cell>(first() + m_services.size() + 1));
    for (const Exposure &exposure : exposures)
        put(exposure);
    for (auto &row : m_cells)
        for (Cell &cell : row)
            std::sort(cell.exposures.begin(), cell.exposures.end(), isWorse);
    endResetModel();
}

// What is not known of an instance is not known of any service, unless rules open that to everyone.
void ExposureMatrix::put(const Exposure &exposure) {
    const auto row = std::find(m_instances.begin(), m_instances.end(), exposure.instance);
    const auto at = static_cast<std::size_t>(row - m_instances.begin());
    if (at >= m_cells.size())
        return;
    if (exposure.audience != Audience::Unknown)
        return m_cells[at][columnOf(exposure)].exposures.push_back(exposure);
    for (Cell &cell : m_cells[at])
        cell.exposures.push_back(exposure);
}

std::size_t ExposureMatrix::columnOf(const Exposure &exposure) const {
    if (exposure.implicit)
        return 0;
    for (std::size_t at = 0; at < m_services.size(); ++at)
        if (exposure.carried == m_services[at]->carried && exposure.firstPort == m_services[at]->port &&
            exposure.lastPort == m_services[at]->port)
            return first() + at;
    return first() + m_services.size();
}

QString ExposureMatrix::instance(int row) const {
    return row >= 0 && row < rowCount() ? m_instances[static_cast<std::size_t>(row)] : QString();
}

std::vector<Exposure> ExposureMatrix::behind(const QModelIndex &cell) const {
    if (!cell.isValid())
        return {};
    return m_cells[static_cast<std::size_t>(cell.row())][static_cast<std::size_t>(cell.column())].exposures;
}

int ExposureMatrix::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_instances.size());
}

int ExposureMatrix::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(first() + m_services.size() + 1);
}

QVariant ExposureMatrix::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const auto exposures = behind(index);
    const bool bad = !exposures.empty() && isBad(exposures.front());
    switch (role) {
    case Qt::DisplayRole: {
        const QString word = exposures.empty()
                                 ? QStringLiteral("–")
                                 : wordOf(exposures.front().audience, exposures.front().implicit);
        return bad ? word + QStringLiteral(" ⚠") : word;
    }
    case Qt::ForegroundRole:
        return bad ? QVariant(colourOf(State::Look, QGuiApplication::palette())) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return exposures.empty()
                   ? tr("%1, %2: nobody")
                         .arg(instance(index.row()),
                              headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString())
                   : sentenceOf(exposures.front());
    default:
        return {};
    }
}

QVariant ExposureMatrix::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return instance(section);
    const auto at = static_cast<std::size_t>(section);
    if (at < first())
        return tr("ssh (platform)");
    return at < first() + m_services.size() ? QString::fromLatin1(m_services[at - first()]->id) : tr("other");
}

QString sentenceOf(const Exposure &exposure) {
    const QString name = exposure.name.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(exposure.name);
    const QString what = exposure.service + name;
    if (exposure.implicit)
        return ExposureMatrix::tr(
                   "%1: by the platform's own rule, which cannot be removed, %2 is open to %3.")
            .arg(exposure.instance, what, exposure.who);
    if (exposure.audience == Audience::Unknown)
        return ExposureMatrix::tr("Who reaches %1 on %2 is not known.").arg(exposure.instance, what);
    return exposure.audience == Audience::Internet
               ? ExposureMatrix::tr("%1 answers the whole internet on %2.").arg(exposure.instance, what)
               : ExposureMatrix::tr("%1 answers %2 on %3.").arg(exposure.instance, exposure.who, what);
}

} // namespace cloudnx
