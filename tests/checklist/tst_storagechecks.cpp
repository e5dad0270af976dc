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

Alter image(std::function<void(Image &)> edit) {
    return project([=](World &world) { edit(world.inventory.images.value->back()); });
}

Alter key(std::function<void(StorageKey &)> edit) {
    return [=](World &world) { edit(world.inventory.storageKeys.value->front()); };
}

Alter snapshot(std::function<void(Snapshot &)> edit) {
    return [=](World &world) { edit(world.inventory.snapshots.value->front()); };
}

Alter plane(std::function<void(TlsSighting &)> edit) {
    return [=](World &world) { edit(*world.outside.controlPlane); };
}

Instant daysAgo(int days) {
    return sampleNow() - std::chrono::days(days);
}

} // namespace

/// Snapshots, images, keys of buckets, and the cloud's own TLS.
class StorageChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void says_data() {
        worldColumns();
        const Alter nothing = [](World &) {};

        row("storage-keys", "young and in use", nothing, Pass, "young and in use");
        row("storage-keys", "90 days is not too old", key([](auto &one) { one.createdAt = daysAgo(90); }),
            Pass, "in use");
        row("storage-keys", "91 days is", key([](auto &one) { one.createdAt = daysAgo(91); }), Fail,
            "CNXSBACKUPS000000001 of bucket backups");
        row("storage-keys", "rests", key([](auto &one) {
                one.createdAt = daysAgo(60);
                one.lastUsedAt = daysAgo(91); // copied from an older one, so to say
            }),
            Fail, "Not used for 90 days");
        row("storage-keys", "use cannot be seen", key([](auto &one) { one.lastUsedAt.reset(); }), Unknown,
            "cannot be seen");
        row("storage-keys", "age cannot be seen", key([](auto &one) { one.createdAt.reset(); }), Unknown,
            "cannot be seen");
        row("storage-keys", "old, and its use not seen: old is enough", key([](auto &one) {
                one.createdAt = daysAgo(200);
                one.lastUsedAt.reset();
            }),
            Fail, "Older than 90 days");
        row(
            "storage-keys", "none", [](World &world) { world.inventory.storageKeys.value->clear(); }, Pass,
            "There is no storage key.");
        row("storage-keys", "no buckets here", project([](World &) {}), NotOffered, "not offered");

        row("old-snapshots", "young", nothing, Pass, "None is older than 90 days.");
        row("old-snapshots", "90 days", snapshot([](auto &one) { one.createdAt = daysAgo(90); }), Pass, "90");
        row("old-snapshots", "91 days", snapshot([](auto &one) { one.createdAt = daysAgo(91); }), Fail,
            "Kept longer than 90 days: web-01 before the upgrade.");
        row(
            "old-snapshots", "a retention of ten days was told",
            [](World &world) { world.record.snapshotRetentionDays = 10; }, Fail, "Kept longer than 10 days");
        row(
            "old-snapshots", "a retention of a year was told",
            [](World &world) {
                world.record.snapshotRetentionDays = 365;
                world.inventory.snapshots.value->front().createdAt = daysAgo(300);
            },
            Pass, "None is older than 365 days.");
        row("old-snapshots", "age not told", snapshot([](auto &one) { one.createdAt.reset(); }), Unknown,
            "does not tell how old web-01 before the upgrade is");
        row(
            "old-snapshots", "none", [](World &world) { world.inventory.snapshots.value->clear(); }, Pass,
            "There is none.");

        row("old-instance-snapshots", "young", project([](World &) {}), Pass, "None is older");
        row("old-instance-snapshots", "old", image([](Image &one) { one.createdAt = daysAgo(91); }), Fail,
            "web-01 before");
        row("old-instance-snapshots", "age not told", image([](Image &one) { one.createdAt.reset(); }),
            Unknown, "does not tell");
        row("old-instance-snapshots", "an old image that somebody uploaded is no snapshot",
            image([](Image &one) {
                one.createdAt = daysAgo(400);
                one.fromInstance = false;
            }),
            Pass, "There is none.");
        row("old-instance-snapshots", "somebody else's", image([](Image &one) {
                one.createdAt = daysAgo(400);
                one.ours = false;
            }),
            Pass, "There is none.");
        row("old-instance-snapshots", "not at CloudNx", nothing, NotOffered, "no such thing");

        row("image-visibility", "private", project([](World &) {}), Pass, "open to all");
        row("image-visibility", "public", image([](Image &one) { one.visibility = ImageVisibility::Public; }),
            Fail, "Everybody at this cloud may use web-01 before.");
        row("image-visibility", "community: not listed, and open all the same",
            image([](Image &one) { one.visibility = ImageVisibility::Community; }), Fail, "web-01 before");
        row("image-visibility", "shared is what Glance makes of a new one",
            image([](Image &one) { one.visibility = ImageVisibility::Shared; }), Pass, "No image");
        row("image-visibility", "a word we do not know",
            image([](Image &one) { one.visibility = ImageVisibility::Unknown; }), Unknown, "does not tell");
        row("image-visibility", "the cloud's own public images are meant so",
            project([](World &world) { world.inventory.images.value->pop_back(); }), Pass,
            "There is no image of this project.");

        row("snapshot-before-change", "said", nothing, Attested, "asha");
        row(
            "snapshot-before-change", "not said", [](World &world) { world.record.attestations.clear(); },
            Unknown, "nobody has said");
        row(
            "snapshot-before-change", "said too long ago",
            [](World &world) {
                for (Attestation &said : world.record.attestations)
                    said.until = daysAgo(1);
            },
            Unknown, "Say it again");

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

    void namesWhatToDelete() {
        World world = cleanProject();
        world.inventory.snapshots.value->front().createdAt = daysAgo(100);
        world.inventory.images.value->back().createdAt = daysAgo(100);
        world.inventory.images.value->back().visibility = ImageVisibility::Public;
        const auto steps = [&](const char *id) {
            return findCheck(QString::fromLatin1(id))->fix(world.basis()).steps.front();
        };
        QCOMPARE(steps("old-snapshots"), QStringLiteral("openstack volume snapshot delete snap-1"));
        QCOMPARE(steps("old-instance-snapshots"), QStringLiteral("openstack image delete img-2"));
        QCOMPARE(steps("image-visibility"), QStringLiteral("openstack image set --private img-2"));
    }

    void showsWhenEachVolumeWasCopiedLast() {
        const World world = cleanWorld();
        const Finding finding = findCheck(QStringLiteral("snapshot-before-change"))->judge(world.basis());
        QCOMPARE(finding.evidence.at(0).text, QStringLiteral("web-01-root: last snapshot 20 days ago"));
        QCOMPARE(finding.evidence.at(1).text, QStringLiteral("db-01-root: no snapshot"));
    }

    void imagesOfNoProjectAreNeverGreen() {
        World world = cleanWorld();
        project([](World &) {})(world);
        world.inventory.images.why = QStringLiteral("This sign-in is for no project.");
        for (Image &image : *world.inventory.images.value)
            image.ours = false;
        for (const char *id : {"image-visibility", "old-instance-snapshots"}) {
            const Finding finding = findCheck(QString::fromLatin1(id))->judge(world.basis());
            QVERIFY2(finding.result == Unknown, id);
            QVERIFY2(finding.summary.contains(QStringLiteral("for no project")), qPrintable(finding.summary));
        }
    }

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

QTEST_GUILESS_MAIN(StorageChecksTest)
#include "tst_storagechecks.moc"
