#include "models/checklist/report.h"
#include "tests/checklist/cleaninventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const std::vector<ProviderStatement> statements{
    {QStringLiteral("volumes-encrypted"), QStringLiteral("Volumes are encrypted at rest"),
     QStringLiteral("https://status.cloudnx.in/docs/guides/secure-by-default")}};

QString picture(const Report &report) {
    QStringList lines;
    for (const Finding &finding : report.findings)
        lines.append(finding.check + QStringLiteral(": ") + wordOf(finding.result));
    return lines.join(u'\n');
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void judgesTheSample() {
        const Report report = runChecks(sampleInventory(), statements, sampleNow());
        QCOMPARE(picture(report), QStringLiteral("second-factor: fail\n"
                                                 "iam-user: fail\n"
                                                 "open-ports: fail\n"
                                                 "key-age: fail\n"
                                                 "user-data: fail\n"
                                                 "gstin: fail\n"
                                                 "volumes-encrypted: stated"));
        QCOMPARE(report.accountId, QStringLiteral("100000003"));
        QCOMPARE(report.profile, QStringLiteral("sandbox"));
        QVERIFY(report.hasFailures());
    }

    void countsOnlyWhatWasLookedAt() {
        const Report report = runChecks(cleanInventory(), statements, sampleNow());
        QCOMPARE(report.count(CheckResult::Pass), 6);
        QCOMPARE(report.count(CheckResult::Stated), 1);
        QVERIFY(!report.hasFailures());
        QCOMPARE(report.findings.back().source, statements.front().source);
        const Report blind = runChecks(Inventory{}, statements, sampleNow());
        QCOMPARE(blind.count(CheckResult::Pass), 0);
        QCOMPARE(blind.count(CheckResult::Unknown), 6);
    }

    void comesBackFromJson() {
        const Report report = runChecks(sampleInventory(), statements, sampleNow());
        Report read;
        QVERIFY(fromJson(toJson(report), read));
        QCOMPARE(toJson(read), toJson(report));
        QVERIFY(read == report);
    }

    void saysTheSameOfTheSameAccount() {
        QVERIFY(runChecks(sampleInventory(), statements, sampleNow()) ==
                runChecks(sampleInventory(), statements, sampleNow()));
    }

    void readsWhatChecksAndFixesNeed() {
        for (const auto &check : everyCheck())
            for (const Part part : check->needs())
                QVERIFY(partsForChecks().contains(part));
        QVERIFY(partsForChecks().contains(Part::Policies));
        QVERIFY(!partsForChecks().contains(Part::KmsKeys));
    }

    void keepsTheSecretOutOfTheReport() {
        Inventory all = sampleInventory();
        all.instances.value->at(2).userData =
            UserData::of("password: hunter22hunter\nAKIASECRETSECRET1234\n");
        const Report report = runChecks(all, statements, sampleNow());
        const QString text = QString::fromUtf8(QJsonDocument(toJson(report).toObject()).toJson());
        QVERIFY(text.contains(QStringLiteral("AKIA…1234")));
        QVERIFY(!text.contains(QStringLiteral("hunter22")) && !text.contains(QStringLiteral("SECRETSECRET")));
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "tst_report.moc"
