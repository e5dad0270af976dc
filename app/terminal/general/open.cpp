#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"

#include <QProcess>
#include <QStandardPaths>

namespace cloudnx::terminal {

namespace {

struct Page {
    const char *name;
    const char *path; ///< documented by the provider, see the API reference
};

constexpr auto pages = std::to_array<Page>({{"iam", "/portal/iam"},
                                            {"firewall", "/portal/network/firewall"},
                                            {"audit", "/portal/audit-logs"},
                                            {"billing", "/portal/billing"},
                                            {"settings", "/portal/settings"}});

struct Options {
    QString page;
    bool print = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("PAGE", options.page, "iam, firewall, audit, billing or settings");
    arguments.flag("--print", options.print, "Only print the address");
}

QUrl siteOf(const QString &profileName) {
    const ProfileStore store;
    const auto name = ProfileName::parse(profileName);
    const auto profile = name ? store.find(*name) : store.active();
    return profile ? profile->baseUrl : QUrl(QStringLiteral("https://cloudnx.in"));
}

/// Where there is a desktop, its browser; the address is printed in any case.
void openInBrowser(const QString &address) {
    const bool hasDesktop =
        !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    const QString opener = QStandardPaths::findExecutable(QStringLiteral("xdg-open"));
    if (!hasDesktop || opener.isEmpty())
        return;
    QProcess browser;
    browser.setProgram(opener);
    browser.setArguments({address});
    browser.setStandardOutputFile(QProcess::nullDevice());
    browser.setStandardErrorFile(QProcess::nullDevice());
    browser.startDetached();
}

Done run(Context &context, const Options &options) {
    for (const Page &page : pages) {
        if (options.page != QLatin1String(page.name))
            continue;
        const QString address =
            siteOf(context.options().profile).toString(QUrl::StripTrailingSlash) + QLatin1String(page.path);
        if (!options.print)
            openInBrowser(address);
        return context.out().bytes(address.toUtf8() + '\n');
    }
    return failure(ErrorKind::Usage,
                   QStringLiteral("There is no page %1. There are: iam, firewall, audit, billing, settings.")
                       .arg(options.page));
}

} // namespace

Verb openPage() {
    return verbOf<Options>({"open", "Open a page of the provider's portal", "cloudnx open iam"}, declare,
                           run);
}

} // namespace cloudnx::terminal
