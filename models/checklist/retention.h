#pragma once

#include "models/checklist/judgement.h"

namespace cloudnx {

/// A snapshot of a volume, or an image made from an instance.
struct Copy {
    QString id;
    QString name;
    std::optional<Instant> madeAt;
};

/// Its name, else its id.
[[nodiscard]] QString nameOf(const Copy &copy);

/// Those kept longer than the retention plan says; 90 days when nobody told of one.
[[nodiscard]] std::vector<Copy> tooOld(const Basis &basis, const std::vector<Copy> &copies);

/// Fail for those, Unknown for those whose age is not told.
[[nodiscard]] Finding judgeRetention(Judgement &judgement, const Basis &basis,
                                     const std::vector<Copy> &copies, Instant readAt,
                                     const QString &readAgain);

} // namespace cloudnx
