#include "models/core/openfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <thread>

using namespace cloudnx;

/// Files that another program replaces meanwhile.
class OpenFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // QFile::exists() misses it in the first of these rounds.
    void isThereWhileItIsReplaced() {
        QTemporaryDir folder;
        const QByteArray path = folder.filePath(QStringLiteral("record")).toUtf8();
        const auto put = [&] {
            QFile fresh(QString::fromUtf8(path + ".new"));
            if (!fresh.open(QIODevice::WriteOnly) || fresh.write("x") != 1)
                qFatal("cannot write");
            fresh.close();
            if (std::rename((path + ".new").constData(), path.constData()) != 0)
                qFatal("cannot rename");
        };
        put();
        const std::jthread writer([&](const std::stop_token &stop) {
            while (!stop.stop_requested())
                put();
        });
        for (int round = 0; round < 30'000; ++round) {
            QFile file(QString::fromUtf8(path));
            QVERIFY(openForReading(file) == Opened::Yes);
            QCOMPARE(file.readAll(), QByteArray("x"));
        }
    }

    void tellsMissingFromRefused() {
        QTemporaryDir folder;
        QFile missing(folder.filePath(QStringLiteral("none")));
        QVERIFY(openForReading(missing) == Opened::Missing);
        QFile directory(folder.path());
        QVERIFY(openForReading(directory) == Opened::Refused);
        QVERIFY(!directory.errorString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(OpenFileTest)
#include "tst_openfile.moc"
