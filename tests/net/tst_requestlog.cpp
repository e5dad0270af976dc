#include "models/net/requestlog.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace std::chrono_literals;

namespace {

RequestRecord record(const char *url) {
    return {.at = Instant(1777809600s),
            .method = HttpMethod::Get,
            .url = QUrl(QString::fromLatin1(url)),
            .status = 200,
            .took = 12ms,
            .requestId = QStringLiteral("req-1"),
            .bytes = 345};
}

} // namespace

class RequestLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void writesOneLine() {
        QCOMPARE(logLine(record("https://cloudnx.in/auth/audit-logs?limit=50&q=my%20password&cursor=abc")),
                 QStringLiteral(
                     R"({"bytes":345,"host":"cloudnx.in","method":"GET","ms":12,)"
                     R"("path":"/auth/audit-logs?limit=50&q=…&cursor=…","request_id":"req-1","status":200,)"
                     R"("time":"2026-05-03T12:00:00Z"})"));
    }

    void leavesOutUserNameAndFragment() {
        const QString line = logLine(record("https://me:s3cret@cloudnx.in/a#s3cret"));
        QVERIFY2(!line.contains(QStringLiteral("s3cret")), qPrintable(line));
    }

    void keepsTheLastOnly() {
        RequestLog log({}, 3);
        for (const char *url : {"https://h/1", "https://h/2", "https://h/3", "https://h/4"})
            log.add(record(url));
        QCOMPARE(log.lines().size(), 3);
        QVERIFY(log.lines().first().contains(QStringLiteral("\"/2\"")));
    }

    void writesAFileForItsOwnerAlone() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("requests.jsonl"));
        RequestLog log(file);
        log.add(record("https://h/1"));
        log.add(record("https://h/2"));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().count('\n'), 2);
        QCOMPARE(QFileInfo(file).permissions() &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }

    void movesAFullFileAside() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("requests.jsonl"));
        RequestLog log(file, 10);
        for (int i = 0; i < 1000; ++i)
            log.add(record("https://h/1"));
        QVERIFY(QFileInfo(file + QStringLiteral(".1")).size() < 4000);
        QVERIFY(QFileInfo(file).size() < 4000);
    }

    void readsBackWhatItWrote() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("requests.jsonl"));
        QVERIFY(readRequestLog(file, 5)->requests.empty());
        RequestLog log(file, 10);
        for (int i = 0; i < 25; ++i) // more than one file holds
            log.add(record(qPrintable(QStringLiteral("https://h/%1?q=x").arg(i))));
        RequestRecord lost = record("https://h/lost");
        lost.status = 0;
        lost.trouble = QStringLiteral("timeout");
        log.add(lost);
        const auto history = readRequestLog(file, 12).value();
        QCOMPARE(history.unreadable, 0);
        QCOMPARE(history.requests.size(), 12U);
        QCOMPARE(history.requests.front().path, QStringLiteral("/14?q=…"));
        const LoggedRequest last = history.requests.back();
        QVERIFY(last.path == QStringLiteral("/lost") && last.trouble == QStringLiteral("timeout"));
        QVERIFY(last.time == Instant(1777809600s) && last.method == QStringLiteral("GET"));
        QVERIFY(last.status == 0 && last.milliseconds == 12 && last.bytes == 345);
        QCOMPARE(last.requestId, QStringLiteral("req-1"));
    }

    void countsLinesThatACrashHasCut() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("requests.jsonl"));
        RequestLog log(file);
        log.add(record("https://h/1"));
        QFile cut(file);
        QVERIFY(cut.open(QIODevice::Append) && cut.write("{\"time\":\"2026-05-0\n") > 0);
        cut.close();
        log.add(record("https://h/2"));
        const auto history = readRequestLog(file, 100).value();
        QCOMPARE(history.unreadable, 1);
        QCOMPARE(history.requests.size(), 2U);
    }

    void survivesAFolderThatIsNotThere() {
        RequestLog log(QStringLiteral("/nowhere/at/all/requests.jsonl"));
        log.add(record("https://h/1"));
        QCOMPARE(log.lines().size(), 1);
    }
};

QTEST_GUILESS_MAIN(RequestLogTest)
#include "tst_requestlog.moc"
