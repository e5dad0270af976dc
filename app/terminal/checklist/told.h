#pragma once

#include "app/terminal/parts/context.h"
#include "models/checklist/check.h"
#include "models/record/edits.h"
#include "models/record/recordbook.h"
#include "models/record/term.h"

namespace cloudnx::terminal {

/// Where what people told is kept, of the profile in use.
[[nodiscard]] Result<RecordBook> recordBook(Context &context);
[[nodiscard]] Result<cloudnx::Record> told(Context &context);

/// Errors: NotFound, with the checks there are.
[[nodiscard]] Result<const Check *> checkNamed(const QString &id);

/// Who says so: what is given, else the login name of this machine.
[[nodiscard]] QString whoSays(const QString &given);

/// Changes the record and says @p sentence when that worked.
[[nodiscard]] Done tell(Context &context, const std::function<Done(cloudnx::Record &)> &edit,
                        const QString &sentence);

} // namespace cloudnx::terminal
