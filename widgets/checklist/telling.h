#pragma once

#include "models/record/edits.h"

#include <functional>

namespace cloudnx {

/// Something a person tells the record. Errors of `edit`: Invalid, by its sentence.
struct Telling {
    std::function<Done(Record &)> edit;
    bool looksAfter = false; ///< look from outside once it is written
};

} // namespace cloudnx
