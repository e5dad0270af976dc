#pragma once

#include "models/record/record.h"

namespace cloudnx {

/// Errors: NotFound (it was not waived).
[[nodiscard]] Done unwaive(Record &record, const QString &check);

/// A request about personal data came in. Errors: Invalid (no id), Conflict (it stands there already).
[[nodiscard]] Done receiveRequest(Record &record, const QString &id, Instant now);
/// Errors: NotFound.
[[nodiscard]] Done answerRequest(Record &record, const QString &id, Instant now);

/// Somebody read the audit log up to @p upTo; what was read later before stays.
void noteAuditRead(Record &record, Instant upTo);

} // namespace cloudnx
