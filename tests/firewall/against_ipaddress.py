"""Blocks and sets of addresses, asked of our program and of Python's ipaddress: no difference."""
import ipaddress
import random
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop()
ROUNDS = 4000


def ask(lines):
    """One answer a line."""
    done = subprocess.run([PROGRAM], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    answers = done.stdout.split("\n")[:-1]
    assert len(answers) == len(lines), (len(answers), len(lines))
    return answers


def random_block(rng, version=None):
    version = version or rng.choice((4, 6))
    width = 32 if version == 4 else 128
    prefix = rng.choice((0, 1, 8, 16, 24, width, rng.randint(0, width)))
    near = rng.choice((0, 1 << (width - 1), (1 << width) - 1, rng.getrandbits(width)))
    number = near >> (width - prefix) << (width - prefix) if prefix else 0
    return ipaddress.ip_network((number, prefix))


def canonical(block):
    """Ours keeps IPv4 that is written as IPv6 as IPv4."""
    if block.version == 6 and block.prefixlen >= 96 and block.network_address.ipv4_mapped is not None:
        return ipaddress.ip_network((int(block.network_address.ipv4_mapped), block.prefixlen - 96))
    return block


class AgainstIpaddress(unittest.TestCase):
    def setUp(self):
        self.rng = random.Random(20260503)

    def test_blocks_read_and_written(self):
        blocks = [random_block(self.rng) for _ in range(ROUNDS)]
        for block, answer in zip(blocks, ask([f"parse {b}" for b in blocks])):
            block = canonical(block)
            first, last = block.network_address.packed.hex(), block.broadcast_address.packed.hex()
            text, ours_first, ours_last = answer.split()
            self.assertEqual(ipaddress.ip_network(text), block)
            self.assertEqual((ours_first[:len(first)], ours_last[:len(last)]), (first, last), block)

    def test_malformed_is_refused_alike(self):
        words = ["", "x", "1.2.3", "1.2.3.4.5", "256.0.0.0/8", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "1.2.3.4/",
                 "10.0.0.0/8/8", ":::/0", "12345::/16", "10.0.0.1/8", "2001:db8::1/32", "0.0.0.0/1", "1::2::3"]
        for _ in range(ROUNDS):
            text = list(str(random_block(self.rng)))
            text[self.rng.randrange(len(text))] = self.rng.choice("0123456789abcdef.:/x")
            words.append("".join(text))
        for word, answer in zip(words, ask([f"parse {w}" for w in words])):
            try:
                expected = str(canonical(ipaddress.ip_network(word)))
            except ValueError:
                expected = None
            # Ours refuses what may be a typing error: a prefix as a netmask or with leading zeros.
            tail = word.partition("/")[2]
            strict = "." in tail or (tail.startswith("0") and tail != "0")
            if strict:
                self.assertTrue(answer.startswith("refused"), word)
            else:
                ours = None if answer.startswith("refused") else str(ipaddress.ip_network(answer.split()[0]))
                self.assertEqual(ours, expected, word)

    def test_host_bits_are_refused_with_the_corrected_block(self):
        for text, corrected in (("10.0.0.5/8", "10.0.0.0/8"), ("2001:db8::1/64", "2001:db8::/64")):
            answer = ask([f"parse {text}"])[0]
            self.assertTrue(answer.startswith("refused") and corrected in answer, answer)

    def test_contains_and_private(self):
        pairs = []
        for _ in range(ROUNDS):
            version = self.rng.choice((4, 6))
            pairs.append((random_block(self.rng, version), random_block(self.rng, version)))
        for (left, right), answer in zip(pairs, ask([f"contains {a} {b}" for a, b in pairs])):
            left, right = canonical(left), canonical(right)
            expected = left.version == right.version and right.subnet_of(left)
            self.assertEqual(answer, "yes" if expected else "no", (left, right))

    def test_sets(self):
        """Union as fewest blocks, and how many addresses: collapse_addresses says the same."""
        sets = []
        for _ in range(ROUNDS // 4):
            version = self.rng.choice((4, 6))
            base = int(random_block(self.rng, version).network_address)
            width = 32 if version == 4 else 128
            blocks = []
            for _ in range(self.rng.randint(1, 9)):
                bits = self.rng.randint(0, 6)
                number = min(max(base + self.rng.randint(-99, 99), 0), (1 << width) - 1) >> bits << bits
                blocks.append(canonical(ipaddress.ip_network((number, width - bits))))
            if len({b.version for b in blocks}) == 1:
                sets.append(blocks)
        for blocks, answer in zip(sets, ask(["union " + " ".join(map(str, b)) for b in sets])):
            expected = list(ipaddress.collapse_addresses(blocks))
            count, *texts = answer.split()
            self.assertEqual([ipaddress.ip_network(t) for t in texts], expected)
            self.assertEqual(int(count), sum(b.num_addresses for b in expected))

    def test_differences(self):
        """A block less one inside it: address_exclude says the same."""
        pairs = []
        for _ in range(ROUNDS):
            outer = canonical(random_block(self.rng))
            width = outer.max_prefixlen
            if outer.prefixlen == width:
                continue
            prefix = self.rng.randint(outer.prefixlen + 1, width)
            inside = self.rng.getrandbits(prefix - outer.prefixlen) << (width - prefix)
            inner = ipaddress.ip_network((int(outer.network_address) + inside, prefix))
            if canonical(inner) == inner:
                pairs.append((outer, inner))
        for (outer, inner), answer in zip(pairs, ask([f"minus {a} {b}" for a, b in pairs])):
            self.assertEqual([ipaddress.ip_network(t) for t in answer.split()], sorted(outer.address_exclude(inner)))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
