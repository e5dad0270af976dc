#include "tests/checklist/judged.h"

using namespace cloudnx;
using namespace cloudnx::test;
using enum cloudnx::CheckResult;

namespace {

/// In a project at an OpenStack cloud instead.
Alter project(std::function<void(World &)> edit) {
    return [=](World &world) {
        world = cleanProject();
        edit(world);
    };
}

Alter plane(std::function<void(TlsSighting &)> edit) {
    return [=](World &world) { edit(*world.outside.controlPlane); };
}

} // namespace

/// The cloud's own TLS, and readings that are less than all.
class ProviderChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void says_data() {
        worldColumns();
        const Alter nothing = [](World &) {};

        row("control-plane-tls", "right", nothing, Pass, "cloudnx.in:443 speaks TLS 1.2 or newer");
        row("control-plane-tls", "old", plane([](TlsSighting &seen) {
                seen.versions.insert(seen.versions.begin(), QStringLiteral("TLS 1.0"));
            }),
            Fail, "it speaks TLS 1.0");
        row("control-plane-tls", "expired", plane([](TlsSighting &seen) { seen.chain = TlsChain::Expired; }),
            Fail, "has expired");
        row("control-plane-tls", "not reached",
            plane([](TlsSighting &seen) { seen.contact = Contact::NotReached; }), Unknown, "to an end");
        row("control-plane-tls", "a version was not tried to an end",
            plane([](TlsSighting &seen) { seen.unknown = {QStringLiteral("TLS 1.0")}; }), Unknown,
            "to an end");
        row(
            "control-plane-tls", "not looked at", [](World &world) { world.outside.controlPlane.reset(); },
            Stated, "The provider states");
        row("control-plane-tls", "not looked at, and nobody states it",
            project([](World &world) { world.outside.controlPlane.reset(); }), Unknown, "not looked at");
        row("control-plane-tls", "ends soon, which is the provider's to renew",
            plane([](TlsSighting &seen) { seen.notAfter = sampleNow() + std::chrono::days(29); }), Fail,
            "ends in 29 days");
    }

    void says() { judged(); }

    // Who may not list users reads less than all: nothing turns green on that.
    void lessThanAllIsNeverGreen() {
        World world = cleanWorld();
        world.inventory.accessKeys.why =
            QStringLiteral("These are your own keys; you may not list other users.");
        for (const char *id : {"key-age", "key-use", "workload-identity"}) {
            const Finding finding = findCheck(QString::fromLatin1(id))->judge(world.basis());
            QVERIFY2(finding.result == Unknown, id);
            QVERIFY2(finding.summary.contains(QStringLiteral("But these are your own keys")),
                     qPrintable(finding.summary));
        }
    }
};

QTEST_GUILESS_MAIN(ProviderChecksTest)
#include "tst_providerchecks.moc"
