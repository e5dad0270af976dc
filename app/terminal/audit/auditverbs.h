#pragma once

#include "app/terminal/parts/verb.h"

namespace cloudnx::terminal {

[[nodiscard]] Verb auditShow();
[[nodiscard]] Verb auditTail();
[[nodiscard]] Verb auditStats();
[[nodiscard]] Verb auditTop();
[[nodiscard]] Verb auditHistogram();
[[nodiscard]] Verb auditNew();
[[nodiscard]] Verb auditFollow();
[[nodiscard]] Verb auditExport();
[[nodiscard]] Verb auditImport();
[[nodiscard]] Verb auditSync();
[[nodiscard]] Verb auditRepair();
[[nodiscard]] Verb auditSave();
[[nodiscard]] Verb auditEncrypt();
[[nodiscard]] Verb auditDecrypt();

} // namespace cloudnx::terminal
