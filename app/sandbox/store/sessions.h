#pragma once

#include "app/sandbox/store/people.h"

namespace cloudnx::sandbox {

/// Opens a session and answers with its first pair of tokens, also as cookies. In the open transaction.
[[nodiscard]] Answer openSession(Call &call, const Person &person);

/// Spends a refresh token for the next pair. 401 when it is unknown, expired or revoked; a token spent before
/// revokes its whole session, except within 10 s, when it gets the same pair again.
[[nodiscard]] Answer refreshSession(Call &call, const QString &refreshToken);

/// The session of a refresh token, spent or not.
[[nodiscard]] std::optional<QString> sessionOf(Database &database, const QString &refreshToken);

/// After a right password: a token that stands for it until the code comes, for 5 minutes.
[[nodiscard]] Answer openPending(Call &call, const Person &person);

} // namespace cloudnx::sandbox
