#include "widgets/parts/clipboard.h"

#include <QApplication>
#include <QProcess>
#include <QTest>

using namespace cloudnx;
using namespace std::chrono_literals;

namespace {

/// What another program sees; empty when nobody offers @p format.
QByteArray seen(const char *format) {
    QProcess reader;
    reader.start(QStringLiteral("xclip"),
                 {QStringLiteral("-selection"), QStringLiteral("clipboard"), QStringLiteral("-o"),
                  QStringLiteral("-t"), QString::fromLatin1(format)});
    // Our own loop has to turn: it is we who are asked.
    if (!QTest::qWaitFor([&] { return reader.state() == QProcess::NotRunning; }, 20000))
        qFatal("xclip never ended");
    return reader.readAllStandardOutput();
}

void copyElsewhere(const QByteArray &text) {
    QProcess writer;
    writer.start(QStringLiteral("xclip"), {QStringLiteral("-selection"), QStringLiteral("clipboard")});
    writer.write(text);
    writer.closeWriteChannel();
    if (!QTest::qWaitFor([&] { return writer.state() == QProcess::NotRunning; }, 20000))
        qFatal("xclip never ended");
}

} // namespace

/// Under a real X server, read by a program that is not ours.
class TestClipboard : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void historiesAreToldThatItIsASecret() {
        copySecret(Secret("s3cret"), 1min);
        QCOMPARE(seen("UTF8_STRING"), QByteArray("s3cret"));
        QCOMPARE(seen("x-kde-passwordManagerHint"), QByteArray("secret"));
        copyText(QStringLiteral("plain"));
        QCOMPARE(seen("UTF8_STRING"), QByteArray("plain"));
        QCOMPARE(seen("x-kde-passwordManagerHint"), QByteArray());
    }

    void itIsTakenBackInTime() {
        copySecret(Secret("s3cret"), 500ms);
        QCOMPARE(seen("UTF8_STRING"), QByteArray("s3cret"));
        QTRY_COMPARE_WITH_TIMEOUT(seen("UTF8_STRING"), QByteArray(), 20000);
    }

    void aNewerSecretHasItsOwnTime() {
        copySecret(Secret("first"), 300ms);
        copySecret(Secret("second"), 1min);
        QTest::qWait(600);
        QCOMPARE(seen("UTF8_STRING"), QByteArray("second"));
    }

    void whatAnotherProgramCopiedStays() {
        copySecret(Secret("s3cret"), 300ms);
        copyElsewhere("not ours");
        QTest::qWait(600);
        QCOMPARE(seen("UTF8_STRING"), QByteArray("not ours"));
    }
};

QTEST_MAIN(TestClipboard)
#include "tst_clipboard.moc"
