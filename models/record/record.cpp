#include "models/record/record.h"

#include <algorithm>

namespace cloudnx {

namespace {

/// The last one of @p check; they stand in the order in which they were told.
template <typename T>
const T *newest(const std::vector<T> &told, const QString &check) {
    const auto found =
        std::find_if(told.rbegin(), told.rend(), [&](const T &one) { return one.check == check; });
    return found == told.rend() ? nullptr : &*found;
}

template <typename T>
void put(std::vector<T> &told, T one) {
    std::erase_if(told, [&](const T &old) { return old.check == one.check; });
    told.push_back(std::move(one));
}

template <typename T>
Done checkedSpan(const T &one) {
    if (one.by.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("Say who says so."));
    if (one.until <= one.at)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("It has to end later than now, not at %1.").arg(toRfc3339(one.until)));
    return {};
}

} // namespace

const Attestation *attestationOf(const Record &record, const QString &check) {
    return newest(record.attestations, check);
}

const Waiver *waiverOf(const Record &record, const QString &check, Instant now) {
    const Waiver *waiver = newest(record.waivers, check);
    return waiver && waiver->at <= now && now < waiver->until ? waiver : nullptr;
}

Done attest(Record &record, Attestation attestation) {
    if (auto checked = checkedSpan(attestation); !checked)
        return checked;
    put(record.attestations, std::move(attestation));
    return {};
}

void keep(Record &record, HostReport report) {
    std::erase_if(record.hostReports, [&](const HostReport &old) { return old.instance == report.instance; });
    record.hostReports.push_back(std::move(report));
}

Done waive(Record &record, Waiver waiver) {
    if (waiver.reason.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("Say why it may stay."));
    if (auto checked = checkedSpan(waiver); !checked)
        return checked;
    put(record.waivers, std::move(waiver));
    return {};
}

} // namespace cloudnx
