#include "app/terminal/parts/commandline.h"

#include "app/terminal/parts/completion.h"
#include "app/terminal/parts/help.h"
#include "models/core/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace cloudnx::terminal {

namespace {

QString text(const std::string &bytes) {
    return QString::fromStdString(bytes);
}

CLI::Option *textOption(CLI::App &app, const char *name, QString &value, const char *help) {
    return app.add_option_function<std::string>(
        name, [&value](const std::string &given) { value = text(given); }, help);
}

} // namespace

void Arguments::word(const char *name, QString &value, const char *help) {
    textOption(m_app, name, value, help)->required();
}

void Arguments::optionalWord(const char *name, QString &value, const char *help) {
    textOption(m_app, name, value, help);
}

void Arguments::option(const char *name, QString &value, const char *help) {
    textOption(m_app, name, value, help);
}

void Arguments::option(const char *name, std::optional<QString> &value, const char *help) {
    m_app.add_option_function<std::string>(
        name, [&value](const std::string &given) { value = text(given); }, help);
}

void Arguments::requiredOption(const char *name, QString &value, const char *help) {
    textOption(m_app, name, value, help)->required();
}

void Arguments::option(const char *name, std::vector<QString> &values, const char *help) {
    m_app
        .add_option_function<std::vector<std::string>>(
            name,
            [&values](const std::vector<std::string> &given) {
                for (const std::string &value : given)
                    values.push_back(text(value));
            },
            help)
        ->expected(1)
        ->take_all();
}

void Arguments::number(const char *name, std::optional<int> &value, const char *help) {
    m_app.add_option_function<int>(name, [&value](int given) { value = given; }, help);
}

void Arguments::choice(const char *name, QString &value, const std::vector<QString> &choices,
                       const char *help) {
    std::vector<std::string> words;
    for (const QString &choice : choices)
        words.push_back(choice.toStdString());
    textOption(m_app, name, value, help)->check(CLI::IsMember(words));
}

void Arguments::flag(const char *name, bool &value, const char *help) {
    m_app.add_flag_callback(name, [&value] { value = true; }, help);
}

namespace {

/// Puts the word of --output into @p options. Errors: Usage, naming what @p documents add to the usual.
Done chooseOutput(CommonOptions &options, const QString &word, const QStringList &documents) {
    if (documents.contains(word)) {
        options.document = word;
        return {};
    }
    const auto format = parseExportFormat(word);
    if (!format)
        return failure(ErrorKind::Usage,
                       documents.isEmpty()
                           ? format.error().sentence
                           : QStringLiteral("%1 This command also writes %2.")
                                 .arg(format.error().sentence, documents.join(QStringLiteral(", "))));
    options.output = *format;
    return {};
}

void declareCommon(CLI::App &app, CommonOptions &options, QString &output) {
    Arguments(app).option("--profile", options.profile,
                          "Use this profile instead of $CLOUDNX_PROFILE, $OS_CLOUD or the active one");
    textOption(app, "-o,--output", output, "table, json, jsonl, csv or yaml");
    app.add_option_function<std::string>(
        "--columns",
        [&options](const std::string &given) {
            options.columns = text(given).split(QLatin1Char(','), Qt::SkipEmptyParts);
        },
        "Columns of a table, separated by commas");
    Arguments(app).option("--filter", options.filter,
                          "Rows of a table: 'status == \"active\" && created_at < -90d'");
    app.add_flag_callback("--version", [] {}, "Print the version");
}

std::vector<std::string> wordsOf(const char *path) {
    std::vector<std::string> words;
    for (const QString &word : QString::fromLatin1(path).split(QLatin1Char(' ')))
        words.push_back(word.toStdString());
    return words;
}

const char *summaryOf(const std::string &path) {
    for (const Noun &noun : everyNoun())
        if (path == noun.path)
            return noun.summary;
    return "";
}

/// The line is parsed by a tree that holds only what the line may mean: all first words, and below them only
/// what begins with a word that occurs in it. The whole tree would cost each start about two milliseconds.
class Tree {
public:
    Tree(const std::vector<std::string> &given, CommonOptions &options) : m_given(given) {
        m_root.name("cloudnx");
        m_root.fallthrough();
        m_root.require_subcommand(0, 1);
        m_root.set_help_flag("-h,--help", "Say what a command does");
        m_root.formatter(helpFormatter());
        declareCommon(m_root, options, m_output);
        for (const Noun &noun : everyNoun())
            nodeOf(wordsOf(noun.path));
        for (const Verb &verb : everyVerb())
            add(verb);
    }

    void parse() {
        std::vector<std::string> reversed(m_given.rbegin(), m_given.rend());
        m_root.parse(reversed);
    }

    [[nodiscard]] CLI::App &root() { return m_root; }

    /// The deepest command that was named.
    [[nodiscard]] CLI::App &chosen() {
        CLI::App *app = &m_root;
        while (!app->get_subcommands().empty())
            app = app->get_subcommands().front();
        return *app;
    }

