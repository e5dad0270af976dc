#include "models/audit/query/groups.h"

#include "models/audit/archive/fault.h"
#include "models/audit/archive/keyset.h"
#include "models/audit/archive/timeindex.h"
#include "models/audit/query/chunk.h"
#include "models/audit/query/pairtable.h"
#include "models/audit/query/traits.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace cloudnx::audit {

namespace {

struct Tally {
    std::uint64_t count = 0;
    RowId first;
    Instant firstTime = Instant::max();
    Instant lastTime = Instant::min();

    void add(RowId row, Instant time) {
        ++count;
        if (std::tie(time, row) < std::tie(firstTime, first)) {
            firstTime = time;
            first = row;
        }
        lastTime = std::max(lastTime, time);
    }
};

/// Gives the time of rows that are asked for in ascending order.
class Times {
public:
    explicit Times(const SegmentFile &segment)
        : m_index(segment), m_segment(segment), m_inHour(segment.find(Field::Time, Part::Milliseconds)) {}

    Instant at(std::uint32_t row) {
        const auto rows = m_index.hourRows();
        while (m_hour + 1 < rows.size() && rows[m_hour + 1] <= row)
            ++m_hour;
        return Instant(std::chrono::hours(m_index.hours()[m_hour])) +
               std::chrono::milliseconds(m_segment.number(m_inHour, row));
    }

private:
    TimeIndex m_index;
    const SegmentFile &m_segment;
    const SectionEntry *m_inHour;
    std::size_t m_hour = 0;
};

/// Groups of whatever traits, row by row.
class Grouping {
public:
    Grouping(const RowSet &rows, const std::vector<Trait> &traits) : m_rows(rows) {
        for (const Trait &trait : traits)
            m_traits.emplace_back(*rows.archive(), trait);
        m_tables.resize(traits.size());
    }

    void count(const std::stop_token &stop) {
        for (const RowSet::Part &part : m_rows.parts()) {
            if (stop.stop_requested())
                fail(ErrorKind::Cancelled, QStringLiteral("Stopped."));
            for (TraitNumbers &trait : m_traits)
                trait.enter(part.segment);
            Times times(m_rows.archive()->segments()[part.segment]);
            eachBit(part.bits.data(), part.bits.size(), [&](std::uint32_t bit) {
                const std::uint32_t row = part.begin + bit;
                const std::uint32_t group = groupOf(row);
                if (group == m_tallies.size())
                    m_tallies.emplace_back();
                m_tallies[group].add({part.segment, row}, times.at(row));
            });
        }
    }

    Groups best(GroupOrder order, std::size_t top) const {
        std::vector<std::uint32_t> numbers(m_tallies.size());
        std::iota(numbers.begin(), numbers.end(), 0);
        const auto before = [&](std::uint32_t left, std::uint32_t right) {
            const Tally &l = m_tallies[left];
            const Tally &r = m_tallies[right];
            if (order == GroupOrder::MostFrequent && l.count != r.count)
                return l.count > r.count;
            return std::tie(l.firstTime, l.first) > std::tie(r.firstTime, r.first);
        };
        const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(top, numbers.size()));
        std::partial_sort(numbers.begin(), end, numbers.end(), before);
        Groups groups{{}, m_tallies.size()};
        for (auto number = numbers.begin(); number != end; ++number) {
            const Tally &tally = m_tallies[*number];
            groups.top.push_back(
                {valuesOf(*number), tally.count, tally.first, tally.firstTime, tally.lastTime});
        }
        return groups;
    }

private:
    /// A group's number says its last trait and the number of the group without it.
    std::uint32_t groupOf(std::uint32_t row) {
        std::uint32_t group = 0;
        for (std::size_t at = 0; at < m_traits.size(); ++at)
            group = m_tables[at].number(group, m_traits[at].number(row));
        return group;
    }

    std::vector<QString> valuesOf(std::uint32_t group) const {
        std::vector<QString> values(m_traits.size());
        for (std::size_t at = m_traits.size(); at-- > 0; group = m_tables[at].left(group))
            values[at] = QString::fromStdString(m_traits[at].text(m_tables[at].right(group)));
        return values;
    }

