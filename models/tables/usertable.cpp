#include "models/tables/usertable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

// A user without console access has no sign-in that a second factor could guard.
std::optional<Mood> secondFactorMood(const User &user) {
    const bool isBare = user.mfaEnabled == false && user.consoleAccess != false;
    return isBare ? std::optional(Mood::Look) : std::nullopt;
}

std::vector<Column<User>> columns() {
    return {
        fixed(column<User>("name", "Name", &User::name)),
        column<User>("console_access", "Console", &User::consoleAccess),
        withMood(column<User>("mfa_enabled", "2FA", &User::mfaEnabled), secondFactorMood),
        column<User>("policies", "Policies", &User::policies),
        column<User>("groups", "Groups", &User::groups),
        orElse(column<User>("last_login_at", "Last sign-in", &User::lastLoginAt), "not seen"),
        column<User>("created_at", "Created", &User::createdAt),
        onDemand(fixed(column<User>("id", "Id", &User::id))),
        onDemand(fixed(column<User>("crn", "CRN", &User::crn))),
    };
}

} // namespace

UserTable::UserTable(QObject *parent)
    : RowsTable(columns(), [](const User &user) { return user.name; }, parent) {}

} // namespace cloudnx
