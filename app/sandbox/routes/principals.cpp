#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"
#include "app/sandbox/store/policies.h"

#include <QRegularExpression>

namespace cloudnx::sandbox {

namespace {

QJsonObject principalJson(Call &call, const Row &row) {
    return {{"id", row.text("id")},
            {"crn", row.text("crn")},
            {"policies", policiesOf(call, {"principal", row.text("id")})},
            {"created_at", timeText(row.number("created_at"))}};
}

/// Only a workload of the own account can be granted anything.
void checkCrn(const Call &call, const QString &crn) {
    static const QRegularExpression form(
        "\\Acrn:cloudnx:([a-z]+):([a-z0-9-]*):([0-9]+):([a-z-]+)/([A-Za-z0-9_.*-]+)\\z");
    const auto match = form.match(crn);
    if (!match.hasMatch())
        refuse(400, "The CRN must look like crn:cloudnx:compute:eu-west-1:<account>:instance/<id>.");
    if (match.captured(3) != call.caller->account)
        refuse(404, "There is no such workload in this account.");
}

Answer listPrincipals(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows =
        call.database.all("SELECT * FROM principals WHERE account = ? AND id > ? ORDER BY id LIMIT ?",
                          call.caller->account, page.after, page.fetch());
    return listed(page, "principals", rows, "id", [&](const Row &row) { return principalJson(call, row); });
}

Answer createPrincipal(Call &call) {
    Fields fields(call.body);
    const QString crn = fields.text("crn", 256);
    const auto policies = fields.maybeTexts("policies", 20, 256);
    fields.end();
    if (!policies)
        refuse(400, "Name the policies to grant.");
    checkCrn(call, crn);
    if (call.database.first("SELECT 1 FROM principals WHERE account = ? AND crn = ?", call.caller->account,
                            crn))
        refuse(409, "This workload has a grant already. Delete it first.");
    const QString id = randomId("prn_");
    call.database.run("INSERT INTO principals VALUES (?,?,?,?)", id, call.caller->account, crn, call.now);
    for (const QString &policy : *policies)
        attach(call, {"principal", id}, policyFor(call, policy));
    call.details = {{"principal_id", id}, {"crn", crn}, {"policies", QJsonArray::fromStringList(*policies)}};
    return Call::json(principalJson(call, *call.database.first("SELECT * FROM principals WHERE id = ?", id)),
                      201);
}

Answer deletePrincipal(Call &call) {
    const QString id = call.parameter("id");
    if (call.database.run("DELETE FROM principals WHERE id = ? AND account = ?", id, call.caller->account) ==
        0)
        refuse(404, "There is no such grant.");
    call.database.run("DELETE FROM attachments WHERE account = ? AND kind = 'principal' AND target = ?",
                      call.caller->account, id);
    return Call::deleted();
}

constexpr auto ruleColumns =
    "SELECT min_length, require_uppercase, require_lowercase, require_number, require_symbol, "
    "max_age_days, prevent_reuse FROM accounts WHERE id = ?";

QJsonObject rulesJson(const Row &row) {
    return {{"min_length", row.number("min_length")},
            {"require_uppercase", row.flag("require_uppercase")},
            {"require_lowercase", row.flag("require_lowercase")},
            {"require_number", row.flag("require_number")},
            {"require_symbol", row.flag("require_symbol")},
            {"max_age_days", row.number("max_age_days")},
            {"prevent_reuse", row.number("prevent_reuse")}};
}

Answer getPasswordPolicy(Call &call) {
    call.allowQuery({});
    return Call::json(rulesJson(*call.database.first(ruleColumns, call.caller->account)));
}

Answer setPasswordPolicy(Call &call) {
    Fields fields(call.body);
    const int minLength = fields.number("min_length", 8, 128);
    const bool uppercase = fields.flag("require_uppercase");
    const bool lowercase = fields.flag("require_lowercase");
    const bool number = fields.flag("require_number");
    const bool symbol = fields.flag("require_symbol");
    const int maxAge = fields.number("max_age_days", 0, 3650);
    const int reuse = fields.number("prevent_reuse", 0, 24);
    fields.end();
    call.details.insert("before", rulesJson(*call.database.first(ruleColumns, call.caller->account)));
    call.database.run("UPDATE accounts SET min_length = ?, require_uppercase = ?, require_lowercase = ?, "
                      "require_number = ?, "
                      "require_symbol = ?, max_age_days = ?, prevent_reuse = ? WHERE id = ?",
                      minLength, uppercase, lowercase, number, symbol, maxAge, reuse, call.caller->account);
    return Call::json(rulesJson(*call.database.first(ruleColumns, call.caller->account)));
}

Answer listTeamMembers(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows =
        call.database.all("SELECT * FROM team_members WHERE account = ? AND id > ? ORDER BY id LIMIT ?",
                          call.caller->account, page.after, page.fetch());
    return listed(page, "members", rows, "id", [](const Row &row) {
        return QJsonObject{{"id", row.text("id")},
                           {"email", row.text("email")},
                           {"role", row.text("role")},
                           {"mfa_enabled", row.flag("mfa_enabled")},
                           {"joined_at", timeText(row.number("joined_at"))}};
    });
}

} // namespace

RouteTable principalRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *all = "crn:cloudnx:iam::{account}:principal/*";
    const char *account = "crn:cloudnx:iam::{account}:account";
    return {{"GET", "/auth/iam/principals", "iam:ListPrincipals", decided, None, all, listPrincipals},
            {"POST", "/auth/iam/principals", "iam:CreatePrincipal", decided, Change, all, createPrincipal},
            {"DELETE", "/auth/iam/principals/{id}", "iam:DeletePrincipal", decided, Change,
             "crn:cloudnx:iam::{account}:principal/{id}", deletePrincipal},
            {"GET", "/auth/account/password-policy", "iam:GetAccountPasswordPolicy", decided, None, account,
             getPasswordPolicy},
            {"PUT", "/auth/account/password-policy", "iam:UpdateAccountPasswordPolicy", decided, Change,
             account, setPasswordPolicy},
            {"GET", "/auth/team/members", "iam:ListTeamMembers", decided, None,
             "crn:cloudnx:iam::{account}:team", listTeamMembers}};
}

} // namespace cloudnx::sandbox