    const RowSet &m_rows;
    std::vector<TraitNumbers> m_traits;
    std::vector<PairTable> m_tables;
    std::vector<Tally> m_tallies;
};

/// The codes of some rows of a segment.
std::vector<std::uint32_t> codesAt(const SegmentFile &segment, Field field,
                                   std::span<const std::uint32_t> rows) {
    const SectionEntry *codes = segment.find(field, Part::Codes);
    std::vector<std::uint32_t> found(rows.size());
    const auto gather = [&](const auto &all) {
        std::transform(rows.begin(), rows.end(), found.begin(), [&](std::uint32_t row) { return all[row]; });
    };
    if (!rows.empty() && *std::max_element(rows.begin(), rows.end()) >= segment.rows())
        fail(ErrorKind::Integrity,
             QStringLiteral("The audit archive does not fit together. Run cloudnx audit repair."));
    if (codes && codes->width == 1)
        gather(segment.all<std::uint8_t>(codes));
    else if (codes && codes->width == 2)
        gather(segment.all<std::uint16_t>(codes));
    else if (codes && codes->width == 4)
        gather(segment.all<std::uint32_t>(codes));
    else
        std::fill(found.begin(), found.end(),
                  codes ? static_cast<std::uint32_t>(codes->constant) : emptyCode);
    return found;
}

/// Pairs of actor and address of a whole archive, from the rows that were noted when its segments were
/// written.
class NotedPairs {
public:
    NotedPairs(const RowSet &rows, std::size_t top)
        : m_rows(rows), m_archive(*rows.archive()), m_top(top), m_known(slotsFor(*rows.archive())) {}

    /// Not when events came late or a text stands outside of the dictionary: the notes do not say enough
    /// then.
    [[nodiscard]] bool areEnough() const {
        Instant last = Instant::min();
        for (const SegmentFile &segment : m_archive.segments()) {
            const Instant first{std::chrono::milliseconds(segment.header().first)};
            if (first < last || segment.find(Field::Actor, Part::RawRows) ||
                segment.find(Field::Ip, Part::RawRows))
                return false;
            last = Instant(std::chrono::milliseconds(segment.header().last));
        }
        return m_rows.count() == m_archive.rows();
    }

    Groups newest() {
        for (std::uint32_t at = 0; at < m_archive.segments().size(); ++at)
            add(at);
        m_newest.erase(m_newest.begin(),
                       m_newest.end() - static_cast<std::ptrdiff_t>(std::min(m_top, m_newest.size())));
        Groups groups{{}, m_known.size()};
        for (auto pair = m_newest.rbegin(); pair != m_newest.rend(); ++pair)
            groups.top.push_back(groupOf(*pair));
        countAll(groups);
        return groups;
    }

private:
    struct Pair {
        std::uint32_t actor;
        std::uint32_t ip;
        RowId first;

        [[nodiscard]] static std::uint64_t key(std::uint32_t actor, std::uint32_t ip) {
            return static_cast<std::uint64_t>(actor) << 32 | ip;
        }
    };

    /// Most pairs stand in several segments.
    static std::size_t slotsFor(const Archive &archive) {
        std::size_t noted = 0;
        for (const SegmentFile &segment : archive.segments())
            if (const SectionEntry *rows = segment.find(Field::Actor, Part::FirstRows))
                noted += rows->count;
        return std::max<std::size_t>(noted, 4096);
    }

    void add(std::uint32_t at) {
        constexpr std::size_t ahead = 16;
        const SegmentFile &segment = m_archive.segments()[at];
        const auto rows = segment.all<std::uint32_t>(segment.find(Field::Actor, Part::FirstRows));
        const auto actors = codesAt(segment, Field::Actor, rows);
        const auto ips = codesAt(segment, Field::Ip, rows);
        for (std::size_t pair = 0; pair < rows.size(); ++pair) {
            if (pair + ahead < rows.size())
                m_known.prefetch(Pair::key(actors[pair + ahead], ips[pair + ahead]));
            if (m_known.insert(Pair::key(actors[pair], ips[pair])))
                keep({actors[pair], ips[pair], {at, rows[pair]}});
        }
    }

