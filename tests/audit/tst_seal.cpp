#include "models/audit/archive/repair.h"
#include "models/audit/query/select.h"
#include "tests/audit/lines.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <random>
#include <thread>

using namespace cloudnx;
using namespace cloudnx::audit;
using test::everything;
using test::importLines;

namespace {

constexpr int kills = 60;

QByteArray lines(int first, int count) {
    QByteArray text;
    for (int number = first; number < first + count; ++number)
        text += QStringLiteral("{\"time\":\"2026-05-03T12:%1:%2Z\",\"id\":\"e%3\",\"actor\":\"%4\","
                               "\"details\":{\"note\":\"the quiet word %3\"}}\n")
                    .arg(number / 60 % 60, 2, 10, QChar(u'0'))
                    .arg(number % 60, 2, 10, QChar(u'0'))
                    .arg(number)
                    .arg(number % 3 == 0 ? "mallory" : "alice")
                    .toUtf8();
    return text;
}

} // namespace

/// Archives that are encrypted at rest.
class SealTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    QString m_folder;
    const SealKey m_key = SealKey::fresh();
    QByteArray m_before;

    [[nodiscard]] ArchivePlace place(const SealKey &key) const {
        return {m_folder, [key]() -> Result<SealKey> { return key; }};
    }

    [[nodiscard]] ArchivePlace place() const { return place(m_key); }

    [[nodiscard]] QStringList segments() const {
        QStringList paths;
        for (const QFileInfo &one :
             QDir(m_folder).entryInfoList({QStringLiteral("*.segment")}, QDir::Files, QDir::Name))
            paths.append(one.filePath());
        return paths;
    }

    static QByteArray bytesOf(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void change(const QString &path, qsizetype at, char bit) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(at);
        const char byte = static_cast<char>(file.peek(1).at(0) ^ bit);
        file.write(&byte, 1);
    }

    [[nodiscard]] bool isReadableIn(const QByteArray &word) const {
        const QStringList paths = segments();
        return std::any_of(paths.begin(), paths.end(),
                           [&](const QString &path) { return bytesOf(path).contains(word); });
    }

    void encrypt() {
        auto writer = ArchiveWriter::open(m_folder, {}).value();
        const auto done = writer->reseal(std::make_shared<const SealKey>(m_key), {}, {});
        QVERIFY2(done, qPrintable(done ? QString() : done.error().sentence));
    }

