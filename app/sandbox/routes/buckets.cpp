#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/storage.h"

#include <QRegularExpression>
#include <QUrl>

namespace cloudnx::sandbox {

namespace {

constexpr auto bucketColumns = "SELECT b.*, (SELECT count(*) FROM objects o WHERE o.account = b.account AND "
                               "o.bucket = b.name) AS object_count, "
                               "(SELECT coalesce(sum(size), 0) FROM objects o WHERE o.account = b.account "
                               "AND o.bucket = b.name) AS size_bytes "
                               "FROM buckets b WHERE b.account = ? ";

QJsonObject bucketJson(Call &call, const Row &row) {
    return {{"name", row.text("name")},
            {"crn", call.crn("storage", "bucket/" + row.text("name"))},
            {"region", row.text("region")},
            {"public_read", row.flag("public_read")},
            {"object_count", row.number("object_count")},
            {"size_bytes", row.number("size_bytes")},
            {"created_at", timeText(row.number("created_at"))}};
}

void checkBucketName(const QString &name) {
    static const QRegularExpression form("\\A[a-z0-9](?:[a-z0-9]|[.-](?![.-])){1,61}[a-z0-9]\\z");
    if (!form.match(name).hasMatch())
        refuse(400, "A bucket name has 3 to 63 lower-case letters, digits, single dots or dashes, and starts "
                    "and ends with a "
                    "letter or digit.");
}

Answer listBuckets(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    static const QByteArray sql = QByteArray(bucketColumns) + "AND b.name > ? ORDER BY b.name LIMIT ?";
    const Rows rows = call.database.all(sql.constData(), call.caller->account, page.after, page.fetch());
    return listed(page, "buckets", rows, "name", [&](const Row &row) { return bucketJson(call, row); });
}

Answer createBucket(Call &call) {
    Fields fields(call.body);
    const QString name = fields.text("name", 128);
    const bool isPublic = fields.maybeFlag("public_read").value_or(false);
    fields.end();
    checkBucketName(name);
    if (call.database.first("SELECT 1 FROM buckets WHERE account = ? AND name = ?", call.caller->account,
                            name))
        refuse(409, "There is a bucket \"" + name + "\" already.");
    call.details.insert("public_read", isPublic);
    call.database.run("INSERT INTO buckets VALUES (?,?,?,?,?)", call.caller->account, name,
                      QLatin1String(region), isPublic, call.now);
    return Call::json(bucketJson(call, bucketFor(call, name)), 201);
}

Answer getBucket(Call &call) {
    call.allowQuery({});
    return Call::json(bucketJson(call, bucketFor(call, call.parameter("name"))));
}

Answer updateBucket(Call &call) {
    Fields fields(call.body);
    const bool isPublic = fields.flag("public_read");
    fields.end();
    const Row row = bucketFor(call, call.parameter("name"));
    call.details = {{"before", row.flag("public_read")}, {"public_read", isPublic}};
    call.database.run("UPDATE buckets SET public_read = ? WHERE account = ? AND name = ?", isPublic,
                      call.caller->account, row.text("name"));
    return Call::json(bucketJson(call, bucketFor(call, row.text("name"))));
}

Answer deleteBucket(Call &call) {
    const Row row = bucketFor(call, call.parameter("name"));
    if (row.number("object_count") > 0)
        refuse(409, row.text("name") + " still holds objects. Delete them first.");
    call.database.run("DELETE FROM buckets WHERE account = ? AND name = ?", call.caller->account,
                      row.text("name"));
    return Call::deleted();
}

Answer listObjects(Call &call) {
    call.allowQuery({"limit", "cursor", "prefix"});
    const Page page = Page::of(call);
    const QString prefix = call.queried("prefix", 1024).value_or(QString(""));
    const Row bucket = bucketFor(call, call.parameter("name"));
    const Rows rows =
        call.database.all("SELECT * FROM objects WHERE account = ?1 AND bucket = ?2 AND key > ?3 AND "
                          "substr(key, 1, length(?4)) = ?4 ORDER BY key LIMIT ?5",
                          call.caller->account, bucket.text("name"), page.after, prefix, page.fetch());
    return listed(page, "objects", rows, "key", [](const Row &row) {
        return QJsonObject{{"key", row.text("key")},
                           {"size", row.number("size")},
                           {"content_type", row.text("content_type")},
                           {"etag", row.text("etag")},
                           {"last_modified", timeText(row.number("modified_at"))}};
    });
}

QString wantedKey(const Call &call) {
    const auto key = call.queried("key", 1024);
    if (!key)
        refuse(400, "Give the key of the object.");
    return *key;
}

void checkObject(Call &call, const QString &bucket, const QString &key) {
    if (!call.database.first("SELECT 1 FROM objects WHERE account = ? AND bucket = ? AND key = ?",
                             call.caller->account, bucket, key))
        refuse(404, "There is no object \"" + key.left(128) + "\".");
}

Answer deleteObject(Call &call) {
    call.allowQuery({"key"});
    const QString bucket = bucketFor(call, call.parameter("name")).text("name");
    const QString key = wantedKey(call);
    call.details.insert("key", key);
    checkObject(call, bucket, key);
    call.database.run("DELETE FROM objects WHERE account = ? AND bucket = ? AND key = ?",
                      call.caller->account, bucket, key);
    return Call::deleted();
}

/// An address that looks like the service's; the sandbox has no data plane behind it.
Answer presigned(Call &call, const QString &bucket, const QString &key, const char *method) {
    constexpr qint64 lifetime = 900'000;
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(key, "/"));
    const QString url = QString("https://s3.cloudnx.in/%1/%2?X-Amz-Expires=900&X-Amz-Signature=%3")
                            .arg(bucket, path, QString::fromLatin1(randomBytes(32).toHex()));
    return Call::json(
        {{"url", url}, {"method", QLatin1String(method)}, {"expires_at", timeText(call.now + lifetime)}});
}

Answer presignDownload(Call &call) {
    call.allowQuery({"key"});
    const QString bucket = bucketFor(call, call.parameter("name")).text("name");
    const QString key = wantedKey(call);
    checkObject(call, bucket, key);
    return presigned(call, bucket, key, "GET");
}

Answer presignUpload(Call &call) {
    Fields fields(call.body);
    const QString key = fields.text("key", 1024);
    (void)fields.maybeText("content_type", 128, 0);
    fields.end();
    call.details.insert("key", key);
    return presigned(call, bucketFor(call, call.parameter("name")).text("name"), key, "PUT");
}

} // namespace

