// Feeds every file named on the command line to the fuzz target: what was once found stays found.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size);

int main(int count, char **names) {
    for (int at = 1; at < count; ++at) {
        std::ifstream file(names[at], std::ios::binary);
        const std::vector<char> bytes(std::istreambuf_iterator<char>(file), {});
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
    }
    std::printf("%d inputs replayed\n", count - 1);
    return count > 1 ? 0 : 1;
}
