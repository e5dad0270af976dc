#include "tests/widgets/auditscreen.h"
#include "widgets/audit/grouppanel.h"
#include "widgets/audit/pace.h"

#include <QComboBox>
#include <QDir>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace cloudnx;
using audit::Field;
using test::actionOf;

namespace {

QStringList sorted(QStringList lines) {
    lines.sort();
    return lines;
}

} // namespace

/// From an event to others, and what becomes of the archive.
class AuditPivotsTest : public QObject, protected test::AuditScreen {
    Q_OBJECT

private:
    /// The menu of a cell; close it.
    [[nodiscard]] QMenu *menuOf(qint64 row, Field field) {
        Q_EMIT view()->menuWanted(row, field, view()->mapToGlobal(QPoint(0, 0)));
        return page()->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly).last();
    }

    /// Of the submenu too: "Around it/5 minutes".
    void choose(qint64 row, Field field, const QString &path) {
        QMenu *menu = menuOf(row, field);
        const QMenu *at = menu;
        const QStringList steps = path.split(u'/');
        for (const QString &step : steps.mid(0, steps.size() - 1)) {
            QVERIFY2(actionOf(at, step), qPrintable(step));
            at = actionOf(at, step)->menu();
        }
        QVERIFY2(actionOf(at, steps.last()), qPrintable(path));
        actionOf(at, steps.last())->trigger();
        menu->close();
        QVERIFY(m_screen->comesToRest());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    /// All that stands in blocks of text on the page.
    [[nodiscard]] QString blocks() const {
        test::showAll();
        QString text;
        for (const auto *block : page()->findChildren<QPlainTextEdit *>())
            if (block->isVisible())
                text += block->toPlainText() + u'\n';
        return text;
    }

    /// Events of another system: @p front, then @p between, then @p back.
    static void writeLines(const QString &path, int front, const QByteArray &between, int back) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray lines;
        for (int number = 0; number < front + back; ++number) {
            if (number == front)
                lines += between;
            lines += QStringLiteral("{\"time\":\"2026-05-03T12:%1:%2.000Z\",\"id\":\"other-%3\",\"actor\":"
                                    "\"visitor\",\"action\":\"x:Look\",\"status\":200}\n")
                         .arg(number / 60 % 60, 2, 10, QChar(u'0'))
                         .arg(number % 60, 2, 10, QChar(u'0'))
                         .arg(number)
                         .toUtf8();
        }
        QVERIFY(file.write(lines) == lines.size());
    }

    [[nodiscard]] QToolButton *buttonNamed(const QString &name) const {
        for (auto *button : page()->findChildren<QToolButton *>())
            if (button->accessibleName() == name || button->text() == name)
                return button;
        return nullptr;
    }

    /// The rows of the group panel, a line each.
    [[nodiscard]] QStringList groups() const {
        const auto *list = panel()->findChild<QTreeWidget *>();
        QStringList lines;
        for (int at = 0; at < list->topLevelItemCount(); ++at) {
            QStringList cells;
            for (int column = 0; column < list->columnCount(); ++column)
                cells.append(list->topLevelItem(at)->text(column));
            lines.append(cells.join(u'|'));
        }
        return lines;
    }

    [[nodiscard]] GroupPanel *panel() const { return page()->findChild<GroupPanel *>(); }

    /// What the group panel should say, counted off the cells of the table.
    [[nodiscard]] QStringList groupsByHand(const std::function<QString(qint64)> &key) const {
        struct Seen {
            int count = 0;
            QString first;
            QString last;
        };

        QMap<QString, Seen> all;
        for (auto row = static_cast<qint64>(shown()) - 1; row >= 0; --row) {
            Seen &one = all[key(row)];
            one.last = view()->cell(row, Field::Time).left(19);
            if (one.count++ == 0)
                one.first = one.last;
        }
        QStringList lines;
        for (auto one = all.begin(); one != all.end(); ++one)
            lines.append(
                QStringLiteral("%1|%2|%3|%4").arg(one.key()).arg(one->count).arg(one->first, one->last));
        return lines;
    }

