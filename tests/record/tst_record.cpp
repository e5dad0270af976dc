#include "models/record/recordbook.h"
#include "models/record/term.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace cloudnx;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::seconds(1777809600)};

Attestation said(const char *check, Instant at, Instant until) {
    return {QString::fromLatin1(check), QStringLiteral("asha"), at, until, {}, {}};
}

} // namespace

class RecordTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("place/record.json")); }

private Q_SLOTS:

    void init() { QFile::remove(path()); }

    void isEmptyBeforeAnybodyToldAnything() {
        QCOMPARE(RecordBook(path()).read().value(), Record());
        QVERIFY(!QFile::exists(path()));
    }

    void keepsWhatWasTold() {
        const RecordBook book(path());
        QVERIFY(book.change([](Record &record) {
            record.adminRanges = {CidrBlock::parse(QStringLiteral("122.176.45.0/24")).value()};
            record.attestations = {said("backup-codes", noon, noon + 24h)};
            record.waivers = {{QStringLiteral("open-ports"), QStringLiteral("a trade fair"),
                               QStringLiteral("asha"), noon, noon + 48h}};
            record.dataRequests = {{QStringLiteral("DSAR-7"), noon, {}}};
            record.endpoints = {QStringLiteral("www.example.in:443")};
            record.auditReadAt = noon;
        }));
        const Record read = RecordBook(path()).read().value();
        QCOMPARE(read.adminRanges.front().toText(), QStringLiteral("122.176.45.0/24"));
        QVERIFY(attestationOf(read, QStringLiteral("backup-codes")) != nullptr);
        QCOMPARE(read.dataRequests.front().id, QStringLiteral("DSAR-7"));
        QCOMPARE(read.auditReadAt, std::optional(noon));
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void keepsTheFieldsOfANewerProgram() {
        const RecordBook book(path());
        QVERIFY(book.change([](Record &) {}));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"tomorrow\": [1], \"management_port\": 2222}");
        file.close();
        QVERIFY(book.change([](Record &record) { record.auditReadAt = noon; }));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject read = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(read.value(QStringLiteral("tomorrow")).toArray().size(), 1);
        QCOMPARE(read.value(QStringLiteral("management_port")).toInt(), 2222);
    }

    void leavesADamagedFileAlone() {
        const RecordBook book(path());
        QVERIFY(book.change([](Record &) {}));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"attestations\": 7}");
        file.close();
        QCOMPARE(book.read().error().kind, ErrorKind::Integrity);
        QCOMPARE(book.change([](Record &) {}).error().kind, ErrorKind::Integrity);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{\"attestations\": 7}"));
    }

    void losesNothingWhenManyWriteAtOnce() {
        std::vector<std::jthread> writers;
        for (int at = 0; at < 8; ++at)
            writers.emplace_back([this, at] {
                for (int turn = 0; turn < 5; ++turn)
                    (void)RecordBook(path()).change([&](Record &record) {
                        record.endpoints.push_back(QStringLiteral("host-%1-%2:443").arg(at).arg(turn));
                    });
            });
        writers.clear();
        QCOMPARE(RecordBook(path()).read().value().endpoints.size(), std::size_t(40));
    }

    void aWaiverEndsByItself() {
        Record record;
        QVERIFY(waive(record, {QStringLiteral("gstin"), QStringLiteral("not registered yet"),
                               QStringLiteral("asha"), noon, noon + 24h}));
        QVERIFY(waiverOf(record, QStringLiteral("gstin"), noon) != nullptr);
        QVERIFY(waiverOf(record, QStringLiteral("gstin"), noon + 24h - 1ms) != nullptr);
        QVERIFY(waiverOf(record, QStringLiteral("gstin"), noon + 24h) == nullptr);
        QVERIFY(waiverOf(record, QStringLiteral("open-ports"), noon) == nullptr);
    }

    void refusesWhatNobodyAnswersFor() {
        Record record;
        QCOMPARE(waive(record, {QStringLiteral("gstin"), QStringLiteral(" "), QStringLiteral("asha"), noon,
                                noon + 1h})
                     .error()
                     .kind,
                 ErrorKind::Invalid);
        QVERIFY(!waive(record, {QStringLiteral("gstin"), QStringLiteral("why"), {}, noon, noon + 1h}));
        QVERIFY(!waive(record,
                       {QStringLiteral("gstin"), QStringLiteral("why"), QStringLiteral("asha"), noon, noon}));
        QVERIFY(!attest(record, said("backup-codes", noon, noon - 1h)));
        QCOMPARE(record, Record());
    }

    void aRetentionIsDays_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("days");
        const auto row = [](const char *text, int days) {
            QTest::newRow(text) << QString::fromUtf8(text) << days;
        };
        row("30d", 30);
        row(" 30 ", 30);
        row("3650d", 3650);
        for (const char *nonsense :
             {"", "d", "0", "0d", "-3d", "3651", "soon", "30 d d", "1.5d", "99999999999d", "३०d"})
            row(nonsense, 0);
    }

    void aRetentionIsDays() {
        QFETCH(QString, text);
        QFETCH(int, days);
        const auto parsed = parseRetention(text);
        QCOMPARE(parsed.value_or(0), days);
        QVERIFY(parsed || parsed.error().kind == ErrorKind::Usage);
    }

    void theLastWordCounts() {
        Record record;
        QVERIFY(attest(record, said("restore-tested", noon - 48h, noon - 24h)));
        QVERIFY(attest(record, said("restore-tested", noon, noon + 24h)));
        QCOMPARE(record.attestations.size(), std::size_t(1));
        QCOMPARE(attestationOf(record, QStringLiteral("restore-tested"))->at, noon);
    }
};

QTEST_GUILESS_MAIN(RecordTest)
#include "tst_record.moc"
