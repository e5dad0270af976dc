#include "models/compute/userdata.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

// A sighting names a line that exists and never shows a whole secret.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const UserData data = UserData::of({reinterpret_cast<const char *>(bytes), size});
    const auto lines = textOf(bytes, size).count(u'\n') + 1;
    for (const SecretSighting &sighting : data.sightings)
        insist(sighting.line >= 1 && sighting.line <= lines && !sighting.masked.isEmpty());
    insist((data.size == 0) == data.sha256.isEmpty());
    return 0;
}