private Q_SLOTS:

    void init() {
        m_root = std::make_unique<QTemporaryDir>();
        m_folder = m_root->path() + "/audit";
        QVERIFY(importLines(m_folder, lines(0, 900)));
        QVERIFY(importLines(m_folder, lines(900, 150)));
        m_before = everything(m_folder).value();
        QCOMPARE(segments().size(), 2);
        QVERIFY(isReadableIn("mallory"));
        encrypt();
    }

    void goesThereAndBack() {
        QVERIFY(!isReadableIn("mallory") && !isReadableIn("quiet"));
        QCOMPARE(everything(place()).value(), m_before);
        QVERIFY(importLines(place(), lines(2000, 40))); // what comes later is encrypted, too
        QVERIFY(!isReadableIn("quiet"));
        const QByteArray all = everything(place()).value();
        QCOMPARE(all.count('\n'), 900 + 150 + 40);
        for (const QString &path : segments())
            QCOMPARE(int(QFile::permissions(path) & QFile::Permissions(0x7fff)),
                     int(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));
        {
            auto writer = ArchiveWriter::open(place(), {}).value();
            QVERIFY(writer->reseal(nullptr, {}, {}));
        }
        QCOMPARE(everything(m_folder).value(), all);
        QVERIFY(isReadableIn("quiet"));
        QCOMPARE(readManifest(m_folder)->version, 1);
    }

    void itsQuestionsAreAnsweredAlike() {
        const auto archive = Archive::open(place()).value();
        filter::Expression everythingThere{filter::All{}};
        const auto rows = select(archive, everythingThere, {});
        QCOMPARE((*rows)->count(), 1050U);
        QVERIFY(archive->verify({}));
    }

    void nobodyReadsItWithoutItsKey() {
        const auto none = Archive::open(m_folder);
        QCOMPARE(none.error().kind, ErrorKind::KeychainUnavailable);
        QVERIFY(none.error().sentence.contains(QStringLiteral("its key is not at hand")));
        const auto other = Archive::open(place(SealKey::fresh()));
        QCOMPARE(other.error().kind, ErrorKind::Integrity);
        QVERIFY(other.error().sentence.contains(m_key.id()));
        QCOMPARE(ArchiveWriter::open(m_folder, {}).error().kind, ErrorKind::KeychainUnavailable);
        QCOMPARE(repair(place(SealKey::fresh()), {}).error().kind, ErrorKind::Integrity);
        QCOMPARE(segments().size(), 2); // and nothing was set aside
    }

    void aKeyOutlivesItsText() {
        QVERIFY(SealKey::parse(m_key.toSecret())->bytes() == m_key.bytes());
        for (const char *text : {"", "00", "zz", "0123456789abcdef"})
            QCOMPARE(SealKey::parse(Secret(text)).error().kind, ErrorKind::Integrity);
        QVERIFY(SealKey::fresh().id() != SealKey::fresh().id());
    }

    // Every seventh byte of each file: what is read is the same as before, or an error says that it is
    // damaged.
    void findsEveryChangedByte() {
        int found = 0;
        int total = 0;
        for (const QString &path : segments()) {
            const qsizetype size = QFileInfo(path).size();
            for (qsizetype at = 0; at < size; at += 7, ++total) {
                const char bit = static_cast<char>(1 << (at % 8));
                change(path, at, bit);
                const auto read = everything(place());
                QVERIFY2(!read || *read == m_before, qPrintable(QString::number(at)));
                if (!read) {
                    QCOMPARE(read.error().kind, ErrorKind::Integrity);
                    ++found;
                }
                change(path, at, bit);
            }
        }
        QVERIFY2(found > total / 3, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(total)));
    }

    // What somebody without the key puts there is not believed, though its checksum is that of the list.
    void aPlainSegmentIsNoneOfItsOwn() {
        QTemporaryDir other;
        const QDir plain(other.path() + "/audit");
        QVERIFY(importLines(plain.path(), lines(0, 900)));
        QCOMPARE(readManifest(plain.path())->segments[0].checksum,
                 readManifest(m_folder)->segments[0].checksum);
        const QString first = segments()[0];
        QVERIFY(QFile::remove(first));
        QVERIFY(QFile::copy(plain.filePath(plain.entryList({QStringLiteral("*.segment")}).first()), first));
        const auto read = everything(place());
        QCOMPARE(read.error().kind, ErrorKind::Integrity);
        QVERIFY2(read.error().sentence.contains(QStringLiteral("is not encrypted")),
                 qPrintable(read.error().sentence));
    }

    // Blocks that change places are damage, in one file and between two.
    void blocksStayWhereTheyWere() {
        const QByteArray whole = bytesOf(segments()[0]);
        QFile file(segments()[0]);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(4096);
        file.write(whole.mid(2 * 4096, 4096) + whole.mid(4096, 4096));
        file.close();
        QCOMPARE(everything(place()).error().kind, ErrorKind::Integrity);
    }

    void repairsWhatIsDamaged() {
        change(segments()[0], 3 * 4096 + 11, 4);
        QCOMPARE(everything(place()).error().kind, ErrorKind::Integrity);
        const auto report = repair(place(), {});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().sentence));
        QCOMPARE(report->damaged.size(), 1);
        QCOMPARE(report->lostRows, 900U);
        QCOMPARE(everything(place())->count('\n'), 150);
        QVERIFY(!isReadableIn("quiet") && !isReadableIn("mallory"));
    }

    void findsItsKeyWithoutAManifest() {
        QFile manifest(manifestPath(m_folder));
        QVERIFY(manifest.open(QIODevice::WriteOnly));
        manifest.write("no manifest\n");
        manifest.close();
        const auto report = repair(place(), {});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().sentence));
        QVERIFY(report->manifestMade && report->damaged.isEmpty());
        QCOMPARE(everything(place()).value(), m_before);
        QCOMPARE(readManifest(m_folder)->sealedBy.value(), m_key.id());
    }

    // Several at once need the same blocks for the first time.
    void threadsShareIt() {
        for (int round = 0; round < 5; ++round) {
            const auto archive = Archive::open(place()).value();
            std::vector<std::jthread> readers;
            std::atomic<int> same = 0;
            for (int reader = 0; reader < 4; ++reader)
                readers.emplace_back([&] {
                    std::string text;
                    for (std::uint32_t segment = 0; segment < archive->segments().size(); ++segment)
                        for (std::uint32_t row = 0; row < archive->segments()[segment].rows(); ++row)
                            if (!archive->appendJson({segment, row}, text))
                                return;
                    same += QByteArray::fromStdString(text) == m_before ? 1 : 0;
                });
            readers.clear();
            QCOMPARE(same.load(), 4);
        }
    }

    // Whenever it is killed, the archive is wholly the one or wholly the other.
    void aResealThatWasKilledLeavesOneOfTheTwo() {
        std::mt19937 random(20261126);
        const QString text = m_key.toSecret().revealText();
        int halfway = 0;
        int encrypted = 0;
        long longest = 1'000'000; // ns; follows how long it takes, so that some are killed and some are not
        for (int kill = 0; kill < kills; ++kill) {
            const bool isThere = readManifest(m_folder)->sealedBy.has_value();
            QProcess resealing;
            resealing.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            resealing.start(QStringLiteral(CLOUDNX_ARCHIVEPROBE),
                            {isThere ? "unseal" : "seal", m_folder, text});
            QVERIFY(resealing.waitForReadyRead(30000)); // "open"
            const timespec moment{0, static_cast<long>(random()) % longest};
            nanosleep(&moment, nullptr);
            resealing.kill(); // SIGKILL; nothing when it ended by itself
            resealing.waitForFinished(-1);
            halfway += resealing.exitStatus() == QProcess::CrashExit ? 1 : 0;
            QCOMPARE(everything(place()).value(), m_before);
            const Manifest manifest = readManifest(m_folder).value();
            const bool isNow = manifest.sealedBy.has_value();
            encrypted += isNow ? 1 : 0;
            longest = std::clamp(isNow == isThere ? longest * 2 : longest / 2, 100'000L, 999'000'000L);
            for (const SegmentName &name : manifest.segments)
                QCOMPARE(MappedFile::isEncrypted(m_folder + u'/' + name.file).value(), isNow);
        }
        QVERIFY2(halfway > 0 && encrypted > 0 && encrypted < kills,
                 qPrintable(QStringLiteral("%1 %2").arg(halfway).arg(encrypted)));
    }
};

QTEST_GUILESS_MAIN(SealTest)
#include "tst_seal.moc"
