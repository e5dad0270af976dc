#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"

#include <QRegularExpression>

#include <cmath>

namespace cloudnx::sandbox {

namespace {

constexpr qint64 day = 24LL * 3600 * 1000;
constexpr double dailySpend = 1.37; ///< rupees an instance; the sandbox meters nothing

double rounded(double amount) {
    return std::round(amount * 100) / 100;
}

Answer getBilling(Call &call) {
    call.allowQuery({});
    const double balance =
        call.database.first("SELECT balance FROM accounts WHERE id = ?", call.caller->account)
            ->real("balance");
    const qint64 machines =
        call.database
            .first("SELECT count(*) AS n FROM instances WHERE account = ? AND status = 'running'",
                   call.caller->account)
            ->number("n");
    const double perDay = dailySpend * static_cast<double>(machines);
    const QString today = timeText(call.now).left(10);
    const int dayOfMonth = today.right(2).toInt();
    QJsonArray daily;
    for (int ago = 29; ago >= 0; --ago)
        daily.append(
            QJsonObject{{"date", timeText(call.now - ago * day).left(10)}, {"amount", rounded(perDay)}});
    QJsonArray history;
    for (const Row &row : call.database.all(
             "SELECT period, sum(amount + tax) AS total FROM invoices WHERE account = ? GROUP BY "
             "period ORDER BY period",
             call.caller->account))
        history.append(QJsonObject{{"month", row.text("period")}, {"amount", rounded(row.real("total"))}});
    return Call::json({{"currency", "INR"},
                       {"balance", rounded(balance)},
                       {"month_to_date", rounded(perDay * dayOfMonth)},
                       {"projection", rounded(perDay * 30)},
                       {"runway_days", perDay > 0 ? QJsonValue(std::floor(balance / perDay)) : QJsonValue()},
                       {"history", history},
                       {"daily", daily}});
}

Answer topUp(Call &call) {
    Fields fields(call.body);
    const double amount = fields.amount("amount");
    fields.end();
    call.details.insert("amount", amount);
    return Call::json({{"order_id", randomId("order_")},
                       {"amount", amount},
                       {"currency", "INR"},
                       {"status", "created"},
                       {"created_at", timeText(call.now)}},
                      201);
}

Answer listTransactions(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows =
        call.database.all("SELECT * FROM transactions WHERE account = ? AND id > ? ORDER BY id LIMIT ?",
                          call.caller->account, page.after, page.fetch());
    return listed(page, "transactions", rows, "id", [](const Row &row) {
        return QJsonObject{{"id", row.text("id")},
                           {"type", row.text("type")},
                           {"amount", rounded(row.real("amount"))},
                           {"description", row.text("description")},
                           {"created_at", timeText(row.number("created_at"))}};
    });
}

QJsonObject invoiceJson(const Row &row) {
    return {{"id", row.text("id")},
            {"number", row.text("number")},
            {"period", row.text("period")},
            {"amount", rounded(row.real("amount"))},
            {"tax", rounded(row.real("tax"))},
            {"total", rounded(row.real("amount") + row.real("tax"))},
            {"status", row.text("status")},
            {"gstin", textOrNull(row, "gstin")},
            {"issued_at", timeText(row.number("issued_at"))}};
}

Answer listInvoices(Call &call) {
    call.allowQuery({"limit", "cursor"});
    const Page page = Page::of(call);
    const Rows rows =
        call.database.all("SELECT * FROM invoices WHERE account = ? AND id > ? ORDER BY id LIMIT ?",
                          call.caller->account, page.after, page.fetch());
    return listed(page, "invoices", rows, "id", invoiceJson);
}

Answer getInvoice(Call &call) {
    call.allowQuery({});
    const auto row = call.database.first("SELECT * FROM invoices WHERE account = ? AND id = ?",
                                         call.caller->account, call.parameter("id"));
    if (!row)
        refuse(404, "There is no such invoice.");
    return Call::json(invoiceJson(*row));
}

QJsonObject taxJson(Call &call) {
    const Row row = *call.database.first("SELECT * FROM accounts WHERE id = ?", call.caller->account);
    return {{"gstin", textOrNull(row, "gstin")},
            {"legal_name", textOrNull(row, "legal_name")},
            {"updated_at", timeOrNull(row, "tax_updated_at")}};
}

Answer getTaxProfile(Call &call) {
    call.allowQuery({});
    return Call::json(taxJson(call));
}

/// The form only, as payment forms do; whether the check digit is right is for the customer's side to find
/// out.
QString checkedGstin(const QString &given) {
    static const QRegularExpression form("\\A[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]\\z");
    const QString gstin = given.trimmed().toUpper();
    if (!form.match(gstin).hasMatch())
        refuse(400, "A GSTIN has 15 characters, like 27AAPFU0939F1ZV.");
    return gstin;
}

Answer updateTaxProfile(Call &call) {
    Fields fields(call.body);
    const bool clearsGstin = fields.isNull("gstin");
    const auto gstin = clearsGstin ? std::nullopt : fields.maybeText("gstin", 32);
    const bool clearsName = fields.isNull("legal_name");
    const auto name = clearsName ? std::nullopt : fields.maybeText("legal_name", 200);
    fields.end();
    if (!clearsGstin && !clearsName && !gstin && !name)
        refuse(400, "Give a gstin, a legal_name, or both.");
    call.details.insert("before", taxJson(call));
    std::optional<QString> checked;
    if (gstin)
        checked = checkedGstin(*gstin);
    if (gstin || clearsGstin)
        call.database.run("UPDATE accounts SET gstin = ? WHERE id = ?", checked, call.caller->account);
    if (name || clearsName)
        call.database.run("UPDATE accounts SET legal_name = ? WHERE id = ?", name, call.caller->account);
    call.database.run("UPDATE accounts SET tax_updated_at = ? WHERE id = ?", call.now, call.caller->account);
    return Call::json(taxJson(call));
}

QJsonValue amountOrNull(const Row &row, const char *column) {
    return row.isNull(column) ? QJsonValue() : QJsonValue(row.real(column));
}

Answer autopay(Call &call) {
    const Row row = *call.database.first("SELECT * FROM accounts WHERE id = ?", call.caller->account);
    return Call::json({{"status", row.text("autopay_status")},
                       {"threshold", amountOrNull(row, "autopay_threshold")},
                       {"amount", amountOrNull(row, "autopay_amount")},
                       {"updated_at", timeOrNull(row, "autopay_updated_at")}});
}

Answer getAutopay(Call &call) {
    call.allowQuery({});
    return autopay(call);
}

QString autopayStatus(Call &call) {
    return call.database.first("SELECT autopay_status FROM accounts WHERE id = ?", call.caller->account)
        ->text("autopay_status");
}

void setAutopay(Call &call, const QString &status, std::optional<double> threshold,
                std::optional<double> amount) {
    call.details = {{"before", autopayStatus(call)}, {"status", status}};
    call.database.run(
        "UPDATE accounts SET autopay_status = ?, autopay_threshold = coalesce(?, autopay_threshold), "
        "autopay_amount = coalesce(?, autopay_amount), autopay_updated_at = ? WHERE id = ?",
        status, threshold, amount, call.now, call.caller->account);
}

Answer setupAutopay(Call &call) {
    Fields fields(call.body);
    const double threshold = fields.amount("threshold");
    const double amount = fields.amount("amount");
    fields.end();
    if (autopayStatus(call) == "active")
        refuse(409, "Automatic top-up is active already.");
    setAutopay(call, "pending", threshold, amount);
    Answer answer = autopay(call);
    answer.status = 201;
    return answer;
}

Answer activateAutopay(Call &call) {
    Fields(call.body).end();
    if (autopayStatus(call) != "pending")
        refuse(409, "Set automatic top-up up first.");
    setAutopay(call, "active", std::nullopt, std::nullopt);
    return autopay(call);
}

Answer updateAutopay(Call &call) {
    Fields fields(call.body);
    std::optional<double> threshold;
    std::optional<double> amount;
    if (fields.has("threshold"))
        threshold = fields.amount("threshold");
    if (fields.has("amount"))
        amount = fields.amount("amount");
    fields.end();
    const QString status = autopayStatus(call);
    if (status == "off")
        refuse(409, "Set automatic top-up up first.");
    setAutopay(call, status, threshold, amount);
    return autopay(call);
}

Answer deleteAutopay(Call &call) {
    call.details.insert("before", autopayStatus(call));
    call.database.run(
        "UPDATE accounts SET autopay_status = 'off', autopay_threshold = NULL, autopay_amount = NULL, "
        "autopay_updated_at = ? WHERE id = ?",
        call.now, call.caller->account);
    return autopay(call);
}

} // namespace

RouteTable billingRoutes() {
    using enum Effect;
    const Access decided = Access::Decided;
    const char *account = "crn:cloudnx:billing::{account}:account";
    const char *autopayPath = "/auth/billing/autopay";
    return {
        {"GET", "/auth/billing", "billing:GetBilling", decided, None, account, getBilling},
        {"POST", "/auth/billing/topup", "billing:CreateTopUp", decided, Change, account, topUp},
        {"GET", "/auth/billing/transactions", "billing:ListTransactions", decided, None, account,
         listTransactions},
        {"GET", "/auth/billing/tax-profile", "billing:GetTaxProfile", decided, None, account, getTaxProfile},
        {"PATCH", "/auth/billing/tax-profile", "billing:UpdateTaxProfile", decided, Change, account,
         updateTaxProfile},
        {"GET", "/auth/billing/invoices", "billing:ListInvoices", decided, None, account, listInvoices},
        {"GET", "/auth/billing/invoices/{id}", "billing:GetInvoice", decided, None, account, getInvoice},
        {"GET", autopayPath, "billing:GetAutopay", decided, None, account, getAutopay},
        {"POST", "/auth/billing/autopay/setup", "billing:SetupAutopay", decided, Change, account,
         setupAutopay},
        {"POST", "/auth/billing/autopay/activate", "billing:ActivateAutopay", decided, Change, account,
         activateAutopay},
        {"PATCH", autopayPath, "billing:UpdateAutopay", decided, Change, account, updateAutopay},
        {"DELETE", autopayPath, "billing:DeleteAutopay", decided, Change, account, deleteAutopay}};
}

} // namespace cloudnx::sandbox
