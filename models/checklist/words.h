#pragma once

#include <QCoreApplication>

namespace cloudnx {

/// The checklist's texts: Words::tr("…") in the language of the screen. The terminal has no other than
/// English.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Checklist)
};

} // namespace cloudnx
