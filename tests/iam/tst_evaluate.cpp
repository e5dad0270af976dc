#include "models/iam/evaluate.h"

#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace cloudnx;

namespace {

AppliedPolicy policy(const char *name, const QByteArray &statements, const char *via = "") {
    const QString text =
        QStringLiteral("{\"Version\":\"2012-10-17\",\"Statement\":[%1]}").arg(QString::fromUtf8(statements));
    return {QString::fromLatin1(name), QString::fromLatin1(via), PolicyDocument::parse(text).value()};
}

// One statement in shorthand: "Allow storage:* on crn:*", with NotAction as "!".
QByteArray statement(const QByteArray &words) {
    const QList<QByteArray> parts = words.split(' ');
    const auto pair = [](const char *name, QByteArray value) {
        const bool negated = value.startsWith('!');
        return "\"" + QByteArray(negated ? "Not" : "") + name + "\":\"" + value.mid(negated ? 1 : 0) + "\"";
    };
    return "{\"Effect\":\"" + parts.at(0) + "\"," + pair("Action", parts.at(1)) + "," +
           pair("Resource", parts.at(3)) +
           (parts.size() > 4 ? QByteArray(",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}")
                             : "") +
           "}";
}

QByteArray statements(const QByteArray &lines) {
    QByteArrayList list;
    for (const QByteArray &line : lines.split(';'))
        if (!line.trimmed().isEmpty())
            list += statement(line.trimmed());
    return list.join(',');
}

// Wildcards the slow way: by recursion over what is left.
bool slowMatch(const QString &pattern, const QString &text) {
    if (pattern.isEmpty())
        return text.isEmpty();
    if (pattern.front() == u'*')
        return slowMatch(pattern.mid(1), text) || (!text.isEmpty() && slowMatch(pattern, text.mid(1)));
    return !text.isEmpty() && (pattern.front() == u'?' || pattern.front() == text.front()) &&
           slowMatch(pattern.mid(1), text.mid(1));
}

} // namespace

class EvaluateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void decides_data() {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("decision");
        QTest::addColumn<int>("by");
        const auto row = [](const char *name, const char *document, const char *decision, int by) {
            QTest::newRow(name) << QByteArray(document) << QString::fromLatin1(decision) << by;
        };
        // The question is always: storage:GetObject on crn:cloudnx:storage:in-mum:1:bucket/reports/May.csv
        row("exact", "Allow storage:GetObject on crn:cloudnx:storage:in-mum:1:bucket/reports/May.csv",
            "allowed", 1);
        row("everything", "Allow * on *", "allowed", 1);
        row("service", "Allow storage:* on *", "allowed", 1);
        row("action ignores case", "Allow STORAGE:getobject on *", "allowed", 1);
        row("resource keeps case", "Allow storage:* on crn:cloudnx:storage:in-mum:1:bucket/Reports/*",
            "implicit_deny", 0);
        row("question mark", "Allow storage:Get?bject on *", "allowed", 1);
        row("question mark is one", "Allow storage:Get?Object on *", "implicit_deny", 0);
        row("wildcard in the middle", "Allow *:Get* on crn:*:bucket/reports/*", "allowed", 1);
        row("other action", "Allow storage:PutObject on *", "implicit_deny", 0);
        row("other resource", "Allow storage:* on crn:cloudnx:storage:in-mum:1:bucket/images/*",
            "implicit_deny", 0);
        row("prefix is no match", "Allow storage:Get on *", "implicit_deny", 0);
        row("deny wins", "Allow * on *; Deny storage:Get* on *", "explicit_deny", 2);
        row("deny wins in any order", "Deny storage:Get* on *; Allow * on *", "explicit_deny", 1);
        row("deny of another", "Allow * on *; Deny iam:* on *", "allowed", 1);
        row("deny alone", "Deny * on *", "explicit_deny", 1);
        row("not action", "Allow !iam:* on *", "allowed", 1);
        row("not action of this", "Allow !storage:* on *", "implicit_deny", 0);
        row("deny all but", "Allow * on *; Deny !iam:* on *", "explicit_deny", 2);
        row("not resource", "Deny * on !crn:*:bucket/images/*; Allow * on *", "explicit_deny", 1);
        row("condition on allow", "Allow storage:* on * if", "unknown", 1);
        row("condition does not matter beside an allow", "Allow storage:* on * if; Allow * on *", "allowed",
            2);
        row("condition on deny", "Allow * on *; Deny storage:* on * if", "unknown", 2);
        row("condition on deny without allow", "Deny storage:* on * if", "implicit_deny", 0);
        row("condition on another action", "Allow iam:* on * if", "implicit_deny", 0);
        row("deny beats the condition", "Allow storage:* on * if; Deny * on *", "explicit_deny", 2);
        row("both under conditions", "Allow storage:* on * if; Deny storage:* on * if", "unknown", 2);
        row("variable", "Allow storage:* on crn:*:bucket/${aws:username}/*", "unknown", 1);
        row("variable elsewhere", "Allow storage:* on crn:*:queue/${aws:username}/*", "implicit_deny", 0);
    }

    void decides() {
        QFETCH(QByteArray, document);
        QFETCH(QString, decision);
        QFETCH(int, by);
        const Ruling ruling =
            evaluate({policy("P", statements(document))}, QStringLiteral("storage:GetObject"),
                     QStringLiteral("crn:cloudnx:storage:in-mum:1:bucket/reports/May.csv"));
        QCOMPARE(wordOf(ruling.decision), decision);
        QCOMPARE(ruling.statement, by);
        QCOMPARE(ruling.policy, by ? QStringLiteral("P") : QString());
        QVERIFY(ruling.reason.endsWith(u'.'));
    }

    void noPolicyAllowsNothing() {
        const Ruling ruling = evaluate({}, QStringLiteral("iam:ListUsers"), QStringLiteral("*"));
        QCOMPARE(int(ruling.decision), int(Decision::ImplicitDeny));
        QCOMPARE(ruling.reason, QStringLiteral("iam:ListUsers on * is refused: no statement allows it."));
    }

    void whatCannotBeReadMayDecide() {
        const AppliedPolicy closed{QStringLiteral("Closed"), {}, std::nullopt};
        const auto allow = policy("Open", statements("Allow * on *"));
        const auto deny = policy("Shut", statements("Deny * on *"));
        const auto ask = [](const std::vector<AppliedPolicy> &policies) {
            return evaluate(policies, QStringLiteral("a:B"), QStringLiteral("r"));
        };
        QCOMPARE(int(ask({closed}).decision), int(Decision::Unknown));
        QCOMPARE(ask({closed}).policy, QStringLiteral("Closed"));
        QCOMPARE(int(ask({allow, closed}).decision), int(Decision::Unknown)); // it may deny
        QCOMPARE(int(ask({closed, deny}).decision), int(Decision::ExplicitDeny));
    }

    void namesTheStatement() {
        const auto named =
            policy("P", "{\"Sid\":\"Reports\",\"Effect\":\"Allow\",\"Action\":\"a:*\",\"Resource\":\"*\"}",
                   "group operators");
        const Ruling ruling = evaluate({named}, QStringLiteral("a:B"), QStringLiteral("r"));
        QCOMPARE(ruling.reason,
                 QStringLiteral(
                     "a:B on r is allowed by statement 1 (Reports) of policy P through group operators."));
        QCOMPARE(ruling.sid, QStringLiteral("Reports"));
        QCOMPARE(ruling.via, QStringLiteral("group operators"));
    }

    void wildcardsAgreeWithTheSlowWay() {
        std::mt19937 random(3);
        const auto word = [&](const char *letters, unsigned longest) {
            QString text;
            for (unsigned left = random() % (longest + 1); left > 0; --left)
                text += QLatin1Char(letters[random() % strlen(letters)]);
            return text;
        };
        int matched = 0;
        for (int round = 0; round < 200000; ++round) {
            const QString pattern = word("ab*?", 7);
            const QString text = word("ab", 8);
            const bool expected = slowMatch(pattern, text);
            QVERIFY2(matchesWildcard(pattern, text, Qt::CaseSensitive) == expected,
                     qPrintable(pattern + u' ' + text));
            matched += expected;
        }
        QVERIFY(matched > 10000);
    }

    void wildcardsAreNotExponential() {
        const QString pattern = QStringLiteral("*a").repeated(40) + u'b';
        QVERIFY(!matchesWildcard(pattern, QStringLiteral("a").repeated(20000), Qt::CaseSensitive));
    }

    void broad_data() {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<bool>("broad");
        const auto row = [](const char *document, bool broad) {
            QTest::newRow(document) << QByteArray(document) << broad;
        };
        row("Allow * on *", true);
        row("Allow *:* on *", true);
        row("Allow iam:* on *", true);
        row("Allow ** on *", true);
        row("Allow !billing:* on *", true);
        row("Allow * on * if", true);
        row("Allow *:Get* on *", false);
        row("Allow storage:* on *", false);
        row("Allow iam:List* on *", false);
        row("Deny * on *", false);
    }

    void broad() {
        QFETCH(QByteArray, document);
        QFETCH(bool, broad);
        QCOMPARE(isBroad(*policy("P", statements(document)).document), broad);
    }
};

QTEST_GUILESS_MAIN(EvaluateTest)
#include "tst_evaluate.moc"
