#include "models/filter/parse.h"
#include "models/tables/columns.h"
#include "models/tables/rowstable.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace cloudnx;

namespace {

struct Fruit {
    QString name;
    std::optional<int> weight;
    bool rooted = false;
};

class FruitTable final : public RowsTable<Fruit> {
public:
    FruitTable()
        : RowsTable(
              {column<Fruit>("name", "Name", &Fruit::name),
               orElse(column<Fruit>("weight", "Weight", &Fruit::weight), "not weighed"),
               onDemand(column<Fruit>("rooted", "Rooted", &Fruit::rooted))},
              [](const Fruit &fruit) { return fruit.name; }, nullptr,
              [](const Fruit &fruit) { return fruit.rooted; }) {}
};

std::vector<Fruit> basket() {
    return {{"pear", 200}, {"Apple", 150}, {"fig", {}}, {"apple", 9}, {"oak", 150, true}};
}

filter::Expression containing(const char *part) {
    return {filter::Anywhere{part}};
}

QString namesOf(const RowsTable<Fruit> &table) {
    QStringList names;
    for (int row = 0; row < table.rowCount(); ++row)
        names.append(table.row(row).name);
    return names.join(u' ');
}

} // namespace

class RowsTableTest : public QObject {
    Q_OBJECT

private:
    static constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

private Q_SLOTS:

    void showsRowsAsTheyCame() {
        FruitTable table;
        const QAbstractItemModelTester tester(&table, strict);
        table.setRows(basket());
        QCOMPARE(namesOf(table), QStringLiteral("pear Apple fig apple oak"));
        QCOMPARE(table.index(0, 1).data(ValueRole), QVariant(qint64(200)));
        QCOMPARE(table.index(2, 1).data().toString(), QStringLiteral("not weighed"));
        QVERIFY(!table.index(2, 1).data(ValueRole).isValid());
        QCOMPARE(table.index(1, 1).data(RowKeyRole).toString(), QStringLiteral("Apple"));
        QCOMPARE(table.headerData(1, Qt::Horizontal).toString(), QStringLiteral("Weight"));
        QCOMPARE(table.columnId(1), QStringLiteral("weight"));
        QCOMPARE(table.columnOf(QStringLiteral("rooted")), 2);
        QCOMPARE(table.columnOf(QStringLiteral("Name")), -1);
        QCOMPARE(table.rowOf(QStringLiteral("fig")), 2);
        QCOMPARE(table.rowOf(QStringLiteral("melon")), -1);
        QVERIFY(table.isShownByDefault(0) && !table.isShownByDefault(2));
    }

    void sorts_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<QString>("names");
        QTest::newRow("text, whatever its case") << 0 << false << "Apple apple fig oak pear";
        QTest::newRow("text downwards") << 0 << true << "pear oak fig apple Apple";
        QTest::newRow("numbers as numbers, equal ones as they came")
            << 1 << false << "apple Apple oak pear fig";
        QTest::newRow("downwards, equal ones still as they came, unknown still last")
            << 1 << true << "pear Apple oak apple fig";
        QTest::newRow("no column: as they came") << -1 << false << "pear Apple fig apple oak";
    }

    void sorts() {
        QFETCH(int, column);
        QFETCH(bool, descending);
        FruitTable table;
        const QAbstractItemModelTester tester(&table, strict);
        table.setRows(basket());
        table.sort(1, Qt::DescendingOrder);
        table.sortBy(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        QTEST(namesOf(table), "names");
        table.setRows(basket());
        QTEST(namesOf(table), "names");
    }

    void keepsPersistentIndexesOnTheirRows() {
        FruitTable table;
        table.setRows(basket());
        const QPersistentModelIndex fig = table.index(2, 0);
        const QPersistentModelIndex pear = table.index(0, 1);
        table.sortBy(0, Qt::AscendingOrder);
        QCOMPARE(fig.data().toString(), QStringLiteral("fig"));
        QCOMPARE(fig.row(), 2);
        QCOMPARE(pear.data().toString(), QStringLiteral("200"));
        QCOMPARE(pear.row(), 4);
    }

    void filters_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("names");
        QTest::newRow("nothing keeps all") << " " << "pear Apple fig apple oak";
        QTest::newRow("whatever its case") << "APPLE" << "Apple apple oak";
        QTest::newRow("every word, in any cell") << "150 app" << "Apple oak";
        QTest::newRow("what is shown, not what is kept") << "weighed" << "fig oak";
        QTest::newRow("not what hidden columns say") << "yes" << "oak";
        QTest::newRow("pinned rows always stay") << "zzz" << "oak";
        QTest::newRow("by typed values") << "weight >= 150" << "pear Apple oak";
        QTest::newRow("unknown is not small") << "weight < 100" << "apple oak";
        QTest::newRow("unknown can be asked for") << "weight == \"\"" << "fig oak";
        QTest::newRow("by a column that is not shown") << "rooted == no" << "pear Apple fig apple oak";
    }

    void filters() {
        QFETCH(QString, text);
        FruitTable table;
        const QAbstractItemModelTester tester(&table, strict);
        table.setRows(basket());
        table.setFilter(filter::parse(text, fieldsOf(table), {}).value());
        QTEST(namesOf(table), "names");
        QCOMPARE(table.rows().size(), std::size_t(5));
    }

    void sortsAndFiltersAtOnce() {
        FruitTable table;
        const QAbstractItemModelTester tester(&table, strict);
        table.sortBy(1, Qt::AscendingOrder);
        table.setFilter(containing("p"));
        table.setRows(basket());
        QCOMPARE(namesOf(table), QStringLiteral("apple Apple oak pear"));
        table.setFilter({});
        QCOMPARE(namesOf(table), QStringLiteral("apple Apple oak pear fig"));
    }

    void appendsPageByPage() {
        FruitTable table;
        const QAbstractItemModelTester tester(&table, strict);
        QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);
        table.appendRows({{"pear", 200}, {"fig", 30}});
        table.appendRows({{"kiwi", 80}});
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(namesOf(table), QStringLiteral("pear fig kiwi"));
        table.sortBy(1, Qt::AscendingOrder);
        table.setFilter(containing("i"));
        table.appendRows({{"lime", 40}, {"plum", 50}});
        QCOMPARE(namesOf(table), QStringLiteral("fig lime kiwi"));
        table.appendRows({{"plum", 60}});
        QCOMPARE(table.rows().size(), std::size_t(6));
        QCOMPARE(namesOf(table), QStringLiteral("fig lime kiwi"));
    }
};

QTEST_GUILESS_MAIN(RowsTableTest)
#include "tst_rowstable.moc"
