"""AWS's published evaluation logic, written down slowly and on its own, for comparison only.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html: all statements of all policies
are looked at; a Deny that applies decides; else an Allow that applies; else the request is denied by default. Wildcards:
`*` is any run of characters, `?` exactly one. Action names compare without regard to case, resources with it. A condition
key the service does not know is no reason to allow, and here no reason not to deny.
"""


def matches(pattern, text):
    """By trying everything."""
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(matches(pattern[1:], text[skip:]) for skip in range(len(text) + 1))
    return bool(text) and pattern[0] in ("?", text[0]) and matches(pattern[1:], text[1:])


def as_list(value):
    return value if isinstance(value, list) else [value]


def names_action(statement, action):
    def hits(patterns):
        return any(matches(pattern.lower(), action.lower()) for pattern in as_list(patterns))
    if "Action" in statement:
        return hits(statement["Action"])
    return not hits(statement["NotAction"])


def names_resource(statement, resource):
    def hits(patterns):
        return any(matches(pattern, resource) for pattern in as_list(patterns))
    if "Resource" in statement:
        return hits(statement["Resource"])
    return not hits(statement["NotResource"])


def decide(documents, action, resource):
    applying = [statement for document in documents for statement in as_list(document["Statement"])
                if names_action(statement, action) and names_resource(statement, resource)]
    if any(statement["Effect"] == "Deny" for statement in applying):
        return "explicit_deny"
    if any(statement["Effect"] == "Allow" and not statement.get("Condition") for statement in applying):
        return "allowed"
    return "implicit_deny"
