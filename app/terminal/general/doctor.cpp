#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"
#include "models/session/keychaincheck.h"
#include "models/tables/columns.h"
#include "models/tables/rowstable.h"

namespace cloudnx::terminal {

namespace {

/// One thing that was looked at.
struct Symptom {
    QString what;
    Mood mood = Mood::Ok;
    QString said;
};

std::vector<Column<Symptom>> columns() {
    return {column<Symptom>("what", "Looked at", &Symptom::what),
            withMood<Symptom>(column<Symptom>("result", "Result", &Symptom::mood),
                              [](const Symptom &row) { return row.mood; }),
            column<Symptom>("found", "Found", &Symptom::said)};
}

Symptom keychain(const std::stop_token &stop) {
    const KeychainReport report = checkKeychain(stop);
    return {QStringLiteral("keychain"), report.fault ? Mood::Wrong : Mood::Ok, report.sentence};
}

Symptom profile(const Result<Workspace *> &workspace) {
    if (!workspace)
        return {QStringLiteral("profile"), Mood::Wrong, workspace.error().sentence};
    const Profile &opened = (*workspace)->profile;
    return {QStringLiteral("profile"), Mood::Ok,
            QStringLiteral("%1, %2").arg(opened.name.toText(), opened.baseUrl.toString())};
}

/// Any answer will do: it shows that name, way and certificate are right.
Symptom server(Workspace &workspace, const std::stop_token &stop) {
    const auto answer = workspace.client->exchange({.url = workspace.profile.baseUrl}, stop);
    if (!answer)
        return {QStringLiteral("server"), Mood::Wrong, answer.error().sentence};
    return {QStringLiteral("server"), Mood::Ok,
            QStringLiteral("It answers over TLS with a trusted certificate.")};
}

Symptom clockOf(const Workspace &workspace) {
    const QString warning = clockSentence(workspace.client->clockOffset());
    if (!warning.isEmpty())
        return {QStringLiteral("clock"), Mood::Wrong, warning};
    return {QStringLiteral("clock"), Mood::Ok, QStringLiteral("It agrees with the server's.")};
}

Symptom session(Workspace &workspace, const std::stop_token &stop) {
    const auto token = workspace.keeper->token(stop);
    if (!token)
        return {QStringLiteral("session"), Mood::Look, token.error().sentence};
    return {QStringLiteral("session"), Mood::Ok,
            QStringLiteral("Signed in; it rests in: %1.").arg(wordOf(workspace.profile.vault))};
}

std::vector<Symptom> examine(Context &context) {
    const auto workspace = context.workspace();
    std::vector<Symptom> symptoms{keychain(context.stop()), profile(workspace)};
    if (!workspace)
        return symptoms;
    symptoms.push_back(server(**workspace, context.stop()));
    if (symptoms.back().mood == Mood::Ok)
        symptoms.push_back(clockOf(**workspace));
    symptoms.push_back(session(**workspace, context.stop()));
    return symptoms;
}

Done run(Context &context) {
    std::vector<Symptom> symptoms = examine(context);
    const bool isIll = std::any_of(symptoms.begin(), symptoms.end(),
                                   [](const Symptom &one) { return one.mood == Mood::Wrong; });
    context.endWith(isIll ? 1 : 0);
    RowsTable<Symptom> table(columns(), [](const Symptom &row) { return row.what; });
    table.setRows(std::move(symptoms));
    return context.out().table(table, QString());
}

} // namespace

Verb doctor() {
    return verbOf({"doctor", "Find out why something does not work: keychain, server, clock, session",
                   "cloudnx doctor"},
                  run);
}

} // namespace cloudnx::terminal
