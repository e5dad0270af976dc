#include "models/filter/terms.h"
#include "tests/filter/fields.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const Instant now = at("2026-05-10T12:00:00Z");

const std::vector<std::unique_ptr<Event>> &events() {
    static const QVariant none;
    static const std::vector<std::unique_ptr<Event>> all = [] {
        std::vector<std::unique_ptr<Event>> rows;
        const auto add = [&rows](char name, std::vector<QVariant> values) {
            rows.push_back(std::make_unique<Event>(name, std::move(values)));
        };
        add('a', {timeCell("2026-05-10T11:59:00Z"), "alice", qint64(200), "10.1.2.3", "iam:CreateUser", false,
                  json(R"({"port":5432,"from":"0.0.0.0/0","mfa":true})"), QStringList{"admins", "ops"}});
        add('b', {timeCell("2026-05-09T23:59:59.999Z"), "bob", qint64(403), "192.0.2.7", "kms:Encrypt", false,
                  json(R"({"error":{"code":"forbidden"},"port":"22"})"), QStringList{"ops"}});
        add('c', {timeCell("2026-05-01T00:00:00Z"), "root user", qint64(500), "2001:db8::7", "iam:DeleteUser",
                  true, json(R"({"changes":[{"field":"name","to":1.5},{"field":"port","to":"x"}]})"),
                  QStringList{}});
        add('d', {none, "", none, "AWS Internal", "", none, none, QStringList{"ops, admins"}});
        return rows;
    }();
    return all;
}

