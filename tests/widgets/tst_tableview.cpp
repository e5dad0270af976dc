#include "models/tables/usertable.h"
#include "tests/support/sampleinventory.h"
#include "widgets/parts/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QSettings>
#include <QTest>

using namespace cloudnx;

namespace {

std::vector<User> people() {
    std::vector<User> users;
    for (const char *name : {"carol", "alice", "bob"})
        users.push_back(test::sample::user(name, 1, {}, {QStringLiteral("CloudNxReadOnlyAccess")}));
    users[0].consoleAccess = true;
    return users;
}

QString picture(const TableView &table) {
    QStringList rows;
    for (int row = 0; row < table.view()->model()->rowCount(); ++row)
        rows.append(table.view()->model()->index(row, 0).data().toString());
    return rows.join(u' ');
}

} // namespace

class TestTableView : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
        QSettings().clear();
    }

    void sortsAndFiltersAndSaysWhyNothingIsShown() {
        UserTable users;
        TableView table(QStringLiteral("t"), QStringLiteral("Users"), &users);
        table.setEmptyText(QStringLiteral("No users."), QStringLiteral("Make one."));
        users.setRows(people());
        QCOMPARE(picture(table), QStringLiteral("carol alice bob"));
        table.view()->sortByColumn(0, Qt::AscendingOrder);
        QCOMPARE(picture(table), QStringLiteral("alice bob carol"));
        table.filter()->setText(QStringLiteral("!(name contains \"a\")"));
        QCOMPARE(picture(table), QStringLiteral("bob"));
        table.filter()->setText(QStringLiteral("nobody"));
        table.show();
        QVERIFY(!table.view()->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        table.filter()->setText(QStringLiteral("nam == x"));
        QVERIFY(
            table.filter()->accessibleDescription().startsWith(QStringLiteral("Column 1: No field \"nam\"")));
    }

    void filtersByTypedValues() {
        UserTable users;
        TableView table(QStringLiteral("t"), QStringLiteral("Users"), &users);
        table.filter()->setText(QStringLiteral("console_access == yes"));
        users.setRows(people()); // the types come with the rows
        QCOMPARE(picture(table), QStringLiteral("carol"));
        table.filter()->setText(QStringLiteral("created_at < 2000-01-01 || name in {bob}"));
        QCOMPARE(picture(table), QStringLiteral("bob"));
    }

    void proposesWhatMayStandAndTakesIt() {
        UserTable users;
        TableView table(QStringLiteral("t"), QStringLiteral("Users"), &users);
        users.setRows(people());
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        table.filter()->setFocus();
        QTest::keyClicks(table.filter(), QStringLiteral("na"));
        QCOMPARE(table.filter()->proposals(), QStringList{QStringLiteral("name")});
        QTest::keyClick(table.filter(), Qt::Key_Tab);
        QTest::keyClicks(table.filter(), QStringLiteral("== "));
        QCOMPARE(table.filter()->proposals(),
                 (QStringList{QStringLiteral("\"carol\""), QStringLiteral("\"alice\""),
                              QStringLiteral("\"bob\"")}));
        QTest::keyClick(table.filter(), Qt::Key_Down);
        QTest::keyClick(table.filter(), Qt::Key_Down);
        QTest::keyClick(table.filter(), Qt::Key_Return);
        QCOMPARE(table.filter()->text(), QStringLiteral("name == \"alice\" "));
        QCOMPARE(picture(table), QStringLiteral("alice"));
        QTest::keyClick(table.filter(), Qt::Key_Escape); // the list
        QTest::keyClick(table.filter(), Qt::Key_Return); // remembers
        QTest::keyClick(table.filter(), Qt::Key_Escape);
        QCOMPARE(picture(table), QStringLiteral("carol alice bob"));
        QTest::keyClick(table.filter(), Qt::Key_Up);
        QCOMPARE(picture(table), QStringLiteral("alice"));
    }

    void aStateIsAlwaysASignAndAWord() {
        UserTable users;
        TableView table(QStringLiteral("t"), QStringLiteral("Users"), &users);
        users.setRows(people());
        const QModelIndex cell =
            table.view()->model()->index(0, users.columnOf(QStringLiteral("mfa_enabled")));
        QCOMPARE(cell.data().toString(), QStringLiteral("⚠ no"));
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), QStringLiteral("needs a look no"));
        QVERIFY(cell.data(Qt::ForegroundRole).isValid());
    }

    void copiesCellAndRow() {
        UserTable users;
        TableView table(QStringLiteral("t"), QStringLiteral("Users"), &users);
        users.setRows(people());
        table.show();
        QVERIFY(table.select(QStringLiteral("alice")));
        QCOMPARE(users.row(table.currentRow()).name, QStringLiteral("alice"));
        QTest::keyClick(table.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("alice"));
        QTest::keyClick(table.view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(
            QStringLiteral("alice\tno\tno\tCloudNxReadOnlyAccess")));
    }

    void remembersItsColumns() {
        UserTable users;
        const int crn = users.columnOf(QStringLiteral("crn"));
        {
            TableView table(QStringLiteral("t"), QStringLiteral("Users"), &users);
            QVERIFY(table.view()->isColumnHidden(crn));
        }
        QSettings().setValue(QStringLiteral("columns/t"),
                             QStringList{QStringLiteral("name"), QStringLiteral("crn")});
        TableView again(QStringLiteral("t"), QStringLiteral("Users"), &users);
        QVERIFY(!again.view()->isColumnHidden(crn));
        QVERIFY(again.view()->isColumnHidden(users.columnOf(QStringLiteral("groups"))));
    }

    void rowsHoldDevanagari() {
        UserTable users;
        TableView table(QStringLiteral("t"), QStringLiteral("Users"), &users);
        QVERIFY(table.view()->verticalHeader()->defaultSectionSize() >= 24);
    }

    void keepsTheChosenRowWhenItIsReadAgain() {
        UserTable users;
        TableView table(QStringLiteral("t"), QStringLiteral("Users"), &users);
        users.setRows(people());
        QVERIFY(table.select(QStringLiteral("bob")));
        auto fewer = people();
        fewer.erase(fewer.begin());
        users.setRows(fewer);
        QCOMPARE(table.currentKey(), QStringLiteral("bob"));
    }
};

QTEST_MAIN(TestTableView)
#include "tst_tableview.moc"
