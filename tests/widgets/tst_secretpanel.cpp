#include "models/session/otpauth.h"
#include "tests/support/sampleinventory.h"
#include "widgets/parts/qrview.h"
#include "widgets/parts/secretfield.h"
#include "widgets/parts/secretpanel.h"

#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace cloudnx;
using namespace cloudnx::test;
using namespace std::chrono_literals;

namespace {

const char *const seed = "JBSWY3DPEHPK3PXP";

SecretProduct seedProduct() {
    SecretProduct product{ProductKind::TotpSeed, QStringLiteral("Seed"), {}};
    product.parts.push_back({QStringLiteral("secret"), Secret(seed)});
    return product;
}

/// Lets the worker go, however the test ends.
struct Cancelling {
    ScreenDesk &desk;

    ~Cancelling() { desk.cancel(); }
};

Secret codeAt(Instant at) {
    return Totp::parse(QLatin1String(seed)).value().code(at);
}

} // namespace

class TestSecretPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void namesAPhoneThatIsBehind() {
        auto desk = std::make_shared<ScreenDesk>([] {});
        SecretPanel panel(desk, QStringLiteral("owner@example.in"), [] { return sampleNow(); });
        panel.show();
        std::future<Result<Secret>> asked;
        const Cancelling atTheEnd{*desk};
        asked = std::async(std::launch::async, [desk] {
            (void)desk->give(seedProduct());
            return desk->ask({SecretKind::FirstPasscode, QStringLiteral("Code")});
        });
        QVERIFY(QTest::qWaitFor([&] { return desk->request().has_value(); }));
        panel.look();
        QCoreApplication::processEvents();
        QVERIFY(panel.findChild<QrView *>()->isVisible());
        auto *field = qobject_cast<QLineEdit *>(panel.focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, codeAt(sampleNow() - 90s).revealText());
        QTest::keyClick(field, Qt::Key_Return);
        QString said;
        for (auto *line : panel.findChildren<StateLine *>())
            said += line->text();
        QVERIFY2(said.contains(QStringLiteral("90 s behind")), qPrintable(said));
        field->clear();
        QTest::keyClicks(field, codeAt(sampleNow()).revealText());
        QTest::keyClick(field, Qt::Key_Return);
        const auto answer = asked.get();
        QVERIFY(answer);
        QVERIFY(*answer == codeAt(sampleNow()));
    }

    /// An administrator who enrols somebody else must not get a code that carries his own name.
    void theQrNamesWhoseCodesItMakes() {
        auto desk = std::make_shared<ScreenDesk>([] {});
        SecretPanel panel(desk, QStringLiteral("admin"), [] { return sampleNow(); });
        panel.show();
        const OtpAuth hers{Totp::parse(QLatin1String(seed)).value(), QStringLiteral("demo cloud"),
                           QStringLiteral("alice@example.in")};
        SecretProduct product = seedProduct();
        product.parts.push_back({QStringLiteral("otpauth_url"), hers.toUri()});
        QVERIFY(desk->give(product));
        panel.look();
        QCoreApplication::processEvents();
        auto *shown = panel.findChild<QrView *>();
        QVERIFY(shown);
        QrView expected;
        expected.show(hers.toUri());
        shown->resize(shown->sizeHint());
        expected.resize(expected.sizeHint());
        const auto seen = [](QWidget *view) {
            return view->grab().toImage().convertToFormat(QImage::Format_RGB32);
        };
        QCOMPARE(seen(shown), seen(&expected));
        expected.show(OtpAuth{hers.totp, QStringLiteral("CloudNx"), QStringLiteral("admin")}.toUri());
        QVERIFY(seen(shown) != seen(&expected));
    }

    void cancellingEndsTheQuestion() {
        ScreenDesk desk([] {});
        auto asked = std::async(std::launch::async, [&desk] {
            return desk.ask({SecretKind::AccountPassword, QStringLiteral("Password")});
        });
        QVERIFY(QTest::qWaitFor([&] { return desk.request().has_value(); }));
        desk.cancel();
        const auto answer = asked.get();
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
        QVERIFY(!desk.ask({SecretKind::AccountPassword, {}}));
    }

    // An X server hands every selection to every program, and a plain copy has no hint for histories.
    void aSecretIsCopiedWholeAndNeverSelected() {
        SecretField field(QStringLiteral("secret"), Secret("AKIA-of-nobody"));
        field.show();
        QTest::mouseDClick(&field, Qt::LeftButton);
        QTest::keySequence(&field, QKeySequence::SelectAll);
        QTest::keySequence(&field, QKeySequence::SelectNextChar);
        QVERIFY(!field.hasSelectedText());
        QTest::keySequence(&field, QKeySequence::Copy);
        const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(copied->text(), QStringLiteral("AKIA-of-nobody"));
        QCOMPARE(copied->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
    }

    void savesForItsOwnerAlone() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("codes.txt"));
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.close();
        QVERIFY(before.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        SecretProduct codes{ProductKind::BackupCodes, QStringLiteral("Backup codes"), {}};
        codes.parts.push_back({QStringLiteral("1"), Secret("abcd-efgh")});
        QVERIFY(writePrivately(path, textOf(codes)));
        QFile after(path);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), QByteArray("Backup codes\n1: abcd-efgh\n"));
        QVERIFY(!(after.permissions() & (QFile::ReadOther | QFile::ReadGroup)));
    }

    void theQrIsBlackOnWhiteWithItsQuietZone() {
        QrView view;
        QPalette dark;
        dark.setColor(QPalette::Window, Qt::black);
        view.setPalette(dark);
        view.show(Secret("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"));
        view.resize(view.sizeHint());
        const QImage image = view.grab().toImage();
        const int quiet = 4 * 5;
        for (int along = 0; along < image.width(); ++along)
            for (int deep = 0; deep < quiet; ++deep)
                QCOMPARE(image.pixelColor(along, deep), QColor(Qt::white));
        QCOMPARE(image.pixelColor(quiet + 1, quiet + 1), QColor(Qt::black));
    }
};

QTEST_MAIN(TestSecretPanel)
#include "tst_secretpanel.moc"
