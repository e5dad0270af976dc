#include "models/audit/archive/archivewriter.h"
#include "models/filter/evaluate.h"
#include "tests/widgets/auditscreen.h"
#include "widgets/audit/facetpanel.h"
#include "widgets/audit/histogramview.h"
#include "widgets/audit/rulesbox.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/detailpane.h"

#include <QAccessible>
#include <QComboBox>
#include <QJsonDocument>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QTest>

using namespace cloudnx;
using audit::Field;
using test::actionOf;

class AuditPageTest : public QObject, protected test::AuditScreen {
    Q_OBJECT

private:
    // As another program: it holds the archive as long as the writer lives.
    std::unique_ptr<audit::ArchiveWriter> write(const char *id, std::string_view details) {
        const auto &seat = dynamic_cast<const ArchiveSeat &>(m_screen->bench().live().seat());
        auto writer = std::move(audit::ArchiveWriter::open(seat.archive(), {}).value());
        audit::IncomingEvent event;
        event.time = 1777809600123;
        event[audit::Field::Id] = id;
        event[audit::Field::Details] = details;
        if (!writer->append(event) || !writer->commit())
            qFatal("not written");
        return writer;
    }

private Q_SLOTS:

    void init() { open(); }

    void cleanup() { m_screen.reset(); }

