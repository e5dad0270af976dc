#include "app/terminal/parts/help.h"

#include <CLI/CLI.hpp>

namespace cloudnx::terminal {

namespace {

constexpr const char *aboutNames =
    "CloudNx, the provider, ships a command of the same name. This one belongs to CloudNx Console, an\n"
    "independent program; it installs beside the provider's and keeps its own profiles and sessions.\n";

constexpr const char *commonHelp = R"(
Everywhere:
  --profile NAME            Use this profile, not $CLOUDNX_PROFILE, $OS_CLOUD or the active one
  -o, --output FORMAT       table, json, jsonl, csv or yaml
  --columns A,B             Columns of a table
  --filter TEXT             Rows of a table: 'name ~ "web-*" && status != "active"'
  -h, --help                Say what a command does

Exit codes: 0 ok, 1 error, 2 usage, 3 findings, 4 sign-in needed, 5 proof failed, 6 drift, 7 partly done,
8 integrity.
)";

std::string padded(const std::string &left, const std::string &right) {
    constexpr std::size_t width = 26;
    const std::string gap(left.size() + 2 < width ? width - left.size() : 2, ' ');
    return "  " + left + gap + right + "\n";
}

std::string upper(std::string name) {
    for (char &letter : name)
        letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return name;
}

bool isOwn(const CLI::Option &option) {
    return option.get_name() != "--help" && option.get_name() != "-h,--help";
}

std::string valueName(const CLI::Option &option) {
    if (option.get_items_expected_max() == 0)
        return {};
    constexpr std::size_t readable = 7;
    const std::string name = option.get_lnames().empty() ? std::string() : option.get_lnames().front();
    const auto dash = name.rfind('-');
    const std::string last = dash == std::string::npos ? name : name.substr(dash + 1);
    return name == "save" ? " FILE" : last.size() > readable ? " VALUE" : " " + upper(last);
}

std::string usageOf(const CLI::App &app, const std::string &command) {
    std::string usage = command;
    bool hasOptions = false;
    for (const CLI::Option *option : app.get_options({})) {
        const std::string &positional = option->get_name(true);
        if (option->get_positional())
            usage += option->get_required() ? " " + positional : " [" + positional + "]";
        else if (option->get_required())
            usage += " " + option->get_name() + valueName(*option);
        else
            hasOptions = hasOptions || isOwn(*option);
    }
    return usage + (hasOptions ? " [options]" : "");
}

std::string optionsOf(const CLI::App &app) {
    std::string words;
    std::string options;
    for (const CLI::Option *option : app.get_options({})) {
        if (option->get_positional())
            words += padded(option->get_name(true), option->get_description());
        else if (isOwn(*option))
            options += padded(option->get_name() + valueName(*option), option->get_description());
    }
    return (words.empty() ? "" : "\n" + words) + (options.empty() ? "" : "\nOptions:\n" + options);
}

std::string commandsOf(const CLI::App &app) {
    std::string lines;
    for (const CLI::App *child : app.get_subcommands({}))
        lines += padded(child->get_name(), child->get_description());
    return lines.empty() ? lines : "\nCommands:\n" + lines;
}

std::string exampleOf(const CLI::App &app) {
    if (app.get_footer().empty())
        return {};
    std::string lines = "\nExample:\n";
    for (const QString &line : QString::fromStdString(app.get_footer()).split(QLatin1Char('\n')))
        lines += "  " + line.toStdString() + "\n";
    return lines;
}

std::string rootHelp(const CLI::App &app) {
    return "A security console for cloud accounts. Alone, `cloudnx` says what matters in the account now.\n"
           "\nUsage: cloudnx COMMAND … [options]\n" +
           commandsOf(app) + commonHelp + "\nFirst steps:\n  cloudnx sandbox start\n  cloudnx login\n\n" +
           aboutNames;
}

std::string verbHelp(const CLI::App &app) {
    const std::string command = commandOf(app).toStdString();
    const bool isNoun = !app.get_subcommands({}).empty();
    return app.get_description() +
           ".\n\nUsage: " + (isNoun ? command + " COMMAND …" : usageOf(app, command)) + "\n" +
           commandsOf(app) + (isNoun ? "" : optionsOf(app)) + exampleOf(app) +
           "\n`cloudnx --help` has the options of all commands.\n";
}

class HelpFormatter final : public CLI::Formatter {
public:
    std::string make_help(const CLI::App *app, std::string, CLI::AppFormatMode) const override {
        return app->get_parent() == nullptr ? rootHelp(*app) : verbHelp(*app);
    }
};

QStringList childNames(const CLI::App &app) {
    QStringList names;
    for (const CLI::App *child : app.get_subcommands({}))
        names.append(QString::fromStdString(child->get_name()));
    return names;
}

/// CLI11's own sentence names them from the last to the first.
QString firstLeftOver(const CLI::App &app) {
    const CLI::App *root = &app;
    while (root->get_parent() != nullptr)
        root = root->get_parent();
    const std::vector<std::string> left = root->remaining(true);
    return left.empty() ? QString() : QString::fromStdString(left.front());
}

QString tooMany(const QString &word, const CLI::App &app) {
    if (word.startsWith(QLatin1Char('-')))
        return QStringLiteral("`%1` has no option %2.").arg(commandOf(app), word);
    const QStringList children = childNames(app);
    if (children.isEmpty())
        return QStringLiteral("“%1” is one word too many for `%2`.").arg(word, commandOf(app));
    return QStringLiteral("“%1” is no command of `%2`. There are: %3.")
        .arg(word, commandOf(app), children.join(QStringLiteral(", ")));
}

} // namespace

std::shared_ptr<CLI::FormatterBase> helpFormatter() {
    return std::make_shared<HelpFormatter>();
}

QString commandOf(const CLI::App &app) {
    const QString name = QString::fromStdString(app.get_name());
    return app.get_parent() == nullptr ? name : commandOf(*app.get_parent()) + QLatin1Char(' ') + name;
}

QString sentenceFor(const CLI::ParseError &error, const CLI::App &app) {
    QString said = QString::fromUtf8(error.what());
    if (dynamic_cast<const CLI::ExtrasError *>(&error) != nullptr)
        return tooMany(firstLeftOver(app), app);
    if (said.endsWith(QLatin1String(" is required")))
        return QStringLiteral("`%1` needs %2.").arg(commandOf(app), said.chopped(12));
    return said.endsWith(QLatin1Char('.')) ? said : said + QLatin1Char('.');
}

QString versionText() {
    return QStringLiteral("cloudnx " CLOUDNX_VERSION " (CloudNx Console)\n");
}

} // namespace cloudnx::terminal
