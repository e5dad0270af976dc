#include "models/filter/schema.h"

#include <algorithm>

namespace cloudnx::filter {

const Field *fieldNamed(const Schema &schema, QStringView name) {
    const auto found =
        std::find_if(schema.begin(), schema.end(), [name](const Field &field) { return field.name == name; });
    return found == schema.end() ? nullptr : &*found;
}

const Field *fieldOf(const Schema &schema, int id) {
    const auto found =
        std::find_if(schema.begin(), schema.end(), [id](const Field &field) { return field.id == id; });
    return found == schema.end() ? nullptr : &*found;
}

} // namespace cloudnx::filter
