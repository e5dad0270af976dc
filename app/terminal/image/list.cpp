#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/imagetable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<ImageTable>(context, Part::Images, &Inventory::images, QStringLiteral("No images."));
}

} // namespace

Verb imageList() {
    return verbOf(
        {"image list", "List the images, whose they are and who may use them", "cloudnx image list"}, run);
}

} // namespace cloudnx::terminal
