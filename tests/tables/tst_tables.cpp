#include "models/judge/overview.h"
#include "models/plan/command.h"
#include "models/tables/accesskeytable.h"
#include "models/tables/buckettable.h"
#include "models/tables/eventtable.h"
#include "models/tables/export.h"
#include "models/tables/exposuretable.h"
#include "models/tables/findingtable.h"
#include "models/tables/firewallruletable.h"
#include "models/tables/grouptable.h"
#include "models/tables/instancetable.h"
#include "models/tables/journaltable.h"
#include "models/tables/kmskeytable.h"
#include "models/tables/policytable.h"
#include "models/tables/principaltable.h"
#include "models/tables/profiletable.h"
#include "models/tables/sessiontable.h"
#include "models/tables/usertable.h"
#include "models/tables/volumetable.h"
#include "tests/support/sampleinventory.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTest>

#include <memory>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

template <typename TableOfRows, typename Rows>
std::unique_ptr<Table> filled(Rows rows) {
    auto table = std::make_unique<TableOfRows>();
    table->setRows(std::move(rows));
    return table;
}

Step closeStep() {
    const RuleSpec rule = ruleOf("5432", "0.0.0.0/0");
    const Change remove = FirewallChange(RemoveRule{QStringLiteral("db-01"), rule});
    return {remove,
            sentence(remove),
            Change(FirewallChange(AddRule{QStringLiteral("db-01"), rule})),
            {},
            {QStringLiteral("cloudnx"), QStringLiteral("firewall"), QStringLiteral("remove"),
             QStringLiteral("db 01's")}};
}

Step deleteStep() {
    const Change remove = IamChange(DeleteUser{QStringLiteral("bob")});
    return {remove, sentence(remove), {}, QStringLiteral("cannot be undone: its keys are gone for good"), {}};
}

std::vector<JournalEntry> journal() {
    JournalEntry entry;
    entry.time = sampleNow();
    entry.planId = QStringLiteral("p-1");
    entry.state = StepState::Done;
    entry.sentence = closeStep().sentence;
    entry.inverse = closeStep().inverse;
    entry.requestId = QStringLiteral("req-7");
    JournalEntry failed = entry;
    failed.step = 1;
    failed.state = StepState::Failed;
    failed.inverse = {};
    failed.sentence = deleteStep().sentence;
    failed.error = QStringLiteral("Refused: policy denies it.");
    return {entry, failed};
}

Finding findingOf(const char *check, CheckResult result, const char *summary) {
    return {QString::fromLatin1(check), {}, result, Severity::High, QString::fromUtf8(summary), {}, {}};
}

std::vector<Finding> findings() {
    return {findingOf("second-factor", CheckResult::Pass, "On since 2026-01-01."),
            findingOf("open-ports", CheckResult::Fail, "db-01 answers everyone on 5432."),
            findingOf("iam-user", CheckResult::Unknown, "The audit log may not be read."),
            findingOf("gstin", CheckResult::NotOffered, "This cloud keeps no GSTIN."),
            findingOf("volumes-encrypted", CheckResult::Stated, "Volumes are encrypted.")};
}

std::unique_ptr<Table> tableOf(const QByteArray &name) {
    const Inventory all = sampleInventory();
    if (name == "users")
        return filled<UserTable>(*all.users);
    if (name == "groups")
        return filled<GroupTable>(*all.groups);
    if (name == "policies")
        return filled<PolicyTable>(*all.policies);
    if (name == "access keys")
        return filled<AccessKeyTable>(accessKeyRows(*all.accessKeys, sampleNow()));
    if (name == "principals")
        return filled<PrincipalTable>(*all.principals);
    if (name == "instances")
        return filled<InstanceTable>(*all.instances);
    if (name == "volumes")
        return filled<VolumeTable>(*all.volumes);
    if (name == "firewall rules")
        return filled<FirewallRuleTable>(firewallRuleRows(*all.firewall));
    if (name == "exposure")
        return filled<ExposureTable>(exposuresOf(*all.firewall));
    if (name == "kms keys")
        return filled<KmsKeyTable>(*all.kmsKeys);
    if (name == "events")
        return filled<EventTable>(
            std::vector<Event>(all.activity->events.begin(), all.activity->events.begin() + 3));
    if (name == "sessions")
        return filled<SessionTable>(*all.sessions);
    if (name == "buckets")
        return filled<BucketTable>(*all.buckets);
    if (name == "findings")
        return filled<FindingTable>(findings());
    if (name == "journal")
        return filled<JournalTable>(journal());
    return filled<ProfileTable>(std::vector<ProfileRow>{
        {QStringLiteral("sandbox"), QStringLiteral("cloudnx"), QStringLiteral("https://localhost:8443"),
         QStringLiteral("100000003"), QStringLiteral("owner@example.in"), true, true},
        {QStringLiteral("live"),
         QStringLiteral("cloudnx"),
         QStringLiteral("https://cloudnx.in"),
         QString(),
         QString(),
         false,
         {}}});
}

QString picture(const Table &table) {
    const auto columns = chosenColumns(table, {}, ExportFormat::Text);
    return QString::fromUtf8(exportTable(table, *columns, ExportFormat::Text));
}