    [[nodiscard]] Run runOf(const CLI::App &app) const {
        const auto found = m_runs.find(&app);
        return found == m_runs.end() ? Run() : found->second;
    }

    [[nodiscard]] const QString &output() const { return m_output; }

    [[nodiscard]] QStringList documentsOf(const CLI::App &app) const {
        const auto found = m_documents.find(&app);
        return found == m_documents.end() ? QStringList() : found->second;
    }

private:
    CLI::App *nodeOf(const std::vector<std::string> &words) {
        CLI::App *app = &m_root;
        std::string path;
        for (const std::string &word : words) {
            path += (path.empty() ? "" : " ") + word;
            if (app != &m_root && !isMeant(words.front()))
                return nullptr;
            CLI::App *child = childOf(*app, word);
            if (child == nullptr) {
                child = app->add_subcommand(word, summaryOf(path));
                child->require_subcommand(0, 1);
            }
            app = child;
        }
        return app;
    }

    static CLI::App *childOf(CLI::App &app, const std::string &word) {
        const auto children =
            app.get_subcommands([&word](const CLI::App *child) { return child->get_name() == word; });
        return children.empty() ? nullptr : children.front();
    }

    void add(const Verb &verb) {
        CLI::App *app = nodeOf(wordsOf(verb.text.path));
        if (app == nullptr)
            return;
        app->description(verb.text.summary);
        app->footer(verb.text.example);
        Arguments arguments(*app);
        m_runs[app] = verb.prepare(arguments);
        m_documents[app] = verb.text.documents;
    }

    [[nodiscard]] bool isMeant(const std::string &firstWord) const {
        return std::find(m_given.begin(), m_given.end(), firstWord) != m_given.end();
    }

    std::vector<std::string> m_given;
    CLI::App m_root;
    QString m_output = QStringLiteral("table"); ///< as it was given
    std::map<const CLI::App *, Run> m_runs;
    std::map<const CLI::App *, QStringList> m_documents;
};

Answer usage(const QString &sentence, const CLI::App &app) {
    const QString hint = QStringLiteral("See `%1 --help`.").arg(commandOf(app));
    return {exitCode(ErrorKind::Usage), {}, QStringLiteral("%1 %2\n").arg(sentence, hint)};
}

Answer wrongLine(const CLI::ParseError &error, Tree &tree) {
    const CLI::App &app = tree.chosen();
    if (dynamic_cast<const CLI::CallForHelp *>(&error) != nullptr)
        return {0, text(app.help()), {}};
    return usage(sentenceFor(error, app), app);
}

} // namespace

namespace {

void follow(const CLI::App &app, const QString &path, std::vector<Following> &all) {
    Following following{path, {}, {}};
    for (const CLI::Option *option : app.get_options({}))
        for (const std::string &name : option->get_lnames())
            if (name != "help" && app.get_parent() != nullptr)
                following.options.append(QStringLiteral("--") + text(name));
    for (const CLI::App *child : app.get_subcommands({}))
        following.words.append(text(child->get_name()));
    all.push_back(following);
    for (const CLI::App *child : app.get_subcommands({}))
        follow(*child, (path.isEmpty() ? QString() : path + QLatin1Char(' ')) + text(child->get_name()), all);
}

} // namespace

std::vector<Following> everyFollowing() {
    std::vector<std::string> words;
    for (const Noun &noun : everyNoun())
        words.emplace_back(noun.path);
    CommonOptions options;
    Tree tree(words, options);
    std::vector<Following> all;
    follow(tree.root(), {}, all);
    return all;
}

// `plan save FILE COMMAND…` is that command with --save FILE.
static std::vector<std::string> asMeant(std::vector<std::string> given) {
    const bool saves = given.size() > 3 && given[0] == "plan" && given[1] == "save" &&
                       !given[2].starts_with('-') && !given[3].starts_with('-');
    if (!saves)
        return given;
    std::vector<std::string> meant(given.begin() + 3, given.end());
    meant.insert(meant.end(), {"--save", given[2]});
    return meant;
}

std::variant<Command, Answer> parseCommandLine(int argc, const char *const *argv) {
    const std::vector<std::string> given = asMeant({argv + std::min(argc, 1), argv + argc});
    CommonOptions options;
    Tree tree(given, options);
    try {
        tree.parse();
    } catch (const CLI::ParseError &error) {
        return wrongLine(error, tree);
    }
    if (tree.root().count("--version") > 0)
        return Answer{0, versionText(), {}};
    const CLI::App &app = tree.chosen();
    if (const auto chosen = chooseOutput(options, tree.output(), tree.documentsOf(app)); !chosen)
        return usage(chosen.error().sentence, app);
    Run run = tree.runOf(app);
    if (!run && &app == &tree.root())
        run = greeting();
    if (!run)
        return Answer{0, text(app.help()), {}};
    return Command{options, run};
}

} // namespace cloudnx::terminal