Row bucketFor(Call &call, const QString &name) {
    static const QByteArray sql = QByteArray(bucketColumns) + "AND b.name = ?";
    const auto row = call.database.first(sql.constData(), call.caller->account, name);
    if (!row)
        refuse(404, "There is no bucket \"" + name.left(64) + "\".");
    return *row;
}

RouteTable bucketRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *one = "crn:cloudnx:storage:{region}:{account}:bucket/{name}";
    const char *path = "/storage/buckets/{name}";
    const char *objects = "/storage/buckets/{name}/objects";
    const char *presign = "/storage/buckets/{name}/objects/presign";
    return {{"GET", "/storage/buckets", "storage:ListBuckets", decided, None,
             "crn:cloudnx:storage:{region}:{account}:bucket/*", listBuckets},
            {"POST", "/storage/buckets", "storage:CreateBucket", decided, Change, one, createBucket},
            {"GET", path, "storage:GetBucket", decided, None, one, getBucket},
            {"PATCH", path, "storage:UpdateBucket", decided, Change, one, updateBucket},
            {"DELETE", path, "storage:DeleteBucket", decided, Change, one, deleteBucket},
            {"GET", objects, "storage:ListObjects", decided, None, one, listObjects},
            {"DELETE", objects, "storage:DeleteObject", decided, Change, one, deleteObject},
            {"GET", presign, "storage:GetObject", decided, None, one, presignDownload},
            {"POST", presign, "storage:PutObject", decided, Change, one, presignUpload}};
}

} // namespace cloudnx::sandbox
