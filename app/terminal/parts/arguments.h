#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace CLI {
class App;
}

namespace cloudnx::terminal {

/// What a verb takes on its line. Declares, never parses: CLI11 stands behind it, in one file, because its
/// header is the dearest of all to compile.
class Arguments {
public:
    explicit Arguments(CLI::App &app) : m_app(app) {}

    /// Words by position.
    void word(const char *name, QString &value, const char *help);
    void optionalWord(const char *name, QString &value, const char *help);

    /// `--name VALUE`.
    void option(const char *name, QString &value, const char *help);
    void option(const char *name, std::optional<QString> &value, const char *help); ///< may be given empty
    void requiredOption(const char *name, QString &value, const char *help);
    void option(const char *name, std::vector<QString> &values, const char *help); ///< may be repeated
    void number(const char *name, std::optional<int> &value, const char *help);
    void choice(const char *name, QString &value, const std::vector<QString> &choices, const char *help);
    void flag(const char *name, bool &value, const char *help);

private:
    CLI::App &m_app;
};

} // namespace cloudnx::terminal
