#include "models/cloud/change.h"

namespace cloudnx {

QString sentence(const Change &change) {
    return std::visit([](const auto &ofNoun) { return sentence(ofNoun); }, change);
}

} // namespace cloudnx
