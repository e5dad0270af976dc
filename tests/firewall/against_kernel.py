"""Sets of rules, asked of our algebra and of the Linux kernel: no disagreement.

The rules are written in nft's words by our export and loaded by nft into a network namespace of this test's own. Whole
Ethernet frames from any source are sent into it, and raw sockets behind the input hook tell what got through: no
listener, no time-out, no counter. The source MAC of a frame picks the set it is judged by, so that many sets are loaded at
once. Nothing is answered and nothing tracked: an established connection would let packets in that no rule admits.
"""
import ctypes
import ipaddress
import json
import os
import random
import select
import socket
import struct
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop()
SETS, PACKETS, AT_ONCE, BATCH = 1000, 100, 25, 100
HOSTS = 25
OURS = {4: "198.18.0.2", 6: "2001:db8:ffff::2"}
OTHERS = (47, 132, 112, 200)  # protocols whose packets need no header of their own
SENTINEL = 253
NEW_USER, NEW_NET = 0x10000000, 0x40000000
LIBC = ctypes.CDLL(None, use_errno=True)


def check(result):
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def run(*words, text=None):
    done = subprocess.run(words, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stderr[:2000])


def write(path, text):
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def enter_user_namespace():
    """An ordinary user is root in a namespace of their own; root needs none."""
    if os.geteuid() == 0:
        return
    user, group = os.geteuid(), os.getegid()
    check(LIBC.unshare(NEW_USER))
    write("/proc/self/setgroups", "deny")
    write("/proc/self/uid_map", f"0 {user} 1")
    write("/proc/self/gid_map", f"0 {group} 1")


class Wire:
    """Two namespaces of this process: frames go out in one, what passes the rules is seen in the other."""

    def __init__(self):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # on one CPU packets keep their order
        enter_user_namespace()
        check(LIBC.unshare(NEW_NET))
        self.outside = os.open("/proc/self/ns/net", os.O_RDONLY)
        stays, self.keeps = os.pipe()
        helper = os.fork()
        if helper == 0:  # holds the outer namespace by its pid until the pipe is closed
            os.close(self.keeps)
            os.read(stays, 1)
            os._exit(0)
        check(LIBC.unshare(NEW_NET))
        self.inside = os.open("/proc/self/ns/net", os.O_RDONLY)
        run("ip", "link", "add", "v1", "address", "02:00:00:00:00:02", "type", "veth", "peer", "name", "v0", "address",
            "02:01:00:00:00:00", "netns", str(helper))
        self.open_inside()
        self.enter(self.outside)
        write("/proc/sys/net/ipv6/conf/v0/disable_ipv6", "1")
        run("ip", "link", "set", "v0", "up")
        self.sender = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
        self.sender.bind(("v0", 0))
        self.enter(self.inside)
        os.close(self.keeps)
        os.waitpid(helper, 0)

    @staticmethod
    def enter(namespace):
        check(LIBC.setns(namespace, NEW_NET))

    def open_inside(self):
        for name in ("all", "v1"):
            write(f"/proc/sys/net/ipv4/conf/{name}/rp_filter", "0")
            write(f"/proc/sys/net/ipv6/conf/{name}/accept_dad", "0")
        write("/proc/sys/net/ipv6/conf/v1/disable_ipv6", "0")
        run("ip", "address", "add", OURS[4] + "/32", "dev", "v1")
        run("ip", "address", "add", OURS[6] + "/128", "dev", "v1", "nodad")
        run("ip", "link", "set", "lo", "up")
        run("ip", "link", "set", "v1", "up")
        run("ip", "route", "add", "default", "dev", "v1")
        run("ip", "-6", "route", "add", "default", "dev", "v1")
        self.receivers = []
        for number in (6, 17, 1, *OTHERS):
            self.receivers.append(self.raw(socket.AF_INET, number))
        for number in (6, 17, 58, 1, *OTHERS):
            self.receivers.append(self.raw(socket.AF_INET6, number))
        self.receivers.append(self.raw(socket.AF_INET, 58))
        self.end = self.raw(socket.AF_INET, SENTINEL)
        self.poll = select.epoll()
        for receiver in self.receivers:
            self.poll.register(receiver, select.EPOLLIN)

    @staticmethod
    def raw(family, number):
        receiver = socket.socket(family, socket.SOCK_RAW, number)
        receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        receiver.setblocking(False)
        return receiver

    def load(self, rulesets):
        """One chain for each ruleset, picked by the last two bytes of the source MAC."""
        lines = ["flush ruleset", "table inet t {"]
        for number, matches in enumerate(rulesets):
            lines += [f"chain r{number} {{", *(f"{match} accept" for match in matches), "}"]
        picks = ", ".join(f"{mac_text(number)} : jump r{number}" for number in range(len(rulesets)))
        lines += ["chain i {", "type filter hook input priority 0; policy drop;",
                  f"meta l4proto {SENTINEL} accept", f"ether saddr vmap {{ {picks} }}", "}",
                  "chain o {", "type filter hook output priority raw; policy drop;", "}", "}"]
        run("nft", "-f", "-", text="\n".join(lines) + "\n")

    def passed(self, frames):
        """The ids of those frames that got through."""
        ids = set()
        for at in range(0, len(frames), BATCH):
            for frame in frames[at:at + BATCH]:
                self.sender.send(frame)
            self.sender.send(ethernet(0, 4, ip(4, SENTINEL, "203.0.113.1", struct.pack("!I", 0))))
            assert select.select([self.end], [], [], 30)[0], "the last frame of a batch never came"
            self.end.recv(2048)
            for descriptor, _ in self.poll.poll(0):
                self.drain(next(r for r in self.receivers if r.fileno() == descriptor), ids)
        return ids

    def close(self):
        for one in (*self.receivers, self.end, self.sender, self.poll):
            one.close()

    @staticmethod
    def drain(receiver, ids):
        try:
            while True:
                ids.add(struct.unpack("!I", receiver.recv(2048)[-4:])[0])
        except BlockingIOError:
            pass


