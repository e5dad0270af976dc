#pragma once

#include "models/checklist/report.h"

namespace cloudnx {

/// How a report is written down for others.
enum class DocumentFormat { Sarif, Html, Markdown };

template <>
inline constexpr auto enumWords<DocumentFormat> = std::to_array<EnumWord<DocumentFormat>>(
    {{DocumentFormat::Sarif, "sarif"}, {DocumentFormat::Html, "html"}, {DocumentFormat::Markdown, "md"}});

/// SARIF 2.1.0 (OASIS) for machines; one self-contained page of HTML without scripts, or Markdown, for
/// people.
[[nodiscard]] QByteArray written(const Report &report, DocumentFormat format);

/// The parts of it.
[[nodiscard]] QByteArray toSarif(const Report &report);
[[nodiscard]] QByteArray toHtml(const Report &report);
[[nodiscard]] QByteArray toMarkdown(const Report &report);

} // namespace cloudnx
