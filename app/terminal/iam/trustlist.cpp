#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/trusttable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showAnswer<TrustTable>(
        context, [](Cloud &cloud, std::stop_token stop) { return cloud.iam().trusts(std::move(stop)); },
        QStringLiteral("No trusts: nobody may act for you, nor you for anybody."));
}

} // namespace

Verb iamTrustList() {
    return verbOf({"iam trust list", "List who may act for whom (trusts)", "cloudnx iam trust list"}, run);
}

} // namespace cloudnx::terminal