// tests/tables/pictures.txt: "== name", then the table as the terminal shows it.
std::vector<std::pair<QString, QString>> pictures() {
    QFile file(QStringLiteral(CLOUDNX_SOURCE_DIR "/tests/tables/pictures.txt"));
    std::vector<std::pair<QString, QString>> found;
    if (!file.open(QIODevice::ReadOnly))
        return found;
    for (const QString &block :
         QString::fromUtf8(file.readAll()).split(QStringLiteral("== "), Qt::SkipEmptyParts))
        found.emplace_back(block.section(u'\n', 0, 0), block.section(u'\n', 1).trimmed() + u'\n');
    return found;
}

} // namespace

class TablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // A log of the service, something we inferred and something we did never look alike.
    void whatTheServiceDidNotSayLooksDifferent() {
        Event said;
        said.actorKind = ActorKind::Iam;
        Event inferred = said;
        inferred.origin = EventOrigin::Inferred;
        Event ours = said;
        ours.origin = EventOrigin::WeDid;
        EventTable table;
        table.setRows({said, inferred, ours});
        QStringList by;
        for (int row = 0; row < 3; ++row)
            by += table.index(row, 1).data().toString();
        QCOMPARE(by, (QStringList{QStringLiteral("iam"), QStringLiteral("(inferred)"),
                                  QStringLiteral("(we did)")}));
    }

    void looksLikeThis_data() {
        QTest::addColumn<QString>("wanted");
        const auto wanted = pictures();
        QCOMPARE(wanted.size(), std::size_t(16));
        for (const auto &[name, picture] : wanted)
            QTest::newRow(qPrintable(name)) << picture;
    }

    void looksLikeThis() {
        const auto table = tableOf(QTest::currentDataTag());
        QTEST(picture(*table), "wanted");
        const QAbstractItemModelTester tester(table.get(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int column = 0; column < table->columnCount(); ++column)
            table->sortBy(column, Qt::DescendingOrder);
    }

    void namesColumnsInSnakeCaseAndRowsApart_data() { looksLikeThis_data(); }

    void namesColumnsInSnakeCaseAndRowsApart() {
        const auto table = tableOf(QTest::currentDataTag());
        QSet<QString> ids;
        for (int column = 0; column < table->columnCount(); ++column) {
            const QString id = table->columnId(column);
            QVERIFY2(std::all_of(id.begin(), id.end(),
                                 [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'_'; }),
                     qPrintable(id));
            ids.insert(id);
        }
        QCOMPARE(ids.size(), table->columnCount());
        QSet<QString> keys;
        for (int row = 0; row < table->rowCount(); ++row)
            keys.insert(table->index(row, 0).data(RowKeyRole).toString());
        QCOMPARE(keys.size(), table->rowCount());
    }

    void neverHidesThePlatformsOwnRule() {
        FirewallRuleTable rules;
        rules.setRows(firewallRuleRows(*sampleInventory().firewall));
        rules.setFilter({filter::Anywhere{"5432"}});
        QCOMPARE(rules.rowCount(), 4); // the rule, and three implicit ones
        ExposureTable exposure;
        exposure.setRows(exposuresOf(*sampleInventory().firewall));
        exposure.setFilter({filter::Anywhere{"nothing says this"}});
        QCOMPARE(exposure.rowCount(), 3);
    }

    void tellsInstancesThatWereNotReadFromNone() {
        FirewallRuleTable table;
        const FirewallGroup group = sampleInventory().firewall->front();
        auto rows = firewallRuleRows(std::vector<GroupRules>{{group.name, group.rules}});
        rows.push_back(rows.front());
        rows.back().instances.emplace();
        table.setRows(rows);
        const int column = table.columnOf(QStringLiteral("instances"));
        QCOMPARE(table.index(0, column).data().toString(), QStringLiteral("not read"));
        QVERIFY(!table.index(0, column).data(ValueRole).isValid());
        const QModelIndex none = table.index(int(rows.size()) - 1, column);
        QVERIFY(none.data().toString() != QStringLiteral("not read"));
        QVERIFY(none.data(ValueRole).isValid());
    }

    void quotesCommandsForAShell() {
        QCOMPARE(shellLine(closeStep().command), QStringLiteral("cloudnx firewall remove 'db 01'\\''s'"));
    }

    void tellsUnknownFromNo() {
        InstanceTable table;
        Instance hidden = sample::instance("hidden", 1);
        hidden.userData.reset();
        Instance leaky =
            sample::instance("leaky", 2, UserData::of("password=hunter22hunter\ntoken: abcdefgh12\n"));
        table.setRows({sample::instance("clean", 3, UserData::of("#!/bin/sh\n")), hidden, leaky});
        const int column = table.columnOf(QStringLiteral("secrets_in_user_data"));
        const auto text = [&](int row) { return table.index(row, column).data().toString(); };
        QCOMPARE(text(0), QStringLiteral("no secret seen"));
        QCOMPARE(text(1), QStringLiteral("?"));
        QCOMPARE(text(2), QStringLiteral("2 secrets"));
        QVERIFY(!table.index(1, column).data(ValueRole).isValid());
        QCOMPARE(table.index(2, column).data(MoodRole).toInt(), static_cast<int>(Mood::Wrong));
    }
};

QTEST_GUILESS_MAIN(TablesTest)
#include "tst_tables.moc"
