#include "models/plan/journal.h"
#include "models/plan/journalevents.h"
#include "tests/plan/everychange.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <set>

#include <sys/wait.h>
#include <unistd.h>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

JournalEntry entry(const char *plan, int step, StepState state, const char *user = "alice",
                   const char *undoes = "") {
    JournalEntry one;
    one.time = sampleNow();
    one.planId = QString::fromLatin1(plan);
    one.planTitle = QStringLiteral("Plan ") + one.planId;
    one.accountId = QStringLiteral("100000003");
    one.step = step;
    one.steps = 2;
    one.state = state;
    one.change = IamChange(CreateUser{QString::fromLatin1(user)});
    one.inverse = Change(IamChange(DeleteUser{QString::fromLatin1(user)}));
    one.sentence = sentence(one.change);
    one.undoes = QString::fromLatin1(undoes);
    return one;
}

QByteArray contents(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

// Runs @p work in a process of its own.
pid_t inChild(const std::function<bool()> &work) {
    const pid_t child = fork();
    if (child == 0)
        _exit(work() ? 0 : 1);
    return child;
}

int waited(pid_t child) {
    int status = -1;
    waitpid(child, &status, 0);
    return status;
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itsStepsAreEventsThatWeDid() {
        using std::chrono::minutes;
        JournalEntry failed = entry("p2", 0, StepState::Failed, "bob");
        failed.error = QStringLiteral("Keystone (identity): Not allowed.");
        failed.requestId = QStringLiteral("req-7");
        std::vector<JournalEntry> lines{entry("p1", 0, StepState::Intended), entry("p1", 0, StepState::Done),
                                        entry("p2", 0, StepState::Intended, "bob"), failed,
                                        entry("p3", 0, StepState::Intended, "carol", "p1")};
        lines[1].time += minutes(1);
        const auto seen = [&](Instant now) {
            QStringList texts;
            for (const Event &event : eventsOf(lines, now))
                texts.append(QStringLiteral("%1 %2 %3 %4 %5 %6")
                                 .arg(wordOf(event.origin), event.action, event.resource,
                                      event.details.value(QStringLiteral("state")).toString(),
                                      event.requestId, event.actor)
                                 .trimmed());
            return texts;
        };
        QStringList expected{QStringLiteral("we_did iam:create_user alice done"),
                             QStringLiteral("we_did iam:create_user bob failed req-7")};
        QCOMPARE(seen(sampleNow()), expected); // carol's is under way
        expected.append(QStringLiteral("we_did iam:create_user carol intended"));
        QCOMPARE(seen(sampleNow() + minutes(2)), expected);
        const auto events = eventsOf(lines, sampleNow() + minutes(2));
        QCOMPARE(events[0].time, sampleNow() + minutes(1));
        QCOMPARE(events[1].details.value(QStringLiteral("error")).toString(), failed.error);
        QCOMPARE(events[2].details.value(QStringLiteral("undoes")).toString(), QStringLiteral("p1"));
        QCOMPARE(eventsOf(lines, sampleNow() + minutes(9)), events); // the archive keeps each once
        std::set<QString> ids;
        for (const Event &event : events)
            ids.insert(event.id);
        QCOMPARE(ids.size(), events.size());
    }

    void everyChangeTellsWhatItIsAbout() {
        std::vector<JournalEntry> lines;
        for (const Change &change : everyChange()) {
            JournalEntry one = entry("p", static_cast<int>(lines.size()), StepState::Done);
            one.change = change;
            lines.push_back(one);
        }
        for (const Event &event : eventsOf(lines, sampleNow())) {
            QCOMPARE(event.action.count(u':'), 1);
            QVERIFY2(!event.resource.isEmpty() || event.service == QStringLiteral("account"),
                     qPrintable(event.action));
        }
    }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("sandbox/journal.jsonl"));
    }

    void isEmptyAtFirst() {
        QVERIFY(Journal(m_path).entries()->empty());
        QVERIFY(!QFileInfo::exists(m_path));
    }

    void keepsEveryKindOfChange() {
        Journal journal(m_path);
        std::vector<JournalEntry> written;
        for (const Change &change : everyChange()) {
            JournalEntry one = entry("p", static_cast<int>(written.size()), StepState::Done);
            one.change = change;
            one.inverse.reset();
            one.error = QStringLiteral("line\nbreak");
            QVERIFY(journal.append(one));
            written.push_back(one);
        }
        QVERIFY(Journal(m_path).entries().value() == written);
    }

    void isForTheOwnerOnly() {
        QVERIFY(Journal(m_path).append(entry("p", 0, StepState::Done)));
        QCOMPARE(int(QFileInfo(m_path).permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)),
                 0);
        QCOMPARE(
            int(QFileInfo(QFileInfo(m_path).path()).permissions() & (QFile::ReadGroup | QFile::ReadOther)),
            0);
    }

    // A power cut may leave any part of the last line.
    void aTornLastLineIsDropped() {
        Journal journal(m_path);
        QVERIFY(journal.append(entry("p", 0, StepState::Intended)));
        QVERIFY(journal.append(entry("p", 0, StepState::Done)));
        const QByteArray whole = contents(m_path);
        const qsizetype second = whole.indexOf('\n') + 1;
        for (qsizetype size = second; size < whole.size(); size += 11) {
            overwrite(m_path, whole.left(size));
            QCOMPARE(int(journal.entries()->size()), 1);
            QVERIFY(journal.append(entry("p", 1, StepState::Intended)));
            const auto entries = journal.entries();
            QVERIFY(entries);
            QCOMPARE(int(entries->size()), 2);
            QCOMPARE(entries->back().step, 1);
        }
    }

    void aDamagedLineInTheMiddleIsNamed() {
        Journal journal(m_path);
        for (int step = 0; step < 3; ++step)
            QVERIFY(journal.append(entry("p", step, StepState::Done)));
        QByteArray bytes = contents(m_path);
        bytes[bytes.indexOf('\n') + 5] = '#';
        overwrite(m_path, bytes);
        const auto entries = journal.entries();
        QVERIFY(!entries);
        QCOMPARE(int(entries.error().kind), int(ErrorKind::Integrity));
        QVERIFY(entries.error().sentence.contains(QStringLiteral("Line 2")));
        QCOMPARE(exitCode(journal.undoOf({}).error().kind), 8);
    }

    void saysWhenItCannotWrite() {
        const QString inTheWay = m_folder->filePath(QStringLiteral("file"));
        overwrite(inTheWay, "x");
        const Done done =
            Journal(inTheWay + QStringLiteral("/journal")).append(entry("p", 0, StepState::Done));
        QVERIFY(!done);
        QCOMPARE(int(done.error().kind), int(ErrorKind::Local));
    }

    void severalProcessesWriteWholeLines() {
        constexpr int processes = 6;
        constexpr int lines = 40;
        std::vector<pid_t> children;
        for (int process = 0; process < processes; ++process)
            children.push_back(inChild([&] {
                Journal journal(m_path);
                for (int line = 0; line < lines; ++line)
                    if (!journal.append(
                            entry(QByteArray::number(process).constData(), line, StepState::Done)))
                        return false;
                return true;
            }));
        for (const pid_t child : children)
            QCOMPARE(waited(child), 0);
        const auto entries = Journal(m_path).entries();
        QVERIFY(entries);
        QCOMPARE(int(entries->size()), processes * lines);
        std::map<QString, int> next;
        for (const JournalEntry &one : *entries)
            QCOMPARE(one.step, next[one.planId]++);
    }

    // Killed at any moment, a writer leaves whole lines and at most one torn one.
    void survivesKill() {
        for (int round = 0; round < 10; ++round) {
            int pipes[2];
            QCOMPARE(pipe(pipes), 0);
            const pid_t child = inChild([&] {
                Journal journal(m_path);
                for (int line = 0;; ++line) {
                    if (!journal.append(entry(QByteArray::number(round).constData(), line, StepState::Done)))
                        return false;
                    if (write(pipes[1], "x", 1) != 1)
                        return false;
                }
            });
            char seen = 0;
            for (int line = 0; line < 3 + round; ++line)
                QCOMPARE(int(read(pipes[0], &seen, 1)), 1);
            kill(child, SIGKILL);
            waited(child);
            close(pipes[0]);
            close(pipes[1]);
            const auto entries = Journal(m_path).entries();
            QVERIFY(entries);
            const auto ours = std::count_if(entries->begin(), entries->end(), [&](const JournalEntry &one) {
                return one.planId == QString::number(round);
            });
            QVERIFY(ours >= 3 + round); // what was acknowledged is there
        }
    }

    void undoGoesBackwards() {
        Journal journal(m_path);
        append(journal, {entry("p", 0, StepState::Done, "alice"), entry("p", 1, StepState::Done, "bob")});
        const auto undo = journal.undoOf({});
        QVERIFY(undo);
        QCOMPARE(undo->planId, QStringLiteral("p"));
        QVERIFY(undo->changes == (std::vector<Change>{IamChange(DeleteUser{QStringLiteral("bob")}),
                                                      IamChange(DeleteUser{QStringLiteral("alice")})}));
    }

    void undoTakesOnlyWhatWasDone() {
        Journal journal(m_path);
        append(journal, {entry("p", 0, StepState::Done, "alice"), entry("p", 1, StepState::Intended, "bob"),
                         entry("p", 1, StepState::Failed, "bob")});
        QCOMPARE(int(journal.undoOf({})->changes.size()), 1);
    }

    void undoneIsNotUndoneAgain() {
        Journal journal(m_path);
        append(journal,
               {entry("first", 0, StepState::Done, "alice"), entry("second", 0, StepState::Done, "bob"),
                entry("second", 1, StepState::Done, "carol")});
        QCOMPARE(journal.undoOf({})->planId, QStringLiteral("second"));
        // The undoing of the second stops half-way: the rest of it is what is left to undo.
        JournalEntry back = entry("undo", 0, StepState::Done, "carol", "second");
        std::swap(back.change, *back.inverse);
        append(journal, {back});
        QVERIFY(journal.undoOf({})->changes ==
                std::vector<Change>{IamChange(DeleteUser{QStringLiteral("bob")})});
        back = entry("undo", 1, StepState::Done, "bob", "second");
        std::swap(back.change, *back.inverse);
        append(journal, {back});
        QCOMPARE(journal.undoOf({})->planId, QStringLiteral("first"));
        QCOMPARE(int(journal.undoOf(QStringLiteral("second")).error().kind), int(ErrorKind::NotFound));
        // The undoing itself can be taken back by its name.
        QVERIFY(journal.undoOf(QStringLiteral("undo"))->changes.front() ==
                Change(IamChange(CreateUser{QStringLiteral("bob")})));
    }

    void whatCannotBeUndoneIsNamed() {
        Journal journal(m_path);
        JournalEntry one = entry("p", 1, StepState::Done);
        one.inverse.reset();
        append(journal, {entry("p", 0, StepState::Done), one});
        const auto undo = journal.undoOf({});
        QVERIFY(!undo);
        QCOMPARE(int(undo.error().kind), int(ErrorKind::Unsupported));
        QVERIFY(undo.error().sentence.startsWith(QStringLiteral("Step 2")));
    }

    void doubtsAreNotUndone() {
        Journal journal(m_path);
        append(journal, {entry("p", 0, StepState::Done), entry("p", 1, StepState::Intended, "bob"),
                         entry("q", 0, StepState::Intended), entry("q", 0, StepState::Unknown)});
        QCOMPARE(int(journal.undoOf(QStringLiteral("p")).error().kind), int(ErrorKind::Unsupported));
        const auto doubts = unfinished(journal);
        QVERIFY(doubts);
        QCOMPARE(int(doubts->size()), 2);
        QCOMPARE(doubts->front().planId, QStringLiteral("p"));
        QCOMPARE(doubts->front().step, 1);
    }

    void nothingToUndo() {
        Journal journal(m_path);
        QCOMPARE(int(journal.undoOf({}).error().kind), int(ErrorKind::NotFound));
        append(journal, {entry("p", 0, StepState::Failed)});
        QCOMPARE(int(journal.undoOf({}).error().kind), int(ErrorKind::NotFound));
        QCOMPARE(int(journal.undoOf(QStringLiteral("x")).error().kind), int(ErrorKind::NotFound));
    }

private:
    static void append(Journal &journal, const std::vector<JournalEntry> &entries) {
        for (const JournalEntry &one : entries)
            QVERIFY(journal.append(one));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