private Q_SLOTS:

    void init() { open(); }

    void cleanup() { m_screen.reset(); }

    void groupsFollowTheFilterAndNarrowIt() {
        const auto cell = [this](Field field) {
            return [this, field](qint64 row) {
                const QString text = view()->cell(row, field);
                return text.isEmpty() ? QStringLiteral("(none)") : text;
            };
        };
        QVERIFY(!panel()->isVisible());
        choose(0, Field::Action, QStringLiteral("Group by Action"));
        QVERIFY(panel()->isVisible());
        QCOMPARE(sorted(groups()), sorted(groupsByHand(cell(Field::Action))));
        ask(QStringLiteral("status < 300"));
        QCOMPARE(sorted(groups()), sorted(groupsByHand(cell(Field::Action))));
        // The most frequent first; Return asks for it.
        const QStringList first = groups().first().split(u'|');
        for (const QString &line : groups())
            QVERIFY(line.split(u'|')[1].toInt() <= first[1].toInt());
        auto *list = panel()->findChild<QTreeWidget *>();
        list->setCurrentItem(list->topLevelItem(0));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(m_screen->comesToRest());
        QCOMPARE(query()->text(), QStringLiteral("status < 300 && action == \"%1\"").arg(first[0]));
        QCOMPARE(shown(), first[1].toULongLong());
        QCOMPARE(groups(), QStringList(first.join(u'|')));
        // Closed, it asks no more.
        buttonNamed(QStringLiteral("Close the groups"))->click();
        QVERIFY(!panel()->isVisible());
    }

    void whatCameForTheFirstTime() {
        const QString actor = view()->cell(0, Field::Actor);
        choose(0, Field::Actor, QStringLiteral("Only it, and its first ever/Actor + Action"));
        QCOMPARE(query()->text(), QStringLiteral("actor == \"%1\"").arg(actor));
        const QStringList byHand = groupsByHand([this](qint64 row) {
            return view()->cell(row, Field::Actor) + u'|' + view()->cell(row, Field::Action);
        });
        QCOMPARE(sorted(groups()), sorted(byHand));
        for (int at = 1; at < groups().size(); ++at) // the newest first
            QVERIFY(groups()[at - 1].split(u'|')[3] >= groups()[at].split(u'|')[3]);
        // Networks and hours, each narrowed to: as many as were counted, or those of its first hour.
        auto *box = panel()->findChild<QComboBox *>();
        box->setCurrentIndex(box->findText(QStringLiteral("First ever: Actor + Network")));
        QVERIFY(m_screen->comesToRest());
        const QStringList network = groups().first().split(u'|');
        QVERIFY2(network[1].endsWith(QStringLiteral(".0/24")), qPrintable(network[1]));
        Q_EMIT panel()->findChild<QTreeWidget *>()->itemDoubleClicked(
            panel()->findChild<QTreeWidget *>()->topLevelItem(0), 0);
        QVERIFY(m_screen->comesToRest());
        QCOMPARE(shown(), network[2].toULongLong());
        box->setCurrentIndex(box->findText(QStringLiteral("First ever: Actor + Hour (UTC)")));
        QVERIFY(m_screen->comesToRest());
        const QStringList hour = groups().first().split(u'|');
        Q_EMIT panel()->findChild<QTreeWidget *>()->itemDoubleClicked(
            panel()->findChild<QTreeWidget *>()->topLevelItem(0), 0);
        QVERIFY(m_screen->comesToRest());
        QVERIFY(shown() > 0);
        for (const QString &time : column(Field::Time))
            QCOMPARE(time.left(13), hour[3].left(13));
    }

    void followsWhatAnEventNames() {
        const QString ip = view()->cell(0, Field::Ip);
        choose(0, Field::Ip, QStringLiteral("Follow"));
        QCOMPARE(query()->text(), QStringLiteral("ip == \"%1\" && !(method in {GET, HEAD})").arg(ip));
        QVERIFY(shown() > 0);
        QCOMPARE(column(Field::Ip).count(ip), static_cast<qsizetype>(shown()));
        QVERIFY(!column(Field::Method).contains(QStringLiteral("GET")));
        QVERIFY(page()->goBack());
        QVERIFY(m_screen->comesToRest());
        QMenu *menu = menuOf(0, Field::Status);
        QVERIFY(!actionOf(menu, QStringLiteral("Follow \""))); // a status did nothing
        menu->close();
    }

    void asManyEventsAroundOne() {
        const QStringList all = column(Field::Id);
        QVERIFY(all.size() > 30);
        const qint64 middle = all.size() / 2;
        const QString id = all[middle];
        choose(middle, Field::Actor, QStringLiteral("Around it/10 events"));
        QCOMPARE(column(Field::Id), all.mid(middle - 10, 21));
        QCOMPARE(view()->currentRow(), 10); // and it is the one that is chosen
        QCOMPARE(view()->cell(10, Field::Id), id);
        const QString time = view()->cell(10, Field::Time);
        choose(10, Field::Actor, QStringLiteral("Around it/1 hour"));
        QCOMPARE(view()->cell(view()->currentRow(), Field::Id), id);
        const QDateTime at = QDateTime::fromString(time.left(19), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        for (const QString &other : column(Field::Time))
            QVERIFY(std::abs(QDateTime::fromString(other.left(19), QStringLiteral("yyyy-MM-dd HH:mm:ss"))
                                 .secsTo(at)) <= 3601);
    }

    void saysHowFastAndHowLongStill() {
        using std::chrono::milliseconds;
        QCOMPARE(paceText(Counted::Events, 0, 0, milliseconds(0)), QStringLiteral("0 events"));
        QCOMPARE(paceText(Counted::Events, 12345, 0, milliseconds(5000)),
                 QStringLiteral("12,345 events, 2,469 a second"));
        QCOMPARE(paceText(Counted::Lines, 1000, 5001, milliseconds(1000)),
                 QStringLiteral("1,000 of 5,001 lines, 1,000 a second, 5 s left"));
        QCOMPARE(paceText(Counted::Events, 5, 10, milliseconds(499)), QStringLiteral("5 of 10 events"));
        // At once, then ten times a second at most.
        QStringList told;
        const Progress progress =
            paced([&told](const QString &text, qint64, qint64) { told.append(text); }, Counted::Events);
        for (int event = 0; event < 1000; ++event)
            progress(QStringLiteral("ignored"), event, 0);
        QCOMPARE(told.first(), QStringLiteral("0 events"));
        QVERIFY(told.size() < 500);
    }

    void importsFilesAndSaysWhichLinesAreNoEvents() {
        const quint64 before = shown();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("other.jsonl"));
        writeLines(path, 2, QByteArrayLiteral("{ this is no event\n"), 3);
        page()->importFrom({path}, audit::OnBroken::Stop);
        QVERIFY(m_screen->comesToRest());
        QCOMPARE(shown(), before + 2); // what came before it stays
        QVERIFY2(test::textOn(page()).contains(QStringLiteral("Imported 2 events from 1 files; 0 were there "
                                                              "already, 1 lines were broken.")),
                 qPrintable(test::textOn(page())));
        QVERIFY(blocks().contains(QStringLiteral("Stopped at line 3 of other.jsonl.")));
        QVERIFY2(blocks().contains(QStringLiteral("other.jsonl, line 3: ")), qPrintable(blocks()));
        QPushButton *goOn = test::buttonOf(page(), QStringLiteral("Go on without such lines"));
        QVERIFY(goOn);
        goOn->click();
        QVERIFY(m_screen->comesToRest());
        QCOMPARE(shown(), before + 5);
        QVERIFY2(page()->answer().contains(QStringLiteral("Imported 3 events from 1 files; 2 were there "
                                                          "already, 1 lines were broken.")),
                 qPrintable(page()->answer()));
        QVERIFY(!test::buttonOf(page(), QStringLiteral("Go on without such lines")));
        test::buttonOf(page(), QStringLiteral("Close"))->click();
        QVERIFY(blocks().isEmpty());
    }

    void anImportTellsHowFarItIsAndCanBeCancelled() {
        const quint64 before = shown();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("long.jsonl"));
        constexpr int many = 200'000; // more than are read between two looks at the clock
        writeLines(path, many, {}, 0);
        Worker &worker = m_screen->window.worker();
        QStringList seen;
        connect(&worker, &Worker::changed, this, [&] { seen += worker.shown().mid(0, 1); });
        page()->importFrom({path}, audit::OnBroken::Stop);
        test::buttonOf(&m_screen->window, QStringLiteral("Cancel"))->click();
        QVERIFY(m_screen->comesToRest());
        QVERIFY2(blocks().contains(QStringLiteral("Stopped in line ")), qPrintable(blocks()));
        QVERIFY(shown() < before + many);
        // Once more, to its end.
        page()->importFrom({path}, audit::OnBroken::Stop);
        QVERIFY(m_screen->comesToRest());
        QCOMPARE(shown(), before + many);
        QVERIFY2(!seen.filter(QRegularExpression(QStringLiteral("^Importing: [0-9,]+ lines"))).isEmpty(),
                 qPrintable(seen.join(u'\n')));
        disconnect(&worker, nullptr, this, nullptr);
    }

    void checksTheArchiveAndFetchesWhatWasDamaged() {
        const QStringList all = column(Field::Id);
        page()->repairArchive();
        QVERIFY(m_screen->comesToRest());
        QVERIFY2(page()->answer().contains(QStringLiteral("Nothing is damaged: every byte of")),
                 qPrintable(page()->answer()));
        const auto &seat = dynamic_cast<const ArchiveSeat &>(m_screen->bench().live().seat());
        const QDir folder(seat.archive().folder);
        const QStringList segments = folder.entryList({QStringLiteral("*.segment")}, QDir::Files);
        QVERIFY(!segments.isEmpty());
        QFile file(folder.filePath(segments.first()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        const char flipped = static_cast<char>(file.peek(1).at(0) ^ 0x20);
        QVERIFY(file.seek(file.size() / 2) && file.write(&flipped, 1) == 1);
        file.close();
        page()->repairArchive();
        QVERIFY(m_screen->comesToRest());
        QVERIFY2(
            page()->answer().contains(QStringLiteral("1 files were damaged, with %1 events").arg(all.size())),
            qPrintable(page()->answer()));
        QVERIFY2(blocks().contains(segments.first() + QStringLiteral(".damaged")), qPrintable(blocks()));
        QCOMPARE(column(Field::Id), all); // the service had them still
    }
};

QTEST_MAIN(AuditPivotsTest)
#include "tst_auditpivots.moc"
