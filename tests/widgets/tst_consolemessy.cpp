#include "models/checklist/report.h"
#include "tests/widgets/console.h"

#include <QRegularExpression>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const QString gstin = QStringLiteral("27AAPFU0939F1ZV"); // published example with a right check digit

/// Rows come by id, and what is made again has another one.
QJsonArray sorted(const QJsonArray &items) {
    std::map<QByteArray, QJsonValue> byText;
    for (const QJsonValue &item : items)
        byText.emplace(QJsonDocument(QJsonArray{item}).toJson() + QByteArray::number(byText.size()), item);
    QJsonArray result;
    for (const auto &[text, item] : byText)
        result.append(item);
    return result;
}

/// @p value without order, ids, times and what this test's own sign-ins leave behind.
QJsonValue plain(const QJsonValue &value) {
    static const QRegularExpression passing(QStringLiteral("(^|_)(id|at|why)$|last_|created|used"));
    if (value.isArray()) {
        QJsonArray items;
        for (const QJsonValue &item : value.toArray())
            items.append(plain(item));
        return sorted(items);
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (const QString &name : object.keys())
        if (passing.match(name).hasMatch())
            object.remove(name);
        else
            object.insert(name, plain(object.value(name)));
    return object;
}

/// The account as it stands; what passes by itself (sessions, the log) is left out, and the allowances, which
/// are only read for a plan.
QJsonObject accountOf(const Inventory &inventory) {
    QJsonObject account = plain(toJson(inventory)).toObject();
    account.remove(QStringLiteral("sessions"));
    account.remove(QStringLiteral("activity"));
    account.remove(QStringLiteral("allowances"));
    return account;
}

QStringList linesOf(const QJsonObject &object) {
    return QString::fromUtf8(QJsonDocument(object).toJson()).split(u'\n');
}

/// The lines of each that the other does not have.
QString difference(const QJsonObject &before, const QJsonObject &after) {
    QStringList gone = linesOf(before);
    QStringList came = linesOf(after);
    for (const QString &line : linesOf(before))
        came.removeOne(line);
    for (const QString &line : linesOf(after))
        gone.removeOne(line);
    return QStringLiteral("gone:\n%1\ncame:\n%2").arg(gone.join(u'\n'), came.join(u'\n'));
}

} // namespace

/// The messy account mended in the window, check by check through plans, and taken back again: what
/// tests/terminal/test_messy.py does in the terminal. No two-factor sign-in to begin with.
class TestConsoleMessy : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_server = std::make_unique<SandboxServer>(
            QStringList{QStringLiteral("--scenario"), QStringLiteral("messy")});
        QVERIFY2(m_server->isRunning(), m_server->trouble().constData());
        QVERIFY(saveProfileOf(*m_server));
        m_console = std::make_unique<Console>();
        QVERIFY(m_console->signsIn(*m_server));
        QVERIFY2(m_console->opens(), qPrintable(textOn(&m_console->window)));
        QVERIFY(readsAgain());
        m_before = accountOf(inventory());
    }

    void mendsWhatIsWrong() {
        QCOMPARE(failing(),
                 QStringLiteral("second-factor iam-user broad-policies kms-key user-data open-ports "
                                "public-databases password-policy public-buckets gstin key-age"));
        for (const char *check : {"second-factor", "open-ports", "key-age", "gstin"}) {
            QVERIFY2(mends(QString::fromLatin1(check)), check);
            QVERIFY(readsAgain());
            QCOMPARE(results().value(QString::fromLatin1(check)), QStringLiteral("pass"));
        }
    }

    /// What no program can mend stays: root's days in the log, and user-data of a machine that runs.
    void saysWhatStays() {
        QCOMPARE(failing(),
                 QStringLiteral("iam-user broad-policies kms-key user-data password-policy public-buckets"));
        QVERIFY(accountOf(inventory()) != m_before);
    }

    void takesItAllBack() {
        for (int plan = 0; plan < 4; ++plan) {
            m_console->press(Qt::Key_Escape);
            m_console->press(Qt::Key_Z, Qt::ControlModifier);
            QVERIFY(answersQuestions());
            const QString before = textOn(m_console->bench().sheet());
            if (!before.contains(QStringLiteral("read back")))
                m_console->apply();
            QVERIFY(answersQuestions());
            const QString came = textOn(m_console->bench().sheet());
            QVERIFY2(came.contains(QStringLiteral("read back")), qPrintable(came));
        }
        QVERIFY(readsAgain());
        const QJsonObject after = accountOf(inventory());
        QVERIFY2(after == m_before, qPrintable(difference(m_before, after)));
    }

    void cleanupTestCase() {
        m_console.reset();
        m_server.reset();
    }

