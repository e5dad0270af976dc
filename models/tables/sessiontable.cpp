#include "models/tables/sessiontable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

QString currentText(const Session &session) {
    return session.current ? QStringLiteral("this one") : QString();
}

std::vector<Column<Session>> columns() {
    return {
        fixed(column<Session>("id", "Session", &Session::id)),
        withText(column<Session>("current", "Current", &Session::current), currentText),
        addresses(column<Session>("ip", "IP", &Session::ip)),
        column<Session>("user_agent", "User agent", &Session::userAgent),
        column<Session>("created_at", "Signed in", &Session::createdAt),
        orElse(column<Session>("last_used_at", "Last used", &Session::lastUsedAt), "not seen"),
    };
}

} // namespace

SessionTable::SessionTable(QObject *parent)
    : RowsTable(columns(), [](const Session &session) { return session.id; }, parent) {}

} // namespace cloudnx
