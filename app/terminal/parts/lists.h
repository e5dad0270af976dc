#pragma once

#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

template <typename Row>
using Rows = Reading<std::vector<Row>>;

/// Reads one part of the account and prints it as a @p TableOf.
template <typename TableOf, typename Row>
[[nodiscard]] Done showList(Context &context, Part part, Rows<Row> Inventory::*member,
                            const QString &whenEmpty) {
    const auto inventory = context.read({part});
    if (!inventory)
        return failure(inventory.error());
    auto rows = known(*inventory.*member);
    if (!rows)
        return failure(rows.error());
    TableOf table;
    table.setRows(std::move(*rows));
    return context.out().table(table, whenEmpty);
}

/// Asks a service of the cloud by @p ask(Cloud &, stop) and prints what it lists as a @p TableOf.
template <typename TableOf, typename Ask>
[[nodiscard]] Done showAnswer(Context &context, Ask ask, const QString &whenEmpty) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    auto rows = ask(*(*workspace)->cloud, context.stop());
    if (!rows)
        return failure(rows.error());
    TableOf table;
    table.setRows(std::move(*rows));
    return context.out().table(table, whenEmpty);
}

/// Reads one part and prints the row whose @p key is @p name. Errors: NotFound, as "There is no @p noun x".
template <typename Row>
[[nodiscard]] Done showOne(Context &context, Part part, Rows<Row> Inventory::*member, QString Row::*key,
                           const QString &name, const QString &noun) {
    const auto inventory = context.read({part});
    if (!inventory)
        return failure(inventory.error());
    const auto rows = known(*inventory.*member);
    if (!rows)
        return failure(rows.error());
    for (const Row &row : *rows)
        if (row.*key == name)
            return context.out().record(recordOf(row));
    return failure(ErrorKind::NotFound, QStringLiteral("There is no %1 %2 in this account.").arg(noun, name));
}

/// What takes one name.
struct OneName {
    QString name;
};

template <typename Options>
void takesNothing(Arguments &, Options &) {}

} // namespace cloudnx::terminal
