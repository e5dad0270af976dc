#include "models/providers/openstack/cloudsyaml.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const QByteArray text(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    if (const auto entries = openstack::parseClouds({text, text}))
        for (const auto &entry : *entries)
            insist(!entry.fault.isEmpty() || entry.place.identity.scheme() == QStringLiteral("https"));
    return 0;
}
