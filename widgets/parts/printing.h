#pragma once

#include "models/core/result.h"

class QWidget;

namespace cloudnx {

/// What is printed stands in a part of its own (widgets/printing), loaded when it is first asked for.
/// Errors: Local (it is not installed).
[[nodiscard]] Done printText(const QString &text, QWidget *parent);
/// Asks for a printer, which may be a PDF.
[[nodiscard]] Done printHtml(const QString &html, QWidget *parent);
/// One PDF (A4) at @p path, without asking. Errors: Local.
[[nodiscard]] Done writePdf(const QString &html, const QString &path);

} // namespace cloudnx
