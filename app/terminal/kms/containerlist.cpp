#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/kmscontainertable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showAnswer<KmsContainerTable>(
        context, [](Cloud &cloud, std::stop_token stop) { return cloud.kms().containers(std::move(stop)); },
        QStringLiteral("No containers."));
}

} // namespace

Verb kmsContainerList() {
    return verbOf({"kms container list", "List the containers of keys", "cloudnx kms container list"}, run);
}

} // namespace cloudnx::terminal
