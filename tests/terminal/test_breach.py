"""An account with an intruder in it, as the terminal offers it: what its list of planted things says is what one finds."""

import json
import os
import stat

from world import Sandbox, good, main


def everything():
    with Sandbox("--scenario", "breach") as sandbox:
        path = sandbox.place["planted"]
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
        with open(path, encoding="utf-8") as file:
            listed = json.load(file)
        planted = {item["kind"]: item for item in listed["planted"]}
        assert path in good("sandbox", "status").text
        sandbox.sign_in()
        keys = {key["access_key_id"]: key for key in good("iam", "key", "list", "--output", "json").json}
        assert keys[planted["access_key"]["id"]]["user"] == planted["user"]["id"]
        attached, policy = planted["attachment"]["id"].split("/")
        user = next(row for row in good("iam", "user", "list", "--output", "json").json if row["name"] == attached)
        assert policy in user["policies"], user
        key = next(row for row in good("kms", "list", "--output", "json").json
                   if row["id"] == planted["kms_key_disabled"]["id"])
        assert key["state"] == "disabled", key
        reached = [row for row in good("firewall", "list", "--output", "json").json
                   if row.get("id") == planted["firewall_rule"]["id"]]
        assert reached, "the wide-open rule is not in the list"
        events = good("audit", "list", f"ip == {listed['ip']} && time >= {listed['from']}", "--output", "json").json
        seen = {event["id"] for event in events}
        assert {item["event"] for item in listed["planted"]} <= seen, (listed, seen)
    good("sandbox", "reset")
    with Sandbox("--scenario", "fresh") as sandbox:
        assert sandbox.place["planted"] is None
        assert "planted" not in good("sandbox", "status").text


main(everything)
