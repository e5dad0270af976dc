"""Our SigV4 signatures against botocore's, on the awkward requests and on 500 random ones."""
import datetime
import json
import random
import subprocess
import sys
import types
from urllib.parse import quote

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

CREDENTIALS = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")


def expected(case):
    moment = datetime.datetime.utcfromtimestamp(case["at"])
    frozen = type("Frozen", (datetime.datetime,), {"utcnow": classmethod(lambda cls: moment)})
    botocore.auth.datetime = types.SimpleNamespace(datetime=frozen, timedelta=datetime.timedelta)
    request = AWSRequest(case["method"], case["url"], data=case["body"].encode(), headers=dict(case["headers"]))
    botocore.auth.SigV4Auth(CREDENTIALS, "cloudnx", "in-mum").add_auth(request)
    return request.headers["Authorization"]


def case(method, target, headers=(), body="", at=1767323045):
    return {"method": method, "url": "https://localhost:8443" + target, "headers": list(headers), "body": body, "at": at}


AWKWARD = [
    case("GET", "/"),
    case("GET", "/auth/iam/users/a%40b%2Bc%2Fd/access-keys"),
    case("GET", "/a%2Fb//c/../d%20e/%C3%BC/"),
    case("GET", "/a/./b/"),
    case("GET", "/x?b=2&a=x%20y&a=1&empty=&e%C3%BC=%2B"),
    case("GET", "/x?q=-_.~&z=a%2Bb"),
    case("POST", "/auth/iam/exchange-credentials", [["Content-Type", "application/json"]], '{"name":"x","ü":"€"}'),
    case("DELETE", "/kms/keys/k-1?pending_days=7"),
    case("PATCH", "/x", [["Content-Type", "application/json"], ["X-Trace", "  a   b  "]], "{}", at=951825599),
]


def anything(random_source):
    letters = "abcXYZ019-_.~ @+=,:;/'()*!ü€%&"
    some = lambda most: "".join(random_source.choice(letters) for _ in range(random_source.randint(1, most)))
    path = "/" + "/".join(quote(some(8), safe="~") for _ in range(random_source.randint(1, 4)))
    query = "&".join(quote(some(5), safe="~") + "=" + quote(some(8), safe="~") for _ in range(random_source.randint(0, 4)))
    return case(random_source.choice(["GET", "POST", "PUT", "PATCH", "DELETE"]), path + ("?" + query if query else ""),
                [["Content-Type", "application/json"]], some(40), random_source.randint(0, 4_000_000_000))


def main(signer):
    cases = AWKWARD + [anything(random.Random(seed)) for seed in range(500)]
    lines = "".join(json.dumps(each) + "\n" for each in cases)
    ours = subprocess.run([signer], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(ours) == len(cases), f"{len(ours)} answers to {len(cases)} requests"
    wrong = [(each, got, expected(each)) for each, got in zip(cases, ours) if got != expected(each)]
    for each, got, wanted in wrong[:5]:
        print(json.dumps(each), "\n  ours     ", got, "\n  botocore ", wanted)
    print(f"{len(cases) - len(wrong)} of {len(cases)} signatures agree")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1]))