private:
    [[nodiscard]] const Inventory &inventory() const { return m_console->bench().live().inventory(); }

    [[nodiscard]] bool readsAgain() {
        m_console->press(Qt::Key_F5);
        return m_console->comesToRest();
    }

    [[nodiscard]] QMap<QString, QString> results() const {
        QMap<QString, QString> found;
        const auto &statements = m_console->bench().live().seat().cloud().statements();
        for (const Finding &finding : runChecks({inventory(), m_console->clock.now()}, statements).findings)
            found.insert(finding.check, wordOf(finding.result));
        return found;
    }

    [[nodiscard]] QString failing() const {
        QStringList checks;
        for (const Check *check : everyCheck())
            if (results().value(check->id()) == QLatin1String("fail"))
                checks.append(check->id());
        return checks.join(u' ');
    }

    /// One page of the wizard: presses its button, applies the plan, answers what is asked meanwhile.
    [[nodiscard]] bool mends(const QString &check) {
        Page *page = m_console->bench().page(Room::Checklist);
        m_console->bench().go(Room::Checklist, check);
        showAll();
        for (auto *edit : page->findChildren<QLineEdit *>())
            if (edit->isVisible() && edit->text().isEmpty())
                edit->setText(edit->accessibleName().contains(QStringLiteral("GSTIN"))
                                  ? gstin
                                  : QStringLiteral("Example Ltd"));
        const Fix fix = findCheck(check)->fix({inventory(), m_console->clock.now()});
        QPushButton *button = buttonOf(page, fix.verb);
        if (!button)
            return false;
        QTest::keyClick(button, Qt::Key_Space);
        if (!m_console->comesToRest())
            return false;
        m_console->apply();
        return answersQuestions() && textOn(m_console->bench().sheet()).contains(QStringLiteral("read back"));
    }

    /// As a person with an authenticator and the account's password: answers what the sheet asks for until
    /// the plan is through, and keeps the backup codes.
    [[nodiscard]] bool answersQuestions() {
        PlanSheet *sheet = m_console->bench().sheet();
        const auto asksOrRests = [&] { return m_console->window.worker().isIdle() || field(); };
        for (int asked = 0; QTest::qWaitFor(asksOrRests, patience) && field(); ++asked) {
            const QString answer = answerTo(field()->accessibleName(), valueOf(sheet, QStringLiteral("key")));
            if (answer.isEmpty() || asked == 4)
                return false; // a password and a code for the plan, and the same for a step of it
            m_console->type(answer);
            m_console->press(Qt::Key_Return);
        }
        for (const auto *edit : sheet->findChildren<QLineEdit *>())
            if (edit->isReadOnly() && edit->accessibleName() == QStringLiteral("backup_code"))
                m_backupCodes.append(edit->text());
        return m_console->comesToRest();
    }

    [[nodiscard]] QString answerTo(const QString &prompt, const QString &seed) {
        if (prompt.contains(QStringLiteral("assword")))
            return m_server->password().revealText();
        if (seed.isEmpty())
            return m_backupCodes.isEmpty() ? QString() : m_backupCodes.takeFirst();
        return Totp::parse(seed).value().code(SystemClock().now()).revealText();
    }

    /// The empty field that waits for a secret now.
    [[nodiscard]] QLineEdit *field() const {
        for (auto *edit : m_console->bench().sheet()->findChildren<QLineEdit *>())
            if (edit->isVisible() && !edit->isReadOnly() && edit->hasFocus() && edit->text().isEmpty())
                return edit;
        return nullptr;
    }

    /// What the sheet shows once under @p name.
    [[nodiscard]] static QString valueOf(QWidget *root, const QString &name) {
        for (auto *edit : root->findChildren<QLineEdit *>())
            if (edit->isReadOnly() && edit->accessibleName() == name)
                return edit->text();
        return {};
    }

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Console> m_console;
    QJsonObject m_before;
    QStringList m_backupCodes;
};

QTEST_MAIN(TestConsoleMessy)
#include "tst_consolemessy.moc"