    void queryFacetBrushPivotExport() {
        const quint64 all = shown();
        // Query, typed: each key asks, and the window goes on.
        query()->setFocus();
        QTest::keyClicks(query(), QStringLiteral("status >= 200"));
        QVERIFY(m_screen->comesToRest());
        QCOMPARE(shown(), all);
        // Facet: the most frequent action alone.
        auto *facets = page()->findChild<FacetPanel *>();
        QTreeWidgetItem *top = facets->topLevelItem(0)->child(0);
        const QString action = top->text(0);
        const auto count = top->text(1).toULongLong();
        facets->setCurrentItem(top);
        QTest::keyClick(facets, Qt::Key_Return);
        QVERIFY(m_screen->comesToRest());
        QCOMPARE(query()->text(), QStringLiteral("status >= 200 && action == \"%1\"").arg(action));
        QCOMPARE(shown(), count);
        QVERIFY(column(Field::Action).count(action) == static_cast<qsizetype>(shown()));
        QVERIFY(page()->goBack());
        QVERIFY(m_screen->comesToRest());
        // Brush: the first half of the time.
        auto *histogram = page()->findChild<HistogramView *>();
        const QPoint middle(histogram->width() / 2, 10);
        const Instant until = histogram->timeAt(middle.x());
        QTest::mousePress(histogram, Qt::LeftButton, {}, {0, 10});
        QTest::mouseMove(histogram, middle);
        QTest::mouseRelease(histogram, Qt::LeftButton, {}, middle);
        QVERIFY(m_screen->comesToRest());
        QVERIFY2(query()->text().contains(QStringLiteral("&& time >= ")), qPrintable(query()->text()));
        QVERIFY(shown() > 0 && shown() < all);
        const QString newest = view()->cell(0, Field::Time);
        QVERIFY2(newest.left(10) <= toRfc3339(until + std::chrono::days(1)).left(10), qPrintable(newest));
        // Pivot: everything else this actor did, whatever was asked before.
        const QString actor = view()->cell(0, Field::Actor);
        view()->setCurrentRow(0);
        Q_EMIT view()->menuWanted(0, Field::Actor, view()->mapToGlobal(QPoint(0, 0)));
        auto *menu = page()->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu && actionOf(menu, QStringLiteral("Without")));
        actionOf(menu, QStringLiteral("All events with"))->trigger();
        menu->close();
        QVERIFY(m_screen->comesToRest());
        QCOMPARE(query()->text(), QStringLiteral("actor == \"%1\"").arg(actor));
        QCOMPARE(column(Field::Actor).count(actor), static_cast<qsizetype>(shown()));
        // Export: as many lines as are shown, each of that actor.
        QTemporaryDir folder;
        page()->exportTo(folder.filePath(QStringLiteral("out.jsonl")));
        QVERIFY(m_screen->comesToRest());
        QFile file(folder.filePath(QStringLiteral("out.jsonl")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        quint64 lines = 0;
        while (!file.atEnd()) {
            QCOMPARE(QJsonDocument::fromJson(file.readLine()).object().value("actor").toString(), actor);
            ++lines;
        }
        QCOMPARE(lines, shown());
        QVERIFY2(page()->answer().startsWith(QStringLiteral("Exported %1 events").arg(lines)),
                 qPrintable(page()->answer()));
    }

    void aFaultIsSaidAtItsPlaceAndTheAnswerStays() {
        const quint64 all = shown();
        ask(QStringLiteral("stauts == 1"));
        QVERIFY(query()->accessibleDescription().startsWith(QStringLiteral("Column 1: No field \"stauts\"")));
        QCOMPARE(shown(), all);
    }

    void saysThatNothingMatchesAndGivesTheTableTheRoom() {
        auto *pane = page()->findChild<DetailPane *>();
        QVERIFY(!pane->isVisible());
        ask(QStringLiteral("actor == \"nobody at all\""));
        QCOMPARE(shown(), 0U);
        QVERIFY2(view()->accessibleDescription().startsWith(QStringLiteral("No event matches.")),
                 qPrintable(view()->accessibleDescription()));
        const QImage empty = view()->viewport()->grab().toImage();
        QImage blank(empty.size(), empty.format());
        blank.setDevicePixelRatio(empty.devicePixelRatio());
        blank.fill(view()->palette().color(QPalette::Base));
        QVERIFY(empty != blank);
        ask({});
        QVERIFY(view()->accessibleDescription().isEmpty());
        view()->setCurrentRow(0);
        QVERIFY(pane->isVisible());
    }

    // While another program writes, the window answers from what is there, and shows what that one has put
    // there.
    void showsWhatAnotherProgramWrote() {
        ask({});
        const quint64 before = shown();
        auto *banner = page()->findChild<Banner *>();
        auto writer = write("from-another-program", {});
        page()->refresh();
        QTRY_COMPARE(shown(), before + 1);
        QTRY_VERIFY(banner->accessibleName().contains(QStringLiteral("Another program writes")));
        writer.reset();
        page()->refresh();
        QTRY_VERIFY(!banner->isVisible());
    }

    // Nobody told how it was answered, nor how long that took: no 0 is made up.
    void anAnswerNobodyToldIsNoZero() {
        write("nobody-told", {}).reset();
        page()->refresh();
        ask(QStringLiteral("id == \"nobody-told\""));
        QTRY_COMPARE(shown(), 1U);
        view()->setCurrentRow(0);
        const auto answer = [&] {
            for (const QLabel *label : page()->findChild<DetailPane *>()->findChildren<QLabel *>())
                if (label->accessibleName().startsWith(QStringLiteral("Answer: ")))
                    return label->accessibleName();
            return QString();
        };
        QTRY_COMPARE(answer(), QStringLiteral("Answer: –"));
        ask(QStringLiteral("status >= 200 && duration_ms >= 0"));
        view()->setCurrentRow(0);
        const QRegularExpression told(QStringLiteral("^Answer: [2-5]\\d\\d in \\d+ ms$"));
        QTRY_VERIFY2(told.match(answer()).hasMatch(), qPrintable(answer()));
    }

    void notesThatTheLogWasRead() {
        Seat &seat = m_screen->bench().live().seat();
        const RecordBook &book = seat.record();
        const QString folder = dynamic_cast<const ArchiveSeat &>(seat).archive().folder;
        const auto first = book.read()->auditReadAt;
        QVERIFY(first);
        QCOMPARE(first, audit::Archive::open(folder).value()->manifest().syncedTo);
        QVERIFY(book.change([](Record &record) { record.auditReadAt.reset(); }));
        ask(QStringLiteral("action == \"no:such\""));
        QVERIFY(!book.read()->auditReadAt); // nothing was shown
        ask(QStringLiteral("status >= 0"));
        QCOMPARE(book.read()->auditReadAt, first);
    }

    void proposesFieldsAndValues() {
        query()->setFocus();
        QTest::keyClicks(query(), QStringLiteral("act"));
        QCOMPARE(query()->proposals(), (QStringList{QStringLiteral("actor_kind"), QStringLiteral("actor"),
                                                    QStringLiteral("action")}));
        query()->clear();
        QTest::keyClicks(query(), QStringLiteral("actor == "));
        QVERIFY(m_screen->comesToRest());
        QVERIFY(!query()->proposals().isEmpty());
        QTest::keyClick(query(), Qt::Key_Tab);
        QVERIFY(m_screen->comesToRest());
        QVERIFY(query()->hasFocus() && query()->text().startsWith(QStringLiteral("actor == \"")));
        QVERIFY(shown() > 0);
    }

    // The keys that the details of the events have, those with a point in quotes.
    void proposesKeysThatAreThere() {
        const quint64 before = shown();
        write("with-keys", R"({"port":5432,"kubernetes.io/name":"x","changes":[{"field":"a"}]})");
        page()->refresh();
        QTRY_COMPARE(shown(), before + 1);
        query()->setFocus();
        QTest::keyClicks(query(), QStringLiteral("details."));
        QCOMPARE(query()->proposals(), (QStringList{QStringLiteral("details.changes"),
                                                    QStringLiteral("details.\"kubernetes.io/name\""),
                                                    QStringLiteral("details.port")}));
        ask(QStringLiteral("details.\"kubernetes.io/name\" == x"));
        QCOMPARE(shown(), 1U);
        query()->clear();
        QTest::keyClicks(query(), QStringLiteral("details.changes."));
        QCOMPARE(query()->proposals(), QStringList{QStringLiteral("details.changes.field")});
        ask({});
    }

    // A view brings its question and its columns back; one that cannot be read is not kept.
    void viewsKeepQuestionAndColumns() {
        const auto &seat = dynamic_cast<const ArchiveSeat &>(m_screen->bench().live().seat());
        const audit::SavedViews views(seat.viewsPath());
        const std::vector<Field> usual = view()->columns();
        ask(QStringLiteral("status >= 400"));
        view()->setColumns({Field::Ip, Field::Time, Field::Status});
        page()->keepView(QStringLiteral("refused"));
        QVERIFY(
            (views.named(QStringLiteral("refused"))->columns ==
             std::vector<QString>{QStringLiteral("ip"), QStringLiteral("time"), QStringLiteral("status")}));
        view()->setColumns(usual);
        QVERIFY(view()->columns() == usual);
        query()->setText(QStringLiteral("status >"));
        page()->keepView(QStringLiteral("broken"));
        QVERIFY(!views.named(QStringLiteral("broken")));
        QVERIFY(page()->findChild<Banner *>()->isVisible());
        page()->showView(*views.named(QStringLiteral("refused")));
        QCOMPARE(query()->text(), QStringLiteral("status >= 400"));
        QVERIFY((view()->columns() == std::vector<Field>{Field::Ip, Field::Time, Field::Status}));
        view()->setColumns(usual);
        ask({});
    }

    void colourRulesAreWrittenAndTriedFromTheTop() {
        RulesBox box({}, page());
        const auto press = [&box](const QString &text) {
            for (QPushButton *button : box.findChildren<QPushButton *>())
                if (button->text() == text && !button->isHidden())
                    return button->click();
            qFatal("no button");
        };
        press(QStringLiteral("Add a rule"));
        auto *filter = box.findChild<QLineEdit *>();
        filter->setText(QStringLiteral("details.changes ~ "));
        QVERIFY(box.findChild<StateLine *>()->text().contains(QStringLiteral("value should stand")));
        filter->setText(QStringLiteral("action ~ \"*\""));
        box.findChild<QComboBox *>()->setCurrentIndex(0);
        QVERIFY((box.rules() == std::vector<WrittenRule>{{QStringLiteral("action ~ \"*\""), State::Wrong}}));
        keepRules(box.rules());
        QVERIFY(writtenRules() == box.rules());
        QCOMPARE(colourRules().size(), box.rules().size() + usualRules().size());
        for (quint64 row = 0; row < std::min<quint64>(shown(), 5); ++row)
            QVERIFY(view()->rows().mark(row, colourRules()) == State::Wrong);
        press(QStringLiteral("Remove"));
        QVERIFY(box.rules().empty());
        keepRules({});
    }

    void oneReadACellAndTheEffectFirst() {
        view()->setFocus();
        m_screen->press(Qt::Key_Home);
        QCOMPARE(view()->currentRow(), 0);
        QVERIFY(test::textOn(page()).contains(QStringLiteral(" (")));
        const quint64 before = view()->cellsAsked();
        view()->viewport()->repaint();
        const auto rows = std::min<quint64>(shown(), static_cast<quint64>(view()->visibleRows()) + 1);
        QVERIFY(view()->cellsAsked() - before <= rows * view()->columns().size());
        view()->setTimeZone(TimeZone::Local);
        QCOMPARE(EventView::titleOf(Field::Time, view()->timeZone()), QStringLiteral("Time (local)"));
    }

    void screenReadersMeetATable() {
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(view());
        QVERIFY(table && table->tableInterface());
        QCOMPARE(table->tableInterface()->rowCount(), static_cast<int>(shown()));
        QCOMPARE(table->tableInterface()->columnCount(), static_cast<int>(view()->columns().size()));
        QCOMPARE(table->tableInterface()->columnDescription(2), QStringLiteral("Actor"));
        const int last = static_cast<int>(shown()) - 1;
        QAccessibleInterface *cell = table->tableInterface()->cellAt(last, 2);
        QVERIFY(cell && cell->isValid());
        QCOMPARE(cell->text(QAccessible::Name), view()->cell(last, Field::Actor));
        QCOMPARE(cell->tableCellInterface()->rowIndex(), last);
        QVERIFY(table->tableInterface()->selectRow(1));
        QCOMPARE(view()->currentRow(), 1);
        QVERIFY(table->tableInterface()->isRowSelected(1));
    }
};

QTEST_MAIN(AuditPageTest)
#include "tst_auditpage.moc"
