#include "models/filter/complete.h"
#include "tests/filter/fields.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

class CompletionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The cursor stands at |; then what is replaced, what is proposed, and "…" where the caller knows
    /// values.
    void proposes_data() {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << expected; };
        const char *fields = "time actor status ip action root details groups";
        row("|", fields);
        row("act|", "[act] actor action");
        row("ACT|", "[ACT] actor action");
        row("actor|", "[actor]");
        row("actor |", "== != in contains ~ matches && ||");
        row("actor =|", "[=] ==");
        row("status |", "== != < <= > >= in && ||");
        row("status m|", "[m]");
        row("actor c|", "[c] contains");
        row("actor ==|", "… of 1");
        row("actor == |", "… of 1");
        row("actor == al|", "[al] … of 1");
        row("actor == \"root u|", "[\"root u] … of 1");
        row("time > |", "-1h -24h -7d -30d now … of 0");
        row("time > -2|", "[-2] -24h … of 0");
        row("root == |", "yes no … of 5");
        row("actor in |", "{ … of 1");
        row("actor in {|", "… of 1");
        row("actor in {al|", "[al] … of 1");
        row("actor in {alice |", ", }");
        row("actor in {alice, |", "… of 1");
        row("actor == alice |", "&& ||");
        row("actor == alice &|", "[&] &&");
        row("actor == alice && |", fields);
        row("actor == alice && st|", "[st] status");
        row("actor == alice st|", "[st] status");
        row("(actor == alice |", "&& || )");
        row("!(|", fields);
        row("details.|", "[details.] keys of 6");
        row("details.error.c|", "[details.error.c] keys of 6 error");
        row("details.error.code |", "== != < <= > >= in contains ~ matches && ||");
        row("act| && status == 4", "[act] actor action");
        row("nonsense == |", "");
        row("actor == ) |", "");
    }

    void proposes() {
        QFETCH(QString, expected);
        QString text = QString::fromUtf8(QTest::currentDataTag());
        const qsizetype cursor = text.indexOf(u'|') == text.lastIndexOf(u'|') ? text.indexOf(u'|') : -1;
        QVERIFY(cursor >= 0);
        text.remove(cursor, 1);
        const filter::Completion found = filter::complete(text, cursor, fields(), {});
        QStringList picture;
        if (found.length > 0)
            picture << u'[' + text.mid(found.from, found.length) + u']';
        for (const filter::Proposal &proposal : found.proposals)
            picture << proposal.text;
        if (found.valuesOf)
            picture << QStringLiteral("… of %1").arg(found.valuesOf->field);
        if (found.keysOf) {
            picture << QStringLiteral("keys of %1").arg(found.keysOf->field);
            for (const std::string &step : found.keysOf->path)
                picture << QString::fromStdString(step);
        }
        QCOMPARE(picture.join(u' '), expected);
    }

    /// Whatever is proposed can be typed on: taking it never makes a fault of what stands before it.
    void everyProposalParsesOn() {
        for (const char *start :
             {"", "actor", "actor == alice", "!(actor == alice", "actor in {a", "status"}) {
            const QString text = QString::fromLatin1(start) + u' ';
            const filter::Completion found = filter::complete(text, text.size(), fields(), {});
            for (const filter::Proposal &proposal : found.proposals) {
                const QString taken = text + proposal.text + u' ';
                const auto parsed = filter::parse(taken, fields(), {});
                QVERIFY2(parsed || parsed.error().at + parsed.error().length >= text.size() ||
                             parsed.error().sentence.contains(QStringLiteral("closing")),
                         qPrintable(taken));
            }
        }
    }
};

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
