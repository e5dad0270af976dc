#pragma once

#include "models/core/result.h"

#include <stdexcept>
#include <type_traits>

namespace cloudnx::audit {

/// Thrown inside the engine where a block turns out damaged in the middle of a scan; the public calls turn it
/// into a Result. A check of every access would cost more than the scan.
struct Fault {
    Error error;
};

[[noreturn]] inline void fail(ErrorKind kind, QString sentence) {
    throw Fault{{.kind = kind, .sentence = std::move(sentence)}};
}

/// The result of @p call, or the fault it threw.
template <typename Call>
[[nodiscard]] auto guarded(Call call) -> Result<decltype(call())> {
    try {
        if constexpr (std::is_void_v<decltype(call())>) {
            call();
            return {};
        } else {
            return call();
        }
    } catch (const Fault &fault) {
        return failure(fault.error);
    } catch (const std::out_of_range &) { // a number in the archive that points beyond what it has
        return failure(ErrorKind::Integrity,
                       QStringLiteral("The audit archive does not fit together. Run cloudnx audit repair."));
    }
}

} // namespace cloudnx::audit
