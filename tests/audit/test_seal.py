"""An encrypted archive, decrypted by another implementation: HKDF of RFC 5869 over Python's hmac, AES-GCM of PyCryptodome."""

import hashlib
import hmac
import json
import os
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from Cryptodome.Cipher import AES

BLOCK = 4096
HEAD = 64


def hkdf(key, salt, info):
    secret = hmac.new(salt, key, hashlib.sha256).digest()
    return hmac.new(secret, info + b"\x01", hashlib.sha256).digest()


def opened(sealed, key):
    magic, version, _, salt, length, _ = struct.unpack("<8sII32sQQ", sealed[:HEAD])
    assert (magic, version) == (b"CNXSEALD", 1)
    blocks = -(-length // BLOCK)
    front = -(-(HEAD + 16 * blocks) // BLOCK) * BLOCK
    assert len(sealed) == 2 * front + length + 8
    assert sealed[front + length : 2 * front + length] == sealed[:front]
    assert struct.unpack("<Q", sealed[-8:]) == (front,)
    file_key = hkdf(key, salt, b"cloudnx audit segment")
    plain = b""
    for block in range(blocks):
        at = front + block * BLOCK
        cipher = AES.new(file_key, AES.MODE_GCM, nonce=struct.pack("<QI", block, 0))
        cipher.update(struct.pack("<Q", length))
        tag = sealed[HEAD + 16 * block : HEAD + 16 * (block + 1)]
        plain += cipher.decrypt_and_verify(sealed[at : min(at + BLOCK, front + length)], tag)
    return plain


def main(probe):
    with tempfile.TemporaryDirectory() as root:
        root = Path(root)
        lines = root / "lines.jsonl"
        lines.write_text(
            "".join(
                json.dumps({"time": f"2026-05-03T12:00:{i % 60:02}Z", "id": f"e{i}", "actor": "alice", "details": {"n": i}}) + "\n"
                for i in range(2000)
            )
        )
        archive = root / "audit"
        subprocess.run([probe, "import", archive, lines], check=True, stdout=subprocess.DEVNULL)
        before = sorted(path.read_bytes() for path in archive.glob("*.segment"))
        assert before and b"alice" in before[0]
        key = os.urandom(32)
        subprocess.run([probe, "seal", archive, key.hex()], check=True, stdout=subprocess.DEVNULL)
        sealed = [path.read_bytes() for path in archive.glob("*.segment")]
        assert not any(b"alice" in one for one in sealed)
        assert sorted(opened(one, key) for one in sealed) == before
        manifest = json.loads((archive / "manifest").read_text().splitlines()[0])
        assert manifest["sealed_by"] == hashlib.sha256(b"cloudnx audit key" + key).hexdigest()[:16]
        assert manifest["version"] == 2
        subprocess.run([probe, "unseal", archive, key.hex()], check=True, stdout=subprocess.DEVNULL)
        assert sorted(path.read_bytes() for path in archive.glob("*.segment")) == before
    print(f"{len(before)} segments")


main(sys.argv[1])
