"""What the keychain really holds, asked by libsecret's own tool."""

import base64
import json
import subprocess


def resting_tokens(hunt, profile, when):
    """Makes the tokens of a profile known as "access token <when>" and "refresh token <when>"."""
    looked_up = subprocess.run(["secret-tool", "lookup", "server", "cloudnx", "user", f"{profile}/tokens"],
                               capture_output=True, check=True).stdout
    tokens = json.loads(base64.b64decode(looked_up))
    hunt.know(f"access token {when}", tokens["access"])
    if tokens["refresh"]:
        hunt.know(f"refresh token {when}", tokens["refresh"])
    return tokens


def wear_out(tokens, profile):
    """Makes the access token in the keychain look old, so that the next command spends the refresh token."""
    worn = base64.b64encode(json.dumps({**tokens, "access_expires": "2020-01-01T00:00:00Z"}).encode())
    subprocess.run(["secret-tool", "store", "--label", f"{profile}/tokens", "server", "cloudnx", "user",
                    f"{profile}/tokens", "type", "base64"], input=worn, check=True)
