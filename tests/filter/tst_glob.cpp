#include "models/filter/text.h"

#include <QTest>

#include <fnmatch.h>
#include <random>

using namespace cloudnx::filter;

class GlobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// fnmatch(3) of the C library without its classes is the same language, over ASCII.
    void agreesWithFnmatch() {
        std::mt19937 random(7);
        const std::string letters = "aab*?\\";
        const auto text = [&random](const std::string &from, std::size_t most) {
            std::string made(random() % (most + 1), ' ');
            for (char &letter : made)
                letter = from[random() % from.size()];
            return made;
        };
        int matches = 0;
        for (int round = 0; round < 200'000; ++round) {
            const std::string pattern = text(letters, 7);
            if (!pattern.empty() && pattern.back() == '\\')
                continue; // fnmatch never matches these; here a last \ is itself
            const std::string subject = text("ab*", 9);
            const bool expected = fnmatch(pattern.c_str(), subject.c_str(), 0) == 0;
            QVERIFY2(globMatches(pattern, subject) == expected, (pattern + " on " + subject).c_str());
            matches += expected ? 1 : 0;
        }
        QVERIFY(matches > 5000);
    }

    void aQuestionMarkIsOneCharacter() {
        QVERIFY(globMatches("m?ller", "müller"));
        QVERIFY(globMatches("*?", "ü"));
        QVERIFY(!globMatches("??", "ü"));
    }

    void starsDoNotMultiply() {
        const std::string stars = std::string(40, '*') + "b";
        std::string pattern;
        for (int at = 0; at < 40; ++at)
            pattern += "a*";
        QVERIFY(!globMatches(pattern + "b", std::string(5000, 'a')));
        QVERIFY(globMatches(stars, std::string(5000, 'a') + "b"));
    }

    void aPatternOfATextFitsOnlyIt() {
        QVERIFY(globMatches(globOf("a*b?\\").toStdString(), "a*b?\\"));
        QVERIFY(!globMatches(globOf("a*b").toStdString(), "axb"));
    }
};

QTEST_GUILESS_MAIN(GlobTest)
#include "tst_glob.moc"
