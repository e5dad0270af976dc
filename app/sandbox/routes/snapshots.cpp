#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/compute.h"

namespace cloudnx::sandbox {

namespace {

QJsonObject snapshotJson(Call &call, const Row &row) {
    return {{"id", row.text("id")},
            {"name", row.text("name")},
            {"crn", call.crn("compute", "snapshot/" + row.text("id"))},
            {"instance_id", row.text("instance")},
            {"volume_id", textOrNull(row, "volume")},
            {"size_gb", row.number("size_gb")},
            {"status", "completed"},
            {"created_at", timeText(row.number("created_at"))}};
}

Row snapshotFor(Call &call, const QString &id) {
    const auto row =
        call.database.first("SELECT * FROM snapshots WHERE account = ? AND id = ?", call.caller->account, id);
    if (!row)
        refuse(404, "There is no such snapshot.");
    return *row;
}

Answer listSnapshots(Call &call) {
    call.allowQuery({"limit", "cursor", "instance_id"});
    const Page page = Page::of(call);
    const QString instance = call.queried("instance_id", 64).value_or(QString(""));
    const Rows rows = call.database.all("SELECT * FROM snapshots WHERE account = ?1 AND (?2 = '' OR instance "
                                        "= ?2) AND id > ?3 ORDER BY id LIMIT ?4",
                                        call.caller->account, instance, page.after, page.fetch());
    return listed(page, "snapshots", rows, "id", [&](const Row &row) { return snapshotJson(call, row); });
}

Answer createSnapshot(Call &call) {
    Fields fields(call.body);
    const QString instanceId = fields.text("instance_id", 64);
    const auto name = fields.maybeText("name", 128);
    fields.end();
    const Row instance = instanceFor(call, instanceId);
    const auto volume =
        call.database.first("SELECT * FROM volumes WHERE instance = ? ORDER BY id LIMIT 1", instanceId);
    const QString id = randomId("snap_");
    call.database.run("INSERT INTO snapshots VALUES (?,?,?,?,?,?,?)", id, call.caller->account,
                      name.value_or(instance.text("name") + " " + timeText(call.now)), instanceId,
                      volume ? std::optional(volume->text("id")) : std::nullopt,
                      volume ? volume->number("size_gb") : qint64(1), call.now);
    call.details = {{"snapshot_id", id}, {"instance", instance.text("name")}};
    return Call::json(snapshotJson(call, snapshotFor(call, id)), 201);
}

Answer getSnapshot(Call &call) {
    call.allowQuery({});
    return Call::json(snapshotJson(call, snapshotFor(call, call.parameter("id"))));
}

Answer deleteSnapshot(Call &call) {
    const Row row = snapshotFor(call, call.parameter("id"));
    call.details.insert("name", row.text("name"));
    call.database.run("DELETE FROM snapshots WHERE id = ?", row.text("id"));
    return Call::deleted();
}

} // namespace

RouteTable snapshotRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *one = "crn:cloudnx:compute:{region}:{account}:snapshot/{id}";
    return {{"GET", "/compute/snapshots", "compute:ListSnapshots", decided, None,
             "crn:cloudnx:compute:{region}:{account}:snapshot/*", listSnapshots},
            {"POST", "/compute/snapshots", "compute:CreateSnapshot", decided, Change,
             "crn:cloudnx:compute:{region}:{account}:instance/{instance_id}", createSnapshot},
            {"GET", "/compute/snapshots/{id}", "compute:GetSnapshot", decided, None, one, getSnapshot},
            {"DELETE", "/compute/snapshots/{id}", "compute:DeleteSnapshot", decided, Change, one,
             deleteSnapshot}};
}

} // namespace cloudnx::sandbox