def mac_text(number):
    return f"02:01:00:00:{number >> 8:02x}:{number & 255:02x}"


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def ethernet(number, version, packet):
    return (bytes.fromhex("020000000002") + bytes.fromhex(mac_text(number).replace(":", "")) +
            (b"\x08\x00" if version == 4 else b"\x86\xdd") + packet)


def ip(version, number, source, payload):
    if version == 4:
        head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(payload), 1, 0, 64, number, 0,
                           socket.inet_aton(source), socket.inet_aton(OURS[4]))
        return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + payload
    return struct.pack("!IHBB16s16s", 0x60000000, len(payload), number, 64, socket.inet_pton(socket.AF_INET6, source),
                       socket.inet_pton(socket.AF_INET6, OURS[6])) + payload


def frame(ruleset, identity, packet):
    number, family, port, source = packet
    version = 4 if family == "ipv4" else 6
    mark = struct.pack("!I", identity)
    if number == 6:
        payload, at = struct.pack("!HHIIBBHHH", 40000, port, 1, 0, 0x50, 2, 1024, 0, 0) + mark, 16
    elif number == 17:
        payload, at = struct.pack("!HHHH", 40000, port, 12, 0) + mark, 6
    elif number in (1, 58):
        payload, at = struct.pack("!BBHI", port >> 8, port & 255, 0, 1) + mark, 2
    else:
        return ethernet(ruleset, version, ip(version, number, source, struct.pack("!HHI", 40000, port, 0) + mark))
    ours = socket.inet_pton(socket.AF_INET if version == 4 else socket.AF_INET6, OURS[version])
    theirs = socket.inet_pton(socket.AF_INET if version == 4 else socket.AF_INET6, source)
    pseudo = b"" if number == 1 else theirs + ours + struct.pack("!II", len(payload), number)
    total = checksum(pseudo + payload)
    payload = payload[:at] + struct.pack("!H", total) + payload[at + 2:]
    return ethernet(ruleset, version, ip(version, number, source, payload))