QString kept(const QString &text) {
    const auto parsed = filter::parse(text, fields(), now);
    if (!parsed)
        return QStringLiteral("%1+%2: %3")
            .arg(parsed.error().at)
            .arg(parsed.error().length)
            .arg(parsed.error().sentence);
    QString names;
    for (const auto &row : events())
        if (filter::holds(*parsed, fields(), *row))
            names += QLatin1Char(row->name);
    return names;
}

} // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // What a term says of a key, whatever it is called, is what the language understands of it.
    void keysOfAnyName_data() {
        QTest::addColumn<QString>("key");
        for (const char *key : {"port", "a.b", "a.b.c", "a b", ".", "x\"y", "back\\slash", "ü", "a{b}", "and",
                                "x,y", "kubernetes.io/name", "!=", "&&", "\"", "(a)", "k~"})
            QTest::newRow(key) << QString::fromUtf8(key);
    }

    void keysOfAnyName() {
        QFETCH(QString, key);
        const filter::Field &details = *filter::fieldNamed(fields(), u"details");
        for (const QStringList &path : {QStringList{key}, QStringList{QStringLiteral("tags"), key}}) {
            QJsonValue value = QStringLiteral("v");
            for (auto step = path.rbegin(); step != path.rend(); ++step)
                value = QJsonObject{{*step, value}};
            const Event with('w', {{}, {}, {}, {}, {}, {}, value.toObject(), {}});
            const Event without('o', {{}, {}, {}, {}, {}, {}, QJsonObject{{QStringLiteral("other"), 1}}, {}});
            const QString term = filter::termFor(details, QStringLiteral("v"), filter::Sense::Only, path);
            const auto parsed =
                filter::parse(term + QStringLiteral(" && !(actor == x)"), fields(), Instant());
            QVERIFY2(parsed, qPrintable(term));
            QVERIFY2(filter::holds(*parsed, fields(), with), qPrintable(term));
            QVERIFY2(!filter::holds(*parsed, fields(), without), qPrintable(term));
        }
    }

    void keeps_data() {
        QTest::addColumn<QString>("names");
        const auto row = [](const char *text, const char *names) { QTest::newRow(text) << names; };
        row("", "abcd");
        row("  ", "abcd");
        // text
        row("actor == \"alice\"", "a");
        row("actor==alice", "a");
        row("actor == Alice", "");
        row("actor != alice", "bcd");
        row("actor == \"\"", "d");
        row("actor != \"\"", "abc");
        row("actor in {alice, \"root user\"}", "ac");
        row("actor in {alice bob}", "ab");
        row("action ~ \"iam:*\"", "ac");
        row("action ~ iam:?reate*", "a");
        row("action ~ user", "");
        row("action contains \"User\"", "ac");
        row("action contains \"user\"", "");
        row("action matches \"(?i)user$\"", "ac");
        row("action matches \"^kms:\\w+\"", "b");
        row("groups == ops", "ab");
        row("groups == \"ops, admins\"", "d");
        // numbers
        row("status == 200", "a");
        row("status != 200", "bcd");
        row("status >= 403", "bc");
        row("status > 403", "c");
        row("status < 403", "a");
        row("status <= 403", "ab");
        row("!(status >= 400)", "ad");
        row("status in {200, 500..599}", "ac");
        row("status == \"\"", "d");
        row("status < -9223372036854775808", "");
        // addresses
        row("ip == 10.1.2.3", "a");
        row("ip in 10.0.0.0/8", "a");
        row("ip == 10.0.0.0/8", "a");
        row("ip in {192.0.2.0/24, 2001:db8::/32}", "bc");
        row("ip in ::/0", "c");
        row("ip != 10.1.2.3", "bcd");
        row("ip ~ \"AWS *\"", "d");
        row("ip contains \"2.\"", "ab");
        // times
        row("time > -1h", "a");
        row("time > -1d", "ab");
        row("time <= -9d", "c");
        row("time == 2026-05-09", "b");
        row("time > 2026-05-09", "a");
        row("time >= 2026-05-09", "ab");
        row("time <= 2026-05-09", "bc");
        row("time < 2026-05-09", "c");
        row("time in {2026-05-01..2026-05-09}", "bc");
        row("time in {2026-05-01, -10m..now}", "ac");
        row("time == 2026-05-09T23:59:59.999Z", "b");
        row("time == 2026-05-10T13:59:00+02:00", "a");
        row("time == 2026-05-10T11:59", "a");
        row("time == \"2026-05-10 11:59:00Z\"", "a");
        row("time == \"\"", "d");
        // flags
        row("root == yes", "c");
        row("root == false", "ab");
        row("root != true", "abd");
        // JSON
        row("details.port == 5432", "a");
        row("details.port == \"5432\"", "a");
        row("details.port < 100", "b");
        row("details.port in {22, 5432}", "ab");
        row("details.port in {20..30}", "b");
        row("details.from in 0.0.0.0/0", "a");
        row("details.mfa == true", "a");
        row("details.error.code == \"forbidden\"", "b");
        row("details.error == \"\"", "abcd"); // an object is no text
        row("details.changes.field == \"port\"", "c");
        row("details.changes.to == 1.5", "c");
        row("details.changes.to ~ x", "c");
        row("details.error.code != \"\"", "b");
        row("details contains \"\\\"code\\\":\\\"forb\"", "b");
        row("details == \"\"", "d");
        // free text
        row("ALICE", "a");
        row("iam:", "ac");
        row("\"root user\"", "c");
        row("forbidden", "b");
        row("iam alice", "a");
        row("status", "");
        row("10.1.2", "a");
        row("admins", "ad");
        // joints
        row("actor == alice || actor == bob", "ab");
        row("actor == alice or status == 403 and actor == bob", "ab");
        row("(actor == alice or status == 403) and actor == bob", "b");
        row("!alice !bob", "cd");
        row("not alice && not (bob || root)", "d");
        row("!!alice", "a");
        row("iam: status == 500", "c");
        row("Alice AND iam", "a");
        // faults: place, length, sentence
        row("stauts == 1",
            "0+6: No field \"stauts\". There are: time, actor, status, ip, action, root, details, groups.");
        row("actor = alice", "6+1: A single = compares nothing. Write ==.");
        row("actor == \"al", "9+3: The closing \" is missing.");
        row("actor ==", "8+0: A value should stand behind ==.");
        row("alice &&", "8+0: The filter ends where a test should stand.");
        row("alice & bob", "6+1: Write && for \"and\".");
        row("(alice", "0+1: The closing ) is missing.");
        row("alice)", "5+1: There is no ( for this ).");
        row("status == abc", "10+3: \"abc\" is not a whole number.");
        row("status ~ 4*",
            "7+1: status is a whole number; ~ does not apply. Use ==, !=, <, <=, >, >= or in.");
        row("actor < b", "6+1: actor is text; < does not apply. Use ==, !=, in, contains, ~ or matches.");
        row("ip == web-01", "6+6: \"web-01\" is not an address; for other text use ~ or contains.");
        row("ip in 10.0.0.0/33", "6+11: \"10.0.0.0/33\" is no address block like 10.0.0.0/8.");
        row("time > 7d", "7+2: \"7d\" is not a time. Write 2026-05-03, 2026-05-03T12:00:00Z, -7d or now.");
        row("time == 2026-02-30",
            "8+10: \"2026-02-30\" is not a time. Write 2026-05-03, 2026-05-03T12:00:00Z, -7d or now.");
        row("root == maybe", "8+5: \"maybe\" is not yes or no.");
        row("actor matches \"(\"", "14+3: This is no regular expression: missing ): (.");
        row("actor in alice", "9+5: Behind \"in\" stands a list like {a, b}.");
        row("actor in {alice", "9+1: The closing } is missing.");
        row("actor.name == x", "0+10: \"actor\" has no parts.");
        row("details == x", "8+2: details is JSON; == does not apply. Name a part of it, details.key, or use "
                            "contains, ~ or matches.");
        row("details.port > x", "15+1: \"x\" is not a number.");
        row("== 4", "0+2: A test should stand here: field == value, or a word to look for.");
        row("actor == a }", "11+1: A test cannot begin like this.");
    }

    void keeps() {
        QFETCH(QString, names);
        QCOMPARE(kept(QString::fromUtf8(QTest::currentDataTag())), names);
    }

    void nestingHasAnEnd() {
        QVERIFY(kept(QString(99, u'!') + u'x').size() <= 4);
        QVERIFY(kept(QString(5000, u'(')).contains(QStringLiteral("nested too deeply")));
        QVERIFY(kept(QString(70'000, u'x')).contains(QStringLiteral("64 KiB")));
    }

    void anErrorPointsAtThePlace() {
        const QString text = QStringLiteral("actor == alice && stauts == 1");
        const auto parsed = filter::parse(text, {{.name = QStringLiteral("actor")}}, now);
        QVERIFY(!parsed);
        const Error error = filter::errorOf(text, parsed.error());
        QCOMPARE(error.sentence, QStringLiteral("The filter is wrong at column 19.\n"
                                                "  actor == alice && stauts == 1\n"
                                                "                    ^^^^^^\n"
                                                "No field \"stauts\". There are: actor."));
        QCOMPARE(exitCode(error.kind), 2);
    }

    // For every cell of every event: "only" keeps the event, "without" drops it, and together they are all.
    void aTermFindsItsCell() {
        for (const auto &row : events())
            for (const filter::Field &field : fields()) {
                QString text = row->text(field.id);
                if (field.type == filter::Type::Time && row->value(field.id).isValid())
                    text = row->value(field.id).toDateTime().toString(Qt::ISODateWithMs);
                const QString only = kept(filter::termFor(field, text, filter::Sense::Only));
                const QString without = kept(filter::termFor(field, text, filter::Sense::Without));
                QVERIFY2(only.contains(QLatin1Char(row->name)),
                         qPrintable(field.name + u' ' + text + u' ' + only));
                QVERIFY2(!without.contains(QLatin1Char(row->name)), qPrintable(field.name + u' ' + text));
                QCOMPARE(only.size() + without.size(), 4);
            }
        QCOMPARE(filter::termFor({.name = "details", .type = filter::Type::Json}, "forbidden",
                                 filter::Sense::Only, {"error", "code"}),
                 QStringLiteral("details.error.code == \"forbidden\""));
    }

    void narrowingKeepsWhatWasAsked() {
        const QString either = QStringLiteral("alice || bob");
        QCOMPARE(kept(filter::narrowed(either, QStringLiteral("status == 403"))), QStringLiteral("b"));
        QCOMPARE(filter::narrowed(QStringLiteral("(alice || bob)"), QStringLiteral("x")),
                 QStringLiteral("(alice || bob) && x"));
        QCOMPARE(filter::narrowed(QStringLiteral(" "), QStringLiteral("x")), QStringLiteral("x"));
        QCOMPARE(filter::narrowed(QStringLiteral("alice or bob"), QStringLiteral("x")),
                 QStringLiteral("(alice or bob) && x"));
    }

    void quotesEverythingItQuotes() {
        for (const char *text : {"a\"b", "back\\slash", "end\\", "\\\"", "ü*?"}) {
            const auto parsed = filter::parse(
                QStringLiteral("actor == ") + filter::quoted(QString::fromUtf8(text)), fields(), now);
            QVERIFY(parsed);
            QCOMPARE(QByteArray::fromStdString(std::get<filter::TextIs>(parsed->node).values.at(0)),
                     QByteArray(text));
        }
    }
};

QTEST_GUILESS_MAIN(LanguageTest)
#include "tst_language.moc"
