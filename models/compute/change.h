#pragma once

#include "models/compute/compute.h"

namespace cloudnx {

struct StartInstance {
    static constexpr const char *kind = "compute.start_instance";
    QString instance; ///< by name
    friend bool operator==(const StartInstance &, const StartInstance &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("instance", self.instance);
    }
};

/// Stops, never deletes.
struct StopInstance {
    static constexpr const char *kind = "compute.stop_instance";
    QString instance; ///< by name
    friend bool operator==(const StopInstance &, const StopInstance &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("instance", self.instance);
    }
};

using ComputeChange = std::variant<StartInstance, StopInstance>;

/// One sentence in the imperative.
[[nodiscard]] QString sentence(const ComputeChange &change);

} // namespace cloudnx