def is_routable(address):
    """The kernel itself drops the others before any rule: no martians, nothing of its own, no mapped addresses."""
    if str(address) in OURS.values() or address.is_multicast or address.is_loopback or address.is_unspecified:
        return False
    if address.version == 4:
        return int(address) >> 24 != 0 and str(address) != "255.255.255.255"
    return address.ipv4_mapped is None and not address.is_link_local


class Maker:
    """Random rules that meet, and packets at their edges."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.anchors = {4: [self.rng.getrandbits(32) for _ in range(6)] + [0x0a000000, 0xc0a80100, 0xf0000001],
                        6: [self.rng.getrandbits(128) for _ in range(6)] + [0x20010db8 << 96, 0xfd << 120]}
        self.ports = [22, 80, 443, 5432, 65535, 1] + [self.rng.randint(1, 65535) for _ in range(4)]

    def block(self, version):
        width = 32 if version == 4 else 128
        prefix = self.rng.choice((0, 1, 8, 16, 24, width - 1, width, self.rng.randint(0, width)))
        number = self.rng.choice(self.anchors[version]) ^ (self.rng.getrandbits(width) >> self.rng.randint(0, width))
        kind = ipaddress.IPv4Network if version == 4 else ipaddress.IPv6Network
        block = kind((number >> (width - prefix) << (width - prefix), prefix))
        mapped = version == 6 and block.network_address.ipv4_mapped is not None
        return self.block(version) if mapped else block

    def rule(self):
        rng = self.rng
        version = rng.choice((4, 6))
        rule = {"direction": "ingress", "protocol": rng.choice(("tcp", "tcp", "udp", "icmp", "icmpv6", "any", "other")),
                "ports": None, "cidr": str(self.block(version)), "description": "", "protocol_name": None,
                "icmp_type": None, "icmp_code": None, "peer_group": None}
        if rule["protocol"] == "other":
            rule["protocol_name"] = rng.choice(("gre", "47", "sctp", "vrrp", "200"))
        ported = rule["protocol"] in ("tcp", "udp") or rule["protocol_name"] == "sctp"
        if ported and rng.random() < 0.85:
            first = rng.choice(self.ports)
            last = min(65535, first + rng.choice((0, 0, 1, 100, 30000)))
            rule["ports"] = str(first) if first == last else f"{first}-{last}"
        if rule["protocol"].startswith("icmp") and rng.random() < 0.7:
            rule["icmp_type"] = rng.choice((0, 3, 8, 11, 128, 129, rng.randint(0, 255)))
            rule["icmp_code"] = rng.choice((None, 0, 1, rng.randint(0, 255)))
        if rng.random() < 0.1:
            rule["peer_group"] = rng.choice(("web", "db"))
            rule["cidr"] = "0.0.0.0/32" if version == 4 else "::/128"
        return rule

    def members(self):
        return {name: [str(self.block(v)) for v in (4, 4, 6, 6)[:self.rng.randint(0, 4)]] for name in ("web", "db")}

    def address(self, version, rules):
        """At, before or behind the edge of a rule's block, or inside, or anywhere."""
        width = 32 if version == 4 else 128
        blocks = [ipaddress.ip_network(r["cidr"]) for r in rules]
        blocks = [b for b in blocks if b.version == version]
        while True:
            number = self.rng.getrandbits(width)
            if blocks and self.rng.random() < 0.8:
                block = self.rng.choice(blocks)
                first, last = int(block.network_address), int(block.broadcast_address)
                number = self.rng.choice((first, last, first - 1, last + 1, self.rng.randint(first, last)))
            if not 0 <= number < 1 << width:
                continue
            address = (ipaddress.IPv4Address if version == 4 else ipaddress.IPv6Address)(number)
            if is_routable(address):
                return str(address)

    def packet(self, rules):
        rng = self.rng
        rule = rng.choice(rules) if rules else None
        numbers = {"tcp": 6, "udp": 17, "icmp": 1, "icmpv6": 58}
        number = rng.choice((6, 17, 1, 58, *OTHERS))
        if rule and rng.random() < 0.6:
            named = {"gre": 47, "47": 47, "sctp": 132, "vrrp": 112, "200": 200}
            number = numbers.get(rule["protocol"]) or named.get(rule["protocol_name"]) or number
        port = rng.choice((rng.randint(1, 65535), rng.choice(self.ports)))
        if rule and rule["ports"] and rng.random() < 0.8:
            first, last = (rule["ports"] + "-" + rule["ports"]).split("-")[0], rule["ports"].split("-")[-1]
            port = min(65535, max(0, rng.choice((int(first), int(last), int(first) - 1, int(last) + 1))))
        if number in (1, 58):
            kind = rule["icmp_type"] if rule and rule["icmp_type"] is not None else rng.randint(0, 255)
            code = rule["icmp_code"] if rule and rule["icmp_code"] is not None else rng.choice((0, 1, rng.randint(0, 255)))
            port = max(0, min(255, kind + rng.choice((0, 0, 0, 1, -1)))) << 8 | code
        family = "ipv6" if rule and ":" in rule["cidr"] else "ipv4"
        if rng.random() < 0.15:
            family = rng.choice(("ipv4", "ipv6"))
        if number == 58 and family == "ipv6" and 130 <= port >> 8 <= 137:
            port = 128 << 8  # the kernel looks closer at neighbour discovery and group membership
        version = 4 if family == "ipv4" else 6
        return [number, family, port, self.address(version, expanded(rules, {}))]

    def question(self):
        rules = [self.rule() for _ in range(self.rng.randint(0, 9))]
        members = self.members()
        words = expanded(rules, members)
        return {"rules": rules, "members": members, "words": words, "rewrite": self.rng.random() < 0.5,
                "packets": [self.packet(words or rules) for _ in range(PACKETS)]}


