#include "models/providers/cloudnx/routes.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace cloudnx;

namespace {

struct Operation {
    bool assumed = false;
};

/// Path and method of every operation of resources/api/cloudnx.yaml, read by indentation.
std::map<QString, Operation> operationsOfTheContract() {
    QFile file(QStringLiteral(CLOUDNX_SOURCE_DIR "/resources/api/cloudnx.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression pathLine(QStringLiteral("^  (/[^:]*):$"));
    static const QRegularExpression methodLine(QStringLiteral("^    (get|post|put|patch|delete|head):$"));
    std::map<QString, Operation> operations;
    QString path;
    QString key;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (const auto found = pathLine.match(line); found.hasMatch())
            path = found.captured(1);
        else if (const auto method = methodLine.match(line); method.hasMatch())
            operations[key = method.captured(1).toUpper() + u' ' + path] = {};
        else if (line.trimmed() == QStringLiteral("x-assumed: true"))
            operations[key].assumed = true;
    }
    return operations;
}

QString keyOf(const RouteRow &row) {
    static const std::map<ServiceBase, QString> prefixes = {
        {ServiceBase::Auth, QStringLiteral("/auth")},
        {ServiceBase::Compute, QStringLiteral("/compute")},
        {ServiceBase::Storage, QStringLiteral("/storage")},
        {ServiceBase::Kms, QStringLiteral("/kms")}};
    return QString::fromLatin1(word(row.method)) + u' ' + prefixes.at(row.base) + QLatin1String(row.path);
}

const Endpoints site(QUrl(QStringLiteral("https://cloudnx.in/")));

} // namespace

class CloudNxRoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyRouteStandsInTheContract() {
        const auto operations = operationsOfTheContract();
        QVERIFY(operations.size() > 60);
        for (const RouteRow &row : everyRoute()) {
            const auto found = operations.find(keyOf(row));
            QVERIFY2(found != operations.end(), qPrintable(keyOf(row)));
            QVERIFY2(found->second.assumed == (row.standing == Standing::Assumed), qPrintable(keyOf(row)));
        }
    }

    void everyRouteHasOneRow() {
        std::set<Route> routes;
        std::set<QString> keys;
        for (const RouteRow &row : everyRoute()) {
            QVERIFY2(routes.insert(row.route).second && keys.insert(keyOf(row)).second,
                     qPrintable(keyOf(row)));
            QCOMPARE(&rowOf(row.route), &row);
        }
        QCOMPARE(routes.size(), static_cast<std::size_t>(Route::Decrypt) + 1);
    }

    void putsSegmentsInEncoded() {
        const auto url =
            site.url(Route::DeleteAccessKey, {QStringLiteral("a/b ü@?#%{id}"), QStringLiteral("k+1")});
        QCOMPARE(url->toEncoded(),
                 "https://cloudnx.in/auth/iam/users/a%2Fb%20%C3%BC%40%3F%23%25%7Bid%7D/access-keys/k%2B1");
    }

    void putsTheQueryInEncoded() {
        const auto url = site.url(Route::AuditLogs, {},
                                  {{"q", QStringLiteral("a&b=c+d #1")}, {"limit", QStringLiteral("5")}});
        QCOMPARE(url->toEncoded(), "https://cloudnx.in/auth/audit-logs?q=a%26b%3Dc%2Bd%20%231&limit=5");
    }

    void letsNoSegmentLeaveItsPlace() {
        for (const char *segment : {"", ".", ".."}) {
            const auto url = site.url(Route::DeleteUser, {QLatin1String(segment)});
            QVERIFY(!url);
            QCOMPARE(url.error().kind, ErrorKind::Invalid);
        }
    }

    void everyServiceCanLiveElsewhere() {
        Endpoints endpoints(QUrl(QStringLiteral("https://proxy.example:8443/nx/")));
        QCOMPARE(endpoints.url(Route::Me)->toEncoded(), "https://proxy.example:8443/nx/auth/me");
        endpoints.kms = QUrl(QStringLiteral("https://kms.example/v1"));
        QCOMPARE(endpoints.url(Route::KmsKeys)->toEncoded(), "https://kms.example/v1/keys");
        QCOMPARE(endpoints.url(Route::Buckets)->toEncoded(), "https://proxy.example:8443/nx/storage/buckets");
    }
};

QTEST_GUILESS_MAIN(CloudNxRoutesTest)
#include "tst_cloudnxroutes.moc"
