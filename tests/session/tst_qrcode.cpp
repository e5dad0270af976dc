#include "models/session/otpauth.h"
#include "models/session/qrcode.h"

#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace cloudnx;

namespace {

const char *const text =
    "otpauth://totp/CloudNx:alice%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=CloudNx";

/// A bitmap (PBM) of @p columns times @p rows modules, each 6 pixels wide, read by zbarimg.
QString readByZbar(int columns, int rows, const std::function<bool(int, int)> &isDark) {
    constexpr int scale = 6;
    QByteArray picture =
        "P1\n" + QByteArray::number(columns * scale) + ' ' + QByteArray::number(rows * scale) + '\n';
    for (int y = 0; y < rows * scale; ++y) {
        for (int x = 0; x < columns * scale; ++x)
            picture += isDark(x / scale, y / scale) ? "1 " : "0 ";
        picture += '\n';
    }
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("code.pbm"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(picture) != picture.size())
        return QStringLiteral("cannot write");
    file.close();
    QProcess process;
    process.start(QStringLiteral("zbarimg"),
                  {QStringLiteral("--raw"), QStringLiteral("-q"), QStringLiteral("--nodbus"), path});
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// What an eye sees of the terminal's half blocks.
QString readTerminal(const QString &printed, bool inkIsDark) {
    const QStringList lines = printed.split(u'\n', Qt::SkipEmptyParts);
    const auto hasInk = [&](int x, int y) {
        const QChar letter = lines[y / 2][x];
        return letter == u'█' || letter == (y % 2 == 0 ? u'▀' : u'▄');
    };
    return readByZbar(int(lines[0].size()), int(lines.size()) * 2,
                      [&](int x, int y) { return hasInk(x, y) == inkIsDark; });
}

} // namespace

class QrCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void isReadByAnother() {
        const QrCode code = QrCode::encode(Secret(text)).value();
        const int side = code.size() + 2 * QrCode::quietZone;
        QCOMPARE(readByZbar(
                     side, side,
                     [&](int x, int y) { return code.isDark(x - QrCode::quietZone, y - QrCode::quietZone); }),
                 QString::fromLatin1(text));
    }

    void isReadFromBothKindsOfTerminal() {
        const QrCode code = QrCode::encode(Secret(text)).value();
        QCOMPARE(readTerminal(code.toTerminalText(TerminalGround::Dark), false), QString::fromLatin1(text));
        QCOMPARE(readTerminal(code.toTerminalText(TerminalGround::Light), true), QString::fromLatin1(text));
        QVERIFY(code.toTerminalText(TerminalGround::Dark).startsWith(u'█')); // the quiet zone is light: ink
        QVERIFY(code.toTerminalText(TerminalGround::Light).startsWith(u' '));
    }

    void refusesTooMuch() {
        const auto code = QrCode::encode(Secret(std::string(4000, 'x')));
        QVERIFY(!code);
        QCOMPARE(code.error().kind, ErrorKind::Invalid);
        QVERIFY(!QrCode::encode(Secret()));
    }
};

QTEST_GUILESS_MAIN(QrCodeTest)
#include "tst_qrcode.moc"
