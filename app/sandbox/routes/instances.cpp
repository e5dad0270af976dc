#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/compute.h"

namespace cloudnx::sandbox {

namespace {

QJsonObject volumeJson(Call &call, const Row &row) {
    return {{"id", row.text("id")},
            {"name", row.text("name")},
            {"crn", call.crn("compute", "volume/" + row.text("id"))},
            {"size_gb", row.number("size_gb")},
            {"status", row.isNull("instance") ? "available" : "in_use"},
            {"encrypted", row.flag("encrypted")},
            {"instance_id", textOrNull(row, "instance")},
            {"region", row.text("region")},
            {"created_at", timeText(row.number("created_at"))}};
}

QJsonValue sshKeyJson(const Row &row) {
    if (row.isNull("ssh_key"))
        return {};
    return QJsonObject{{"name", row.text("ssh_key_name")},
                       {"fingerprint", row.text("ssh_key_fingerprint")},
                       {"public_key", row.text("ssh_key")}};
}

QJsonObject instanceJson(Call &call, const Row &row) {
    QJsonArray volumes;
    for (const Row &volume :
         call.database.all("SELECT * FROM volumes WHERE instance = ? ORDER BY id", row.text("id")))
        volumes.append(volumeJson(call, volume));
    return {{"id", row.text("id")},
            {"name", row.text("name")},
            {"crn", call.crn("compute", "instance/" + row.text("id"))},
            {"status", row.text("status")},
            {"size", row.text("size")},
            {"region", row.text("region")},
            {"image", row.text("image")},
            {"private_ip", row.text("private_ip")},
            {"public_ip", row.text("public_ip")},
            {"ssh_port", row.number("ssh_port")},
            {"ssh_key", sshKeyJson(row)},
            {"user_data", textOrNull(row, "user_data")},
            {"volumes", volumes},
            {"created_at", timeText(row.number("created_at"))}};
}

Answer listInstances(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows =
        call.database.all("SELECT * FROM instances WHERE account = ? AND name > ? ORDER BY name LIMIT ?",
                          call.caller->account, page.after, page.fetch());
    return listed(page, "instances", rows, "name", [&](const Row &row) { return instanceJson(call, row); });
}

Answer getInstance(Call &call) {
    call.allowQuery({});
    return Call::json(instanceJson(call, instanceFor(call, call.parameter("id"))));
}

Answer updateInstance(Call &call) {
    Fields fields(call.body);
    if (!fields.has("user_data"))
        refuse(400, "Give the new user_data, or null.");
    const auto userData = fields.isNull("user_data") ? std::nullopt : fields.maybeText("user_data", 65536, 0);
    fields.end();
    const Row row = instanceFor(call, call.parameter("id"));
    // User-data may hold secrets, so the log keeps only that it was replaced.
    call.details.insert("changed", "user_data");
    call.database.run("UPDATE instances SET user_data = ? WHERE id = ?", userData, row.text("id"));
    return Call::json(instanceJson(call, instanceFor(call, row.text("id"))));
}

Answer moved(Call &call, const QString &status) {
    Fields(call.body).end();
    const Row row = instanceFor(call, call.parameter("id"));
    if (row.text("status") == status)
        refuse(409, row.text("name") + " is " + status + " already.");
    call.details.insert("name", row.text("name"));
    call.database.run("UPDATE instances SET status = ? WHERE id = ?", status, row.text("id"));
    return Call::json(instanceJson(call, instanceFor(call, row.text("id"))));
}

Answer start(Call &call) {
    return moved(call, "running");
}

Answer stop(Call &call) {
    return moved(call, "stopped");
}

Answer listVolumes(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows =
        call.database.all("SELECT * FROM volumes WHERE account = ? AND id > ? ORDER BY id LIMIT ?",
                          call.caller->account, page.after, page.fetch());
    return listed(page, "volumes", rows, "id", [&](const Row &row) { return volumeJson(call, row); });
}

} // namespace

Row instanceFor(Call &call, const QString &id) {
    const auto row =
        call.database.first("SELECT * FROM instances WHERE account = ? AND id = ?", call.caller->account, id);
    if (!row)
        refuse(404, "There is no instance \"" + id.left(64) + "\".");
    return *row;
}

RouteTable instanceRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *one = "crn:cloudnx:compute:{region}:{account}:instance/{id}";
    return {
        {"GET", "/compute/instances", "compute:ListInstances", decided, None,
         "crn:cloudnx:compute:{region}:{account}:instance/*", listInstances},
        {"GET", "/compute/instances/{id}", "compute:GetInstance", decided, None, one, getInstance},
        {"PATCH", "/compute/instances/{id}", "compute:UpdateInstance", decided, Change, one, updateInstance},
        {"POST", "/compute/instances/{id}/start", "compute:StartInstance", decided, Change, one, start},
        {"POST", "/compute/instances/{id}/stop", "compute:StopInstance", decided, Change, one, stop},
        {"GET", "/compute/volumes", "compute:ListVolumes", decided, None,
         "crn:cloudnx:compute:{region}:{account}:volume/*", listVolumes}};
}

} // namespace cloudnx::sandbox
