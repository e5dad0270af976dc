#include "models/cloud/change.h"

namespace cloudnx {

QString sentence(const Change &change, const IamWords &words) {
    return std::visit(
        [&](const auto &ofNoun) {
            if constexpr (std::is_same_v<std::decay_t<decltype(ofNoun)>, IamChange>)
                return sentence(ofNoun, words);
            else
                return sentence(ofNoun);
        },
        change);
}

} // namespace cloudnx
