// Parses lines of JSON with simdjson and touches every member, and does nothing else: the limit of any
// import.
#include <simdjson.h>

#include <cstdio>

namespace ondemand = simdjson::ondemand;

namespace {

std::size_t touched = 0;

void touch(ondemand::value value);

void touchAll(ondemand::object object) {
    for (auto member : object)
        touch(member.value());
}

void touch(ondemand::value value) {
    if (value.type() == ondemand::json_type::object)
        touchAll(value.get_object());
    else
        touched += std::string_view(value.raw_json_token()).size();
}

} // namespace

int main(int count, char **words) {
    std::FILE *file = count == 2 ? std::fopen(words[1], "r") : nullptr;
    if (!file)
        return 2;
    std::vector<char> line(1 << 16);
    ondemand::parser parser;
    while (std::fgets(line.data(), 1 << 15, file)) {
        const std::size_t size = std::strlen(line.data());
        auto document = parser.iterate(line.data(), size, line.size());
        touchAll(document.get_object());
    }
    std::printf("%zu\n", touched);
    std::fclose(file);
    return 0;
}
