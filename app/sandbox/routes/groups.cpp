#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/people.h"
#include "app/sandbox/store/policies.h"

namespace cloudnx::sandbox {

namespace {

QJsonObject groupJson(Call &call, const Row &row) {
    const QString name = row.text("name");
    QJsonArray members;
    for (const Row &member :
         call.database.all("SELECT p.username FROM members m JOIN people p ON p.uid = m.uid WHERE "
                           "m.account = ? AND m.name = ? ORDER BY p.username",
                           call.caller->account, name))
        members.append(member.text("username"));
    return {{"name", name},
            {"crn", call.crn("iam", "group/" + name)},
            {"members", members},
            {"policies", policiesOf(call, {"group", name})},
            {"created_at", timeText(row.number("created_at"))}};
}

Row groupInPath(Call &call) {
    const auto row = call.database.first("SELECT * FROM groups WHERE account = ? AND name = ?",
                                         call.caller->account, call.parameter("name"));
    if (!row)
        refuse(404, "There is no group \"" + call.parameter("name") + "\".");
    return *row;
}

Answer listGroups(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows =
        call.database.all("SELECT * FROM groups WHERE account = ? AND name > ? ORDER BY name LIMIT ?",
                          call.caller->account, page.after, page.fetch());
    return listed(page, "groups", rows, "name", [&](const Row &row) { return groupJson(call, row); });
}

Answer createGroup(Call &call) {
    Fields fields(call.body);
    const QString name = fields.text("name", 64);
    fields.end();
    checkName(name, "group name");
    if (call.database.first("SELECT 1 FROM groups WHERE account = ? AND name = ?", call.caller->account,
                            name))
        refuse(409, "There is a group \"" + name + "\" already.");
    call.database.run("INSERT INTO groups VALUES (?,?,?)", call.caller->account, name, call.now);
    return Call::json(
        groupJson(call, *call.database.first("SELECT * FROM groups WHERE account = ? AND name = ?",
                                             call.caller->account, name)),
        201);
}

Answer getGroup(Call &call) {
    call.allowQuery({});
    return Call::json(groupJson(call, groupInPath(call)));
}

Answer deleteGroup(Call &call) {
    const QString name = groupInPath(call).text("name");
    call.database.run("DELETE FROM attachments WHERE account = ? AND kind = 'group' AND target = ?",
                      call.caller->account, name);
    call.database.run("DELETE FROM groups WHERE account = ? AND name = ?", call.caller->account, name);
    return Call::deleted();
}

Answer addMember(Call &call) {
    Fields fields(call.body);
    const QString username = fields.text("username", 64);
    fields.end();
    const Row group = groupInPath(call);
    const QString uid = uidOf(call, username);
    call.details.insert("username", username);
    if (call.database.first("SELECT 1 FROM members WHERE account = ? AND name = ? AND uid = ?",
                            call.caller->account, group.text("name"), uid))
        refuse(409, username + " is in this group already.");
    call.database.run("INSERT INTO members VALUES (?,?,?)", call.caller->account, group.text("name"), uid);
    return Call::json(groupJson(call, group), 201);
}

Answer removeMember(Call &call) {
    const Row group = groupInPath(call);
    const QString username = call.parameter("username");
    call.details.insert("username", username);
    const qint64 gone = call.database.run("DELETE FROM members WHERE account = ? AND name = ? AND uid = ?",
                                          call.caller->account, group.text("name"), uidOf(call, username));
    if (gone == 0)
        refuse(404, username + " is not in this group.");
    return Call::deleted();
}

Holder holderOf(Call &call) {
    return {"group", groupInPath(call).text("name")};
}

Answer listPolicies(Call &call) {
    return listAttached(call, holderOf(call));
}

Answer attachPolicy(Call &call) {
    return attachFromBody(call, holderOf(call));
}

Answer detachPolicy(Call &call) {
    return detach(call, holderOf(call), call.parameter("policy_id"));
}

} // namespace

RouteTable groupRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *one = "crn:cloudnx:iam::{account}:group/{name}";
    return {
        {"GET", "/auth/iam/groups", "iam:ListGroups", decided, None, "crn:cloudnx:iam::{account}:group/*",
         listGroups},
        {"POST", "/auth/iam/groups", "iam:CreateGroup", decided, Change, one, createGroup},
        {"GET", "/auth/iam/groups/{name}", "iam:GetGroup", decided, None, one, getGroup},
        {"DELETE", "/auth/iam/groups/{name}", "iam:DeleteGroup", decided, Change, one, deleteGroup},
        {"POST", "/auth/iam/groups/{name}/members", "iam:AddUserToGroup", decided, Change, one, addMember},
        {"DELETE", "/auth/iam/groups/{name}/members/{username}", "iam:RemoveUserFromGroup", decided, Change,
         one, removeMember},
        {"GET", "/auth/iam/groups/{name}/policies", "iam:ListAttachedGroupPolicies", decided, None, one,
         listPolicies},
        {"POST", "/auth/iam/groups/{name}/policies", "iam:AttachGroupPolicy", decided, Change, one,
         attachPolicy},
        {"DELETE", "/auth/iam/groups/{name}/policies/{policy_id}", "iam:DetachGroupPolicy", decided, Change,
         one, detachPolicy}};
}

} // namespace cloudnx::sandbox
