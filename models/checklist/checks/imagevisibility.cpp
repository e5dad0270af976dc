#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

const QString readImages = QStringLiteral("cloudnx image list");

QString nameOf(const Image &image) {
    return image.name.isEmpty() ? image.id : image.name;
}

/// Everybody at this cloud may start it and read what is on it.
bool isOpenToAll(const Image &image) {
    return image.ours &&
           (image.visibility == ImageVisibility::Public || image.visibility == ImageVisibility::Community);
}

QString visibilityText(const Image &image) {
    switch (image.visibility) {
    case ImageVisibility::Private:
        return Words::tr("private");
    case ImageVisibility::Shared: // what Glance makes of a new image; nobody is in until a member is added
        return Words::tr("shared with the projects that were named, if any");
    case ImageVisibility::Community:
        return Words::tr("community: everybody at this cloud may use it");
    case ImageVisibility::Public:
        return Words::tr("public: everybody at this cloud sees and may use it");
    case ImageVisibility::Unknown:
        break;
    }
    return Words::tr("who may use it is not told");
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &images = basis.inventory.images;
    Judgement judgement(self);
    if (!judgement.judges(images, Words::tr("Images"), readImages))
        return judgement.missing();
    QStringList open;
    QStringList untold;
    qsizetype ours = 0;
    for (const Image &image : *images) {
        if (!image.ours)
            continue;
        ++ours;
        if (!judgement.isFull())
            judgement.show(QStringLiteral("%1: %2").arg(nameOf(image), visibilityText(image)), images.readAt,
                           readImages);
        if (isOpenToAll(image))
            open.append(nameOf(image));
        if (image.visibility == ImageVisibility::Unknown)
            untold.append(nameOf(image));
    }
    judgement.show(
        Words::tr("%1 of this project").arg(counted(ours, Words::tr("image"), Words::tr("images"))),
        images.readAt, readImages);
    if (!open.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("Everybody at this cloud may use %1.").arg(listed(open)));
    if (!untold.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The cloud does not tell who may use %1.").arg(listed(untold)));
    return judgement.says(CheckResult::Pass, ours == 0
                                                 ? Words::tr("There is no image of this project.")
                                                 : Words::tr("No image of this project is open to all."));
}

Fix fix(const Basis &basis) {
    Fix fix{.verb = Words::tr("Make the images private"), .inputs = {}, .steps = {}, .automatic = false};
    for (const Image &image : *basis.inventory.images)
        if (isOpenToAll(image))
            fix.steps.push_back(shellLine({QStringLiteral("openstack"), QStringLiteral("image"),
                                           QStringLiteral("set"), QStringLiteral("--private"), image.id}));
    fix.steps.push_back(Words::tr("Change every secret that is on them; who copied one keeps it."));
    return fix;
}

} // namespace

const Check &checks::imageVisibility() {
    static const Check check(
        {.id = QStringLiteral("image-visibility"),
         .title = Words::tr("Are your images seen by nobody else?"),
         .why = Words::tr("An image made from a machine holds its keys, its host keys and its data.\nAt "
                          "public or community visibility every project starts it and reads them."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::High,
         .needs = {Part::Images},
         .cloud = QStringLiteral("openstack"),
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
