#pragma once

#include "models/core/result.h"

#include <QString>

#include <stop_token>

namespace cloudnx {

/// A Seat that can go to another project with the same sign-in.
class ProjectSeat {
public:
    ProjectSeat() = default;
    ProjectSeat(const ProjectSeat &) = delete;
    ProjectSeat &operator=(const ProjectSeat &) = delete;
    virtual ~ProjectSeat() = default;

    /// Blocks. The sentence that has to be said about it, mostly empty; then this seat is done, and its
    /// profile's door has one in the other project. When it fails, this one is as it was.
    [[nodiscard]] virtual Result<QString> enterProject(const QString &projectId, std::stop_token stop) = 0;
};

} // namespace cloudnx
