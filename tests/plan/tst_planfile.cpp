#include "models/plan/plan.h"
#include "tests/plan/everychange.h"

#include <QJsonDocument>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

Plan samplePlan() {
    const QString db = QStringLiteral("db-01");
    return makePlan({FirewallChange(AddRule{db, ruleOf("5432", "10.0.0.0/24")}),
                     FirewallChange(RemoveRule{db, ruleOf("5432", "0.0.0.0/0")})},
                    QStringLiteral("Close 5432 to the internet"), sampleInventory(), sampleNow())
        .value();
}

// The file again with @p edit made to its plan and a digest that fits: what a forger would mail.
QByteArray forged(const std::function<void(QJsonObject &)> &edit) {
    QJsonObject file = QJsonDocument::fromJson(toFile(samplePlan())).object();
    QJsonObject plan = file.value(QStringLiteral("plan")).toObject();
    edit(plan);
    file.insert(QStringLiteral("plan"), plan);
    file.remove(QStringLiteral("digest"));
    file.insert(QStringLiteral("digest"), digestOf(file));
    return QJsonDocument(file).toJson();
}

void editStep(QJsonObject &plan, int number, const char *field, const QJsonValue &value) {
    QJsonArray steps = plan.value(QStringLiteral("steps")).toArray();
    QJsonObject step = steps.at(number).toObject();
    step.insert(QLatin1String(field), value);
    steps.replace(number, step);
    plan.insert(QStringLiteral("steps"), steps);
}

} // namespace

class PlanFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsWhatItWrote() {
        const Plan plan = samplePlan();
        const auto read = fromFile(toFile(plan));
        QVERIFY(read);
        QVERIFY(*read == plan);
    }

    void everyKindOfChangeGoesThroughAFile() {
        for (const Change &change : everyChange()) {
            Plan plan = samplePlan();
            plan.steps.resize(1);
            plan.steps.front().change = change;
            plan.steps.front().inverse = change;
            plan.steps.front().sentence = sentence(change);
            const auto read = fromFile(toFile(plan));
            // The command still is that of another change: noticed.
            QVERIFY(!read);
            QCOMPARE(int(read.error().kind), int(ErrorKind::Integrity));
            Change again = FirewallChange(AddRule{});
            QVERIFY(fromJson(toJson(change), again));
            QVERIFY(again == change);
        }
    }

    // Every byte of the file, replaced, deleted, doubled: never taken for another plan.
    void noByteCanBeAltered() {
        const QByteArray file = toFile(samplePlan());
        int refused = 0;
        for (qsizetype at = 0; at < file.size(); ++at) {
            QByteArray replaced = file;
            replaced[at] = file.at(at) == 'x' ? 'y' : 'x';
            QByteArray doubled = file;
            doubled.insert(at, file.at(at));
            QByteArray deleted = file;
            deleted.remove(at, 1);
            for (const QByteArray &altered : {replaced, doubled, deleted}) {
                const auto read = fromFile(altered);
                if (!read) {
                    QVERIFY(read.error().kind == ErrorKind::Integrity ||
                            read.error().kind == ErrorKind::Invalid);
                    ++refused;
                } else {
                    // What remains are line ends at the very end.
                    QVERIFY2(altered.trimmed() == file.trimmed(), altered.constData());
                }
            }
        }
        QVERIFY(refused > 3 * file.size() - 10);
    }

    void mailMayChangeLineEnds() {
        QByteArray file = toFile(samplePlan());
        file.replace("\n", "\r\n");
        QVERIFY(fromFile(file + "\r\n"));
    }

    void cutOffIsRefused() {
        const QByteArray file = toFile(samplePlan());
        for (qsizetype size = 0; size < file.size() - 1; size += 7)
            QVERIFY(!fromFile(file.left(size)));
    }

    void wordsThatLieAreRefused() {
        const auto sentenceLies = forged(
            [](QJsonObject &plan) { editStep(plan, 0, "sentence", QStringLiteral("Turn on backups")); });
        QCOMPARE(int(fromFile(sentenceLies).error().kind), int(ErrorKind::Integrity));
        const auto commandLies = forged([](QJsonObject &plan) {
            editStep(plan, 1, "command", QJsonArray{QStringLiteral("cloudnx"), QStringLiteral("whoami")});
        });
        QCOMPARE(int(fromFile(commandLies).error().kind), int(ErrorKind::Integrity));
    }

    void whatIsUnknownIsRefused() {
        const auto field =
            forged([](QJsonObject &plan) { plan.insert(QStringLiteral("sudo"), QStringLiteral("yes")); });
        QCOMPARE(int(fromFile(field).error().kind), int(ErrorKind::Invalid));
        const auto noSteps =
            forged([](QJsonObject &plan) { plan.insert(QStringLiteral("steps"), QJsonArray{}); });
        QCOMPARE(int(fromFile(noSteps).error().kind), int(ErrorKind::Invalid));
        const auto kind = forged([](QJsonObject &plan) {
            editStep(plan, 0, "change",
                     QJsonObject{{QStringLiteral("kind"), QStringLiteral("iam.become_root")}});
        });
        QCOMPARE(int(fromFile(kind).error().kind), int(ErrorKind::Invalid));
    }

    void whatIsNoPlanIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("hello");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("another format") << QByteArray(R"({"format":"cloudnx-plan/2","plan":{},"digest":""})");
        QTest::newRow("binary") << QByteArray("\0\1\2\xff", 4);
    }

    void whatIsNoPlanIsRefused() {
        QFETCH(QByteArray, bytes);
        const auto read = fromFile(bytes);
        QVERIFY(!read);
        QCOMPARE(exitCode(read.error().kind), 2);
    }
};

QTEST_GUILESS_MAIN(PlanFileTest)
#include "tst_planfile.moc"
