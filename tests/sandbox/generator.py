"""Makes requests from the API description: valid ones, and ones that break exactly one rule of it."""

import base64
import copy
import random
import re
import string


class Generator:
    def __init__(self, api, seed):
        self.api = api
        self.dice = random.Random(seed)

    def resolved(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.api
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def operations(self):
        for path, methods in self.api["paths"].items():
            for method, operation in methods.items():
                yield path, method, operation

    def value(self, schema):
        """Something the schema allows."""
        schema = self.resolved(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.dice.choice(schema["enum"])
        kind = schema.get("type")
        if "oneOf" in schema and kind != "object":
            return self.value(self.dice.choice(schema["oneOf"]))
        if isinstance(kind, list):
            kind = self.dice.choice(kind)
        return getattr(self, "make_" + kind)(schema)

    def make_null(self, _):
        return None

    def make_boolean(self, _):
        return self.dice.random() < 0.5

    def make_integer(self, schema):
        return self.dice.randint(schema.get("minimum", -5), schema.get("maximum", 500))

    def make_number(self, schema):
        return round(self.dice.uniform(schema.get("exclusiveMinimum", 0) + 1, min(schema.get("maximum", 900), 900)), 2)

    def make_array(self, schema):
        count = self.dice.randint(schema.get("minItems", 0), min(schema.get("maxItems", 3), 3))
        return [self.value(schema["items"]) for _ in range(count)]

    def make_string(self, schema):
        if schema.get("format") == "date-time":
            return f"2026-{self.dice.randint(1, 12):02}-{self.dice.randint(1, 28):02}T10:00:00Z"
        if schema.get("contentEncoding") == "base64":
            return base64.b64encode(self.dice.randbytes(self.dice.randint(0, 40))).decode()
        alphabet = string.ascii_letters + string.digits
        if "pattern" not in schema and self.dice.random() < 0.3:
            alphabet += " äß漢😀\"\\<>%;'"
        shortest = max(schema.get("minLength", 1), 1)
        longest = min(schema.get("maxLength", 20), shortest + 20)
        if "[1-5]" in schema.get("pattern", ""):
            return self.dice.choice(("200", "4xx"))
        return "".join(self.dice.choice(alphabet) for _ in range(self.dice.randint(shortest, longest)))

    def make_object(self, schema):
        optional = [name for name in schema.get("properties", {}) if name not in schema.get("required", [])]
        if "oneOf" in schema:
            chosen = self.dice.choice(schema["oneOf"])["required"]
            alternatives = {name for branch in schema["oneOf"] for name in branch["required"]}
            optional = [name for name in optional if name not in alternatives]
        else:
            chosen = []
        names = list(schema.get("required", [])) + chosen + [name for name in optional if self.dice.random() < 0.4]
        made = {name: self.value(schema["properties"][name]) for name in names}
        if isinstance(schema.get("additionalProperties"), dict) and self.dice.random() < 0.5:
            made[f"n{self.dice.randint(0, 9)}"] = self.value(schema["additionalProperties"])
        return made

    def broken(self, schema, value):
        """A copy of `value` that the schema no longer allows, or None when no way was found."""
        schema = self.resolved(schema)
        if not isinstance(value, dict) or schema.get("type") != "object":
            return None
        bad = copy.deepcopy(value)
        ways = ["unknown", "missing", "type"]
        self.dice.shuffle(ways)
        for way in ways:
            if way == "unknown" and schema.get("additionalProperties") is False:
                bad["unknown_" + str(self.dice.randint(0, 99))] = 1
                return bad
            if way == "missing" and schema.get("required"):
                del bad[self.dice.choice(schema["required"])]
                return bad
            if way == "type" and bad:
                name = self.dice.choice(list(bad))
                bad[name] = self.dice.choice([[[]], {"x": {}}, 1.5e300, -1])
                return bad
        return None

    def path(self, path, known):
        """Fills in parameters: often something that exists, sometimes nonsense."""
        def fill(match):
            name = match.group(1)
            if known.get(name) and self.dice.random() < 0.8:
                return self.dice.choice(known[name])
            return self.dice.choice(("nothing", "%2e%2e", "a%20b", "x" * 250, "%E6%BC%A2", "ev_1", "0"))
        return re.sub(r"{(\w+)}", fill, path)

    def query(self, operation):
        pairs = []
        for parameter in operation.get("parameters", []):
            parameter = self.resolved(parameter)
            if parameter["in"] == "query" and self.dice.random() < 0.4 and parameter["name"] != "cursor":
                value = str(self.value(parameter["schema"]))
                pairs.append((parameter["name"], "oops" if self.dice.random() < 0.1 else value))
        if self.dice.random() < 0.03:
            pairs.append(("unknown", "1"))
        return pairs
