#include "models/audit/query/pivots.h"

#include "models/audit/eventfilter.h"
#include "models/audit/query/select.h"
#include "models/filter/terms.h"

namespace cloudnx::audit {

namespace {

[[nodiscard]] QString termOf(const Trait &trait, const QString &value, const Group &group) {
    if (trait.kind == Trait::Kind::HourOfDay) {
        const auto from = std::chrono::floor<std::chrono::hours>(group.firstTime);
        return QStringLiteral("time >= %1 && time < %2")
            .arg(toRfc3339(from), toRfc3339(from + std::chrono::hours(1)));
    }
    if (trait.kind == Trait::Kind::Network && value.contains(u'/'))
        return QStringLiteral("ip in ") + value;
    return filter::termFor(*filter::fieldOf(eventSchema(), static_cast<int>(trait.field)), value,
                           filter::Sense::Only);
}

} // namespace

std::optional<Followed> followedBy(Field field) {
    switch (field) {
    case Field::Actor:
        return Followed::Actor;
    case Field::Ip:
        return Followed::Ip;
    case Field::RequestId:
        return Followed::Request;
    case Field::Resource:
        return Followed::Resource;
    default:
        return std::nullopt;
    }
}

QString followTerm(Followed what, const QString &value) {
    const QString quoted = filter::quoted(value);
    switch (what) {
    case Followed::Actor:
    case Followed::Ip:
    case Followed::Resource:
        return QStringLiteral("%1 == %2").arg(wordOf(what), quoted);
    case Followed::Request:
        return QStringLiteral("request_id == ") + quoted;
    case Followed::Session:
        return QStringLiteral("(details.session == %1 || details.revoked_session == %1)").arg(quoted);
    }
    return {};
}

QString followChanges(Followed what, const QString &value) {
    return filter::narrowed(followTerm(what, value), QStringLiteral("!(method in {GET, HEAD})"));
}

const std::vector<FirstEver> &firstEvers() {
    static const std::vector<FirstEver> all = {
        {"actor+action", {{Field::Actor}, {Field::Action}}},
        {"actor+network", {{Field::Actor}, {Field::Ip, Trait::Kind::Network}}},
        {"actor+ip", {{Field::Actor}, {Field::Ip}}},
        {"actor+hour", {{Field::Actor}, {Field::Time, Trait::Kind::HourOfDay}}},
        {"actor", {{Field::Actor}}},
        {"ip", {{Field::Ip}}},
    };
    return all;
}

QString groupTerm(const std::vector<Trait> &traits, const Group &group) {
    QString text;
    for (std::size_t at = 0; at < traits.size(); ++at)
        text = filter::narrowed(text, termOf(traits[at], group.values[at], group));
    return text;
}

Result<std::vector<RowId>> around(const std::shared_ptr<const Archive> &archive, RowId row,
                                  std::uint64_t many, const std::stop_token &stop) {
    const auto all = select(archive, {}, stop);
    if (!all)
        return failure(all.error());
    const auto place = (*all)->placeOf(row);
    if (!place)
        return failure(place.error());
    const std::uint64_t from = *place > many ? *place - many : 0;
    return (*all)->range(from, *place - from + many + 1);
}

} // namespace cloudnx::audit
