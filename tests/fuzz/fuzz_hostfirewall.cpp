#include "models/firewall/hostfirewall.h"
#include "tests/fuzz/input.h"

using namespace cloudnx;

// Whatever was pasted: a sentence, or an answer with a reason for every packet.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size) {
    const auto firewall =
        HostFirewall::parse({reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size)});
    if (!firewall) {
        insist(firewall.error().sentence.startsWith(QStringLiteral("Line ")));
        return 0;
    }
    for (const Carried carried : {Carried::Tcp, Carried::Udp, Carried::Icmp, Carried::Icmpv6, Carried::Other})
        for (const AddressFamily family : {AddressFamily::Ipv4, AddressFamily::Ipv6})
            for (const Direction direction : {Direction::Ingress, Direction::Egress})
                for (const int port : {22, 8 * 256}) {
                    const LayerAnswer answer =
                        (*firewall)->answer({direction,
                                             carried,
                                             carried == Carried::Other ? 47 * 65536 : port,
                                             family,
                                             {0, 0xCB007107}});
                    insist(!answer.reason.isEmpty());
                }
    return 0;
}
