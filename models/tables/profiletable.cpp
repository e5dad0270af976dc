#include "models/tables/profiletable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

QString currentText(const ProfileRow &row) {
    return row.current ? QStringLiteral("in use") : QString();
}

std::vector<Column<ProfileRow>> columns() {
    return {
        fixed(column<ProfileRow>("name", "Profile", &ProfileRow::name)),
        withText(column<ProfileRow>("current", "Current", &ProfileRow::current), currentText),
        column<ProfileRow>("cloud", "Cloud", &ProfileRow::cloud),
        fixed(column<ProfileRow>("url", "URL", &ProfileRow::url)),
        fixed(column<ProfileRow>("account_id", "Account", &ProfileRow::accountId)),
        column<ProfileRow>("identity", "Who", &ProfileRow::identity),
        column<ProfileRow>("signed_in", "Signed in", &ProfileRow::signedIn),
        column<ProfileRow>("from", "From", &ProfileRow::from),
    };
}

} // namespace

ProfileTable::ProfileTable(QObject *parent)
    : RowsTable(columns(), [](const ProfileRow &row) { return row.name; }, parent) {}

} // namespace cloudnx
