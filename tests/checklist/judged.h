#pragma once

#include "tests/checklist/cleaninventory.h"

#include <QTest>

#include <functional>

namespace cloudnx::test {

using Alter = std::function<void(World &)>;

inline void worldColumns() {
    QTest::addColumn<QString>("check");
    QTest::addColumn<Alter>("alter");
    QTest::addColumn<CheckResult>("result");
    QTest::addColumn<QString>("summary");
}

/// One row: in a clean world altered so, the check says this, and its summary holds that.
inline void row(const char *check, const char *name, Alter alter, CheckResult result, const char *summary) {
    QTest::addRow("%s: %s", check, name)
        << QString::fromLatin1(check) << std::move(alter) << result << QString::fromUtf8(summary);
}

inline void judged() {
    QFETCH(QString, check);
    QFETCH(Alter, alter);
    QFETCH(CheckResult, result);
    QFETCH(QString, summary);
    World world = cleanWorld();
    alter(world);
    const Finding finding = findCheck(check)->judge(world.basis());
    QVERIFY2(finding.summary.contains(summary), qPrintable(finding.summary));
    QCOMPARE(wordOf(finding.result), wordOf(result));
}

} // namespace cloudnx::test
