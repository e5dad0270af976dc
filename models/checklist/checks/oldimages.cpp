#include "models/checklist/checks/every.h"

#include "models/checklist/retention.h"

namespace cloudnx {

namespace {

const QString readImages = QStringLiteral("cloudnx image list");

/// Snapshots of instances become images.
std::vector<Copy> copiesOf(const std::vector<Image> &images) {
    std::vector<Copy> copies;
    for (const Image &image : images)
        if (image.ours && image.fromInstance)
            copies.push_back({image.id, image.name, image.createdAt});
    return copies;
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &images = basis.inventory.images;
    Judgement judgement(self);
    if (!judgement.judges(images, Words::tr("Images"), readImages))
        return judgement.missing();
    return judgeRetention(judgement, basis, copiesOf(*images), images.readAt, readImages);
}

Fix fix(const Basis &basis) {
    Fix fix{.verb = Words::tr("Delete the instance snapshots that are too old"),
            .inputs = {},
            .steps = {},
            .automatic = false};
    for (const Copy &copy : tooOld(basis, copiesOf(*basis.inventory.images)))
        fix.steps.push_back(shellLine(
            {QStringLiteral("openstack"), QStringLiteral("image"), QStringLiteral("delete"), copy.id}));
    fix.steps.push_back(Words::tr("A deleted image is gone for good, and no instance can be made from it "
                                  "any more."));
    return fix;
}

} // namespace

const Check &checks::oldImages() {
    static const Check check(
        {.id = QStringLiteral("old-instance-snapshots"),
         .title = Words::tr("Are snapshots of instances deleted when their time is over?"),
         .why = Words::tr("A machine started from an old snapshot lacks every update since, and has its old "
                          "secrets.\nHow long they stay is your retention plan's to say."),
         .stage = Stage::EveryWeek,
         .severity = Severity::Low,
         .needs = {Part::Images},
         .cloud = QStringLiteral("openstack"),
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
