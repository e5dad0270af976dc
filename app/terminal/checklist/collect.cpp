#include "app/terminal/checklist/told.h"
#include "app/terminal/checklist/verbs.h"

#include <QFile>

namespace cloudnx::terminal {

namespace {

constexpr qint64 longestReport = 256 * 1024;

struct Options {
    QString from;
};

void declare(Arguments &arguments, Options &options) {
    arguments.option("--from", options.from, "Read the script's output of this instance from standard input");
}

Result<QByteArray> standardInput() {
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("Standard input cannot be read: %1.").arg(input.errorString()));
    const QByteArray bytes = input.read(longestReport + 1);
    if (bytes.size() > longestReport)
        return failure(ErrorKind::Invalid, QStringLiteral("This is too long for a report of one machine."));
    return bytes;
}

QString reportText(const HostReport &report) {
    const auto yesNo = [](const std::optional<bool> &value) {
        return !value ? QStringLiteral("not told") : *value ? QStringLiteral("yes") : QStringLiteral("no");
    };
    return QStringLiteral(
               "Noted, reported by %1 itself: SSH passwords %2, keyboard-interactive %3, root over SSH %4, "
               "automatic updates %5, host firewall %6, %7 listening.")
        .arg(report.instance, yesNo(report.sshPasswords), yesNo(report.sshInteractive),
             report.sshRootLogin.value_or(QStringLiteral("not told")), yesNo(report.automaticUpdates),
             report.firewall.value_or(QStringLiteral("not told")))
        .arg(report.listening.size());
}

Done takeIn(Context &context, const QString &instance) {
    const auto bytes = standardInput();
    if (!bytes)
        return failure(bytes.error());
    const auto report = parseHostReport(*bytes, instance, context.now());
    if (!report)
        return failure(report.error());
    return tell(
        context,
        [&](cloudnx::Record &record) -> Done {
            keep(record, *report);
            return {};
        },
        reportText(*report));
}

Done run(Context &context, const Options &options) {
    return options.from.isEmpty() ? context.out().bytes(hostReportScript()) : takeIn(context, options.from);
}

} // namespace

Verb checklistCollect() {
    return verbOf<Options>({"checklist collect",
                            "Print a script that reads a machine's settings, or take in what it printed",
                            "cloudnx checklist collect > look.sh\n"
                            "ssh web-01 sudo sh < look.sh | cloudnx checklist collect --from web-01"},
                           declare, run);
}

} // namespace cloudnx::terminal
