#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/kmsordertable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showAnswer<KmsOrderTable>(
        context, [](Cloud &cloud, std::stop_token stop) { return cloud.kms().orders(std::move(stop)); },
        QStringLiteral("No orders."));
}

} // namespace

Verb kmsOrderList() {
    return verbOf({"kms order list", "List the orders for keys", "cloudnx kms order list"}, run);
}

} // namespace cloudnx::terminal
