#pragma once

#include "app/terminal/parts/verb.h"

#include <QString>

#include <memory>

namespace CLI {
class App;
class FormatterBase;
class ParseError;
} // namespace CLI

namespace cloudnx::terminal {

[[nodiscard]] std::shared_ptr<CLI::FormatterBase> helpFormatter();

/// "cloudnx iam user create"
[[nodiscard]] QString commandOf(const CLI::App &app);

/// What is wrong with a line, for people.
[[nodiscard]] QString sentenceFor(const CLI::ParseError &error, const CLI::App &app);

[[nodiscard]] QString versionText();

/// What `cloudnx` alone does.
[[nodiscard]] Run greeting();

} // namespace cloudnx::terminal
