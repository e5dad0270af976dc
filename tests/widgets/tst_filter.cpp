#include "widgets/parts/filter.h"

#include <QTest>

using namespace cloudnx;

namespace {

const QStringList columns{QStringLiteral("actor"), QStringLiteral("action"), QStringLiteral("status")};

bool accepts(const char *filter, const QStringList &row) {
    const auto parsed = Filter::parse(QString::fromUtf8(filter), columns);
    return parsed && parsed->accepts([&row](int column) { return row.at(column); });
}

} // namespace

class TestFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void picture_data() {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *filter, const char *kept) {
            QTest::newRow(filter) << QByteArray(filter) << QString::fromLatin1(kept);
        };
        row("", "abcd");
        row("alice", "ab");
        row("ALICE", "ab");
        row("alice 200", "a");
        row("actor:alice", "ab");
        row("action:alice", "");
        row("-alice", "cd");
        row("-status:200 alice", "b");
        row("status=20", "");
        row("status:20", "ac");
        row("\"root user\"", "d");
        row("iam:CreateUser", "ab");
        row("actor=\"the root user\"", "d");
        row("-actor=\"the root user\" -actor=alice", "c");
    }

    void picture() {
        QFETCH(QByteArray, filter);
        QFETCH(QString, kept);
        const QList<std::pair<QString, QStringList>> rows{
            {QStringLiteral("a"),
             {QStringLiteral("alice"), QStringLiteral("iam:CreateUser"), QStringLiteral("200")}},
            {QStringLiteral("b"),
             {QStringLiteral("alice"), QStringLiteral("iam:CreateUser"), QStringLiteral("403")}},
            {QStringLiteral("c"),
             {QStringLiteral("bob"), QStringLiteral("kms:Encrypt"), QStringLiteral("200")}},
            {QStringLiteral("d"),
             {QStringLiteral("the root user"), QStringLiteral("x"), QStringLiteral("404")}}};
        QString found;
        for (const auto &[name, row] : rows)
            if (accepts(filter.constData(), row))
                found += name;
        QCOMPARE(found, kept);
    }

    void anUnknownColumnIsNamed() {
        const auto parsed = Filter::parse(QStringLiteral("stauts=200"), columns);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().sentence,
                 QStringLiteral("No column \"stauts\". There are: actor, action, status."));
    }

    void aTermForACellFindsThatCell() {
        const QString term = Filter::termFor(QStringLiteral("actor"), QStringLiteral("the root user"), false);
        QVERIFY(accepts(term.toUtf8().constData(), {QStringLiteral("the root user"), {}, {}}));
        QVERIFY(!accepts(term.toUtf8().constData(), {QStringLiteral("the root users"), {}, {}}));
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
