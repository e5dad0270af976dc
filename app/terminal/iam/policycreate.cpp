#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/context.h"

#include <QFile>

#include <unistd.h>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    QString file;
    QString document;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("NAME", options.name, "Name of the new policy");
    arguments.optionalWord("FILE", options.file, "Its document as JSON; - reads standard input");
    arguments.option("--document", options.document, "The document itself, instead of FILE");
    options.change.declare(arguments);
}

Result<QString> textOf(Context &context, const Options &options) {
    constexpr std::size_t limit = 256 * 1024;
    const QString &path = options.file;
    if (path.isEmpty() == options.document.isEmpty())
        return failure(ErrorKind::Usage, QStringLiteral("Give the document as FILE or with --document."));
    if (path.isEmpty())
        return options.document;
    if (path == QLatin1String("-"))
        return readToEnd(STDIN_FILENO, limit, context.stop()).map([](const Secret &text) {
            return text.revealText();
        });
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("Could not read %1: %2.").arg(path, file.errorString()));
    return QString::fromUtf8(file.read(limit));
}

Done run(Context &context, const Options &options) {
    const auto document = textOf(context, options).and_then(PolicyDocument::parse);
    if (!document)
        return failure(document.error());
    return change(context, options.change, {IamChange(CreatePolicy{options.name, *document})});
}

} // namespace

Verb iamPolicyCreate() {
    return verbOf<Options>(
        {"iam policy create", "Create a custom policy", "cloudnx iam policy create deploy deploy.json"},
        declare, run);
}

} // namespace cloudnx::terminal
