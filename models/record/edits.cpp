#include "models/record/edits.h"

#include <algorithm>

namespace cloudnx {

namespace {

DataRequest *requestIn(Record &record, const QString &id) {
    const auto found = std::find_if(record.dataRequests.begin(), record.dataRequests.end(),
                                    [&](const DataRequest &one) { return one.id == id; });
    return found == record.dataRequests.end() ? nullptr : &*found;
}

} // namespace

Done unwaive(Record &record, const QString &check) {
    if (std::erase_if(record.waivers, [&](const Waiver &one) { return one.check == check; }) == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("%1 is not waived.").arg(check));
    return {};
}

Done receiveRequest(Record &record, const QString &id, Instant now) {
    if (id.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("Give the request a name, for example DSAR-7."));
    if (requestIn(record, id))
        return failure(ErrorKind::Conflict, QStringLiteral("%1 stands in the register already.").arg(id));
    record.dataRequests.push_back({id, now, {}});
    return {};
}

Done answerRequest(Record &record, const QString &id, Instant now) {
    DataRequest *request = requestIn(record, id);
    if (!request)
        return failure(ErrorKind::NotFound, QStringLiteral("%1 does not stand in the register.").arg(id));
    request->answeredAt = now;
    return {};
}

void noteAuditRead(Record &record, Instant upTo) {
    record.auditReadAt = std::max(record.auditReadAt.value_or(upTo), upTo);
}

} // namespace cloudnx