def expanded(rules, members):
    """A rule about a group as one rule for each member; the kernel knows no groups."""
    plain = []
    for rule in rules:
        if not rule["peer_group"]:
            plain.append(rule)
            continue
        for member in members.get(rule["peer_group"], []):
            if (":" in member) == (":" in rule["cidr"]):
                plain.append({**rule, "cidr": member, "peer_group": None})
    return plain


def ask(questions):
    done = subprocess.run([PROGRAM], input="".join(json.dumps(q) + "\n" for q in questions), capture_output=True,
                          text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(questions), (len(answers), done.stderr)
    return answers


class HostMaker(Maker):
    """A machine's own rules as people write them: chains that jump, sets, maps, limits, interfaces, states."""

    def condition(self):
        rng = self.rng
        version = rng.choice((4, 6))
        word = "ip" if version == 4 else "ip6"
        port = rng.choice(self.ports)
        return rng.choice((
            f"{word} saddr {self.block(version)}", f"{word} saddr != {self.block(version)}", "ip saddr @known",
            f"tcp dport {port}", f"udp dport {port}-{min(65535, port + 100)}", f"tcp dport {{ {port}, 8000-9000 }}",
            f"tcp dport != {port}", f"tcp dport > {port}", f"th dport {port}", "meta l4proto { tcp, udp }", "meta l4proto 47",
            "meta nfproto ipv4", "icmp type echo-request", "icmp type { echo-request, destination-unreachable }",
            "icmpv6 type echo-request", "icmp code 1", "ct state new", "ct state established,related", 'iif "lo"',
            'iifname != "lo"', "tcp sport 40000", "ip ttl 64", "counter", "limit rate 1000000/second"))

    def line(self, targets):
        ends = ["accept", "accept", "drop", "reject", "return", "counter"]
        ends += [f"jump {target}" for target in targets] + [f"goto {target}" for target in targets]
        if self.rng.random() < 0.15:
            port = self.rng.choice(self.ports)
            return f"tcp dport vmap {{ {port} : {self.rng.choice(('accept', 'drop'))}, {port % 65535 + 1} : drop }}"
        conditions = " ".join(self.condition() for _ in range(self.rng.choice((1, 1, 1, 2))))
        return f"{conditions} {self.rng.choice(ends)}"

    def chain(self, name, targets, head=""):
        lines = []
        while len(lines) < self.rng.randint(1, 6):
            line = self.line(targets)
            if is_loadable(line):
                lines.append(line)
        return f"chain {name} {{\n{head}" + "\n".join(lines) + "\n}\n"

    def ruleset(self):
        policy = self.rng.choice(("accept", "drop", "drop"))
        known = self.block(4)
        return ("flush ruleset\ntable inet f {\nset known {\ntype ipv4_addr\nflags interval\n"
                f"elements = {{ {known} }}\n}}\n" + self.chain("b", ()) + self.chain("a", ("b",)) +
                self.chain("i", ("a", "b"), f"type filter hook input priority 0; policy {policy};\n"
                           f"meta l4proto {SENTINEL} accept\nct state vmap {{ established : accept, related : accept }}\n") +
                "}\ntable ip o {\nchain o {\ntype filter hook output priority raw; policy drop;\n}\n}\n"
                "table ip6 o {\nchain o {\ntype filter hook output priority raw; policy drop;\n}\n}\n")


def is_loadable(line):
    """nft refuses some combinations, two protocols at once for example."""
    text = f"table inet f {{\nset known {{\ntype ipv4_addr\nflags interval\n}}\nchain a {{\n}}\nchain b {{\n}}\nchain x {{\n{line}\n}}\n}}\n"
    return subprocess.run(["nft", "-c", "-f", "-"], input=text, capture_output=True, text=True, check=False).returncode == 0


class AgainstKernel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.seed = int(os.environ.get("CLOUDNX_SEED", "20261125"))
        cls.wire = Wire()

    @classmethod
    def tearDownClass(cls):
        cls.wire.close()

    def test_host_firewalls(self):
        """What is said of a pasted ruleset is what the kernel does; where nothing is said it may do either."""
        known = {"admits": 0, "refuses": 0, "unknown": 0}
        for at in range(HOSTS):
            maker = HostMaker(self.seed + at)
            ruleset = maker.ruleset()
            run("nft", "-f", "-", text=ruleset)
            listed = subprocess.run(["nft", "-j", "list", "ruleset"], capture_output=True, text=True, check=True).stdout
            rules = [maker.rule() for _ in range(9)]
            packets = [maker.packet(expanded(rules, {})) for _ in range(PACKETS)]
            verdicts = ask([{"host": listed, "packets": packets}])[0]["verdicts"]
            passed = self.wire.passed([frame(0, identity, packet) for identity, packet in enumerate(packets, start=1)])
            for identity, (packet, verdict) in enumerate(zip(packets, verdicts), start=1):
                known[verdict] += 1
                if verdict != "unknown":
                    self.assertEqual(verdict == "admits", identity in passed, (packet, ruleset))
        print(f"host firewalls: {known}")
        self.assertGreater(min(known["admits"], known["refuses"]), HOSTS * PACKETS // 20)
        self.assertLess(known["unknown"], HOSTS * PACKETS // 2)

    def test_every_packet(self):
        questions = [Maker(self.seed + at).question() for at in range(SETS)]
        answers = ask(questions)
        wire = self.wire
        pairs = admitted = 0
        for at in range(0, SETS, AT_ONCE):
            wire.load([answer["nft"] for answer in answers[at:at + AT_ONCE]])
            frames, asked = [], []
            for number, question in enumerate(questions[at:at + AT_ONCE]):
                for packet in question["packets"]:
                    frames.append(frame(number, len(asked) + 1, packet))
                    asked.append((at + number, packet))
            passed = wire.passed(frames)
            ours = "".join(answer["admitted"] for answer in answers[at:at + AT_ONCE])
            for identity, (number, packet) in enumerate(asked, start=1):
                expected = identity in passed
                self.assertEqual(ours[identity - 1] == "1", expected,
                                 (packet, f"kernel admits: {expected}", questions[number]["rules"], answers[number]["nft"]))
                pairs, admitted = pairs + 1, admitted + expected
        self.assertEqual(pairs, SETS * PACKETS)
        self.assertGreater(admitted, pairs // 10)
        self.assertLess(admitted, pairs - pairs // 10)
        print(f"{pairs} pairs of set and packet, {admitted} admitted, no disagreement")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
