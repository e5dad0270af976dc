#include "widgets/parts/state.h"
#include "widgets/parts/theme.h"
#include "widgets/profileband.h"

#include <QApplication>
#include <QStyleFactory>
#include <QTest>

using namespace cloudnx;

class TestState : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Figures from the WCAG 2.1 definition worked by hand and from its understanding document (#767676 is
    /// the lightest grey that holds 4.5:1 on white).
    void contrastIsThatOfWcag() {
        QCOMPARE(qRound(contrastOf(Qt::black, Qt::white) * 100), 2100);
        QCOMPARE(qRound(contrastOf(Qt::white, Qt::white) * 100), 100);
        QCOMPARE(qRound(contrastOf(QColor(0x76, 0x76, 0x76), Qt::white) * 100), 454);
        QCOMPARE(qRound(contrastOf(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448);
        QCOMPARE(qRound(contrastOf(Qt::red, Qt::white) * 100), 400);
    }

    void everyStateReadsOnEveryGround_data() {
        QTest::addColumn<int>("theme");
        QTest::newRow("system") << 0;
        QTest::newRow("light") << 1;
        QTest::newRow("dark") << 2;
    }

    void everyStateReadsOnEveryGround() {
        QFETCH(int, theme);
        applyTheme(static_cast<Theme>(theme));
        const QPalette palette = QApplication::palette();
        QCOMPARE(isDark(palette), theme == 2);
        for (const auto ground : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
            for (const State state :
                 {State::Ok, State::Look, State::Wrong, State::Unknown, State::NotOffered})
                QVERIFY2(contrastOf(colourOf(state, palette), palette.color(ground)) >= 4.5,
                         qPrintable(QStringLiteral("%1 on ground %2").arg(wordOf(state)).arg(ground)));
            QVERIFY(contrastOf(palette.color(QPalette::Text), palette.color(ground)) >= 4.5);
        }
        QVERIFY(contrastOf(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >=
                4.5);
        QVERIFY(contrastOf(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >= 4.5);
        if (theme != 0)
            QVERIFY(contrastOf(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >=
                    4.5);
    }

    void noTwoSignsLookAlike() {
        QStringList glyphs;
        for (const State state : {State::Ok, State::Look, State::Wrong, State::Unknown, State::NotOffered})
            glyphs.append(glyphOf(state));
        QCOMPARE(glyphs, QStringList({QStringLiteral("✓"), QStringLiteral("⚠"), QStringLiteral("✗"),
                                      QStringLiteral("?"), QStringLiteral("–")}));
    }

    void theLineSaysItsStateInWords() {
        StateLine line;
        line.show(State::Wrong, QStringLiteral("db-01 answers everyone"));
        QCOMPARE(line.accessibleName(), QStringLiteral("wrong: db-01 answers everyone"));
    }

    void theBandOfAnyProfileReads() {
        for (int number = 0; number < 200; ++number) {
            const QColor band = colourOfProfile(QStringLiteral("profile-%1").arg(number), {});
            QVERIFY(std::max(contrastOf(band, Qt::white), contrastOf(band, Qt::black)) >= 4.5);
        }
        QCOMPARE(colourOfProfile(QStringLiteral("x"), QStringLiteral("#123456")), QColor(0x12, 0x34, 0x56));
    }
};

int main(int count, char **words) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication application(count, words);
    TestState test;
    return QTest::qExec(&test, count, words);
}

#include "tst_state.moc"
