#include "app/terminal/checklist/told.h"

#include "models/checklist/check.h"

#include <pwd.h>
#include <unistd.h>

namespace cloudnx::terminal {

Result<RecordBook> recordBook(Context &context) {
    return context.workspace().map([](Workspace *workspace) { return *workspace->record; });
}

Result<cloudnx::Record> told(Context &context) {
    return recordBook(context).and_then([](const RecordBook &book) { return book.read(); });
}

Result<const Check *> checkNamed(const QString &id) {
    if (const Check *check = findCheck(id))
        return check;
    QStringList ids;
    for (const Check *check : everyCheck())
        ids.append(check->id());
    return failure(
        ErrorKind::NotFound,
        QStringLiteral("There is no check %1. There are: %2.").arg(id, ids.join(QStringLiteral(", "))));
}

QString whoSays(const QString &given) {
    if (!given.isEmpty())
        return given;
    const passwd *account = getpwuid(getuid()); // $USER is not set everywhere
    return account ? QString::fromLocal8Bit(account->pw_name) : QString();
}

Done tell(Context &context, const std::function<Done(cloudnx::Record &)> &edit, const QString &sentence) {
    const auto book = recordBook(context);
    if (!book)
        return failure(book.error());
    Done edited;
    const auto changed = book->change([&](cloudnx::Record &record) { edited = edit(record); });
    if (!changed)
        return changed;
    return edited ? context.out().line(sentence) : edited;
}

} // namespace cloudnx::terminal
