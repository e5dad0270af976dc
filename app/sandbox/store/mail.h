#pragma once

#include "app/sandbox/store/people.h"

namespace cloudnx::sandbox {

/// The sandbox sends no mail: it appends what it would send to the outbox file in its data folder.
void mailVerificationCode(Call &call, const Person &person);
void mailResetLink(Call &call, const Person &person, qint64 lifetime);

/// The uid a mailed token stands for, which is spent by this; nothing when it is not known, 410 when it has
/// expired. A verification code counts only together with its uid: "uid:123456".
[[nodiscard]] std::optional<QString> spendMailed(Call &call, const char *purpose, const QString &token);

} // namespace cloudnx::sandbox