    void keep(const Pair &pair) {
        m_newest.push_back(pair);
        if (m_newest.size() > 2 * m_top + 1000)
            m_newest.erase(m_newest.begin(), m_newest.end() - static_cast<std::ptrdiff_t>(m_top));
    }

    [[nodiscard]] Group groupOf(const Pair &pair) const {
        const auto text = [&](Field field, std::uint32_t code) {
            const std::string_view bytes =
                m_archive.dictionaries()[static_cast<std::size_t>(field)].text(code);
            return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        return {{text(Field::Actor, pair.actor), text(Field::Ip, pair.ip)},
                0,
                pair.first,
                m_archive.reader(pair.first.segment).time(pair.first.row),
                {}};
    }

    /// Counts the pairs that are shown. All their events come after the oldest of their first ones.
    void countAll(Groups &groups) {
        if (groups.top.empty())
            return;
        const auto size = [&](Field field) {
            return m_archive.dictionaries()[static_cast<std::size_t>(field)].size();
        };
        CodeSet actors(size(Field::Actor));
        CodeSet ips(size(Field::Ip));
        PairTable places;
        for (const Pair &pair : m_newest) {
            actors.add(pair.actor);
            ips.add(pair.ip);
            static_cast<void>(places.number(pair.actor, pair.ip));
        }
        actors.finish();
        ips.finish();
        const RowId oldest = m_newest.front().first;
        for (std::uint32_t at = oldest.segment; at < m_archive.segments().size(); ++at) {
            const SegmentFile &segment = m_archive.segments()[at];
            Times times(segment);
            const std::uint32_t from = at == oldest.segment ? oldest.row / 64 * 64 : 0;
            for (std::uint32_t row = from; row < segment.rows(); row += chunkRows) {
                const Chunk chunk{segment, m_archive.reader(at), row,
                                  std::min(chunkRows, segment.rows() - row)};
                ChunkBits left{};
                ChunkBits right{};
                actors.setIn(chunk, segment.find(Field::Actor, Part::Codes), left.data());
                ips.setIn(chunk, segment.find(Field::Ip, Part::Codes), right.data());
                for (std::size_t word = 0; word < chunk.words(); ++word)
                    left[word] &= right[word];
                eachBit(left.data(), chunk.words(), [&](std::uint32_t bit) {
                    const RowReader &reader = chunk.reader;
                    const std::uint32_t place = places.number(reader.code(Field::Actor, row + bit),
                                                              reader.code(Field::Ip, row + bit));
                    if (place >= m_newest.size())
                        return;
                    Group &group = groups.top[m_newest.size() - 1 - place];
                    ++group.count;
                    group.lastTime = times.at(row + bit);
                });
            }
        }
    }

    const RowSet &m_rows;
    const Archive &m_archive;
    std::size_t m_top;
    KeySet m_known;
    std::vector<Pair> m_newest; ///< the last ones that came, the newest last
};

bool isActorAndAddress(const std::vector<Trait> &traits) {
    return traits.size() == 2 && traits[0].field == Field::Actor && traits[0].kind == Trait::Kind::Value &&
           traits[1].field == Field::Ip && traits[1].kind == Trait::Kind::Value;
}

} // namespace

Result<Groups> groupBy(const RowSet &rows, const std::vector<Trait> &traits, GroupOrder order,
                       std::size_t top, const std::stop_token &stop) {
    return guarded([&] {
        if (order == GroupOrder::NewestFirst && isActorAndAddress(traits))
            if (NotedPairs pairs(rows, top); pairs.areEnough())
                return pairs.newest();
        Grouping grouping(rows, traits);
        grouping.count(stop);
        return grouping.best(order, top);
    });
}

} // namespace cloudnx::audit
