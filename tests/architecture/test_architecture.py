"""The arrows of the house (README, "The rooms"): which room may know which. No exceptions.

Reads every #include and every CMake LINKS line; a planted violation of each law must be found, or the test is blind.
"""
import os
import pathlib
import re
import subprocess
import unittest

SOURCE = pathlib.Path(os.environ["CLOUDNX_SOURCE"])
QT = pathlib.Path(subprocess.run(["qtpaths6", "--query", "QT_INSTALL_HEADERS"], capture_output=True, text=True,
                                 check=True).stdout.strip())

NOUNS = {"account", "iam", "firewall", "kms", "audit", "compute", "storage"}

# room -> rooms it may name, besides itself
KNOWS = {
    "core": set(),
    "filter": {"core", "firewall"},  # its CidrBlock
    **{noun: {"core"} for noun in NOUNS},
    "cloud": NOUNS | {"core"},
    "record": NOUNS | {"core", "cloud"},
    "probe": NOUNS | {"core", "cloud"},
    "net": {"core"},
    "judge": NOUNS | {"core", "cloud", "record"},
    "session": {"core", "cloud"},
    "providers": NOUNS | {"core", "cloud", "net"},
}
KNOWS["audit"] = {"core", "filter"}
KNOWS["plan"] = KNOWS["judge"] | {"judge"}
KNOWS["checklist"] = KNOWS["plan"] | {"plan", "probe"}
KNOWS["incident"] = KNOWS["plan"] | {"plan"}
KNOWS["tables"] = KNOWS["checklist"] | {"checklist", "incident", "session", "filter"}
SCREENS = KNOWS["tables"] | {"tables"}

# Asking which cloud it is, instead of what it can do (models/cloud/abilities.h) or what it calls things.
WHICH_CLOUD = re.compile(r'\bCloudKind::|\bkind\(\)\s*[!=]=\s*Cloud|\bcloud\s*[!=]=|[!=]=[^;\n]*"(?:openstack|cloudnx)"')

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
QT_ROOMS = {"QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtTest"}


def qt_module(header):
    """The Qt module a header belongs to, or None."""
    parts = header.split("/")
    if len(parts) > 1 and parts[0].startswith("Qt"):
        return parts[0]
    for module in QT.iterdir():
        if (module / header).is_file():
            return module.name
    return None


_modules = {}


def module_of(header):
    if header not in _modules:
        _modules[header] = qt_module(header)
    return _modules[header]


def complaints(path, text):
    """Every law that a file at `path` (from the root) with this text breaks."""
    parts = path.split("/")
    found = []
    for bracket, target in INCLUDE.findall(text):
        there = target.split("/")
        if there[0] in ("models", "widgets", "app"):
            found += own_include(path, parts, target, there)
        elif parts[0] == "models":
            module = module_of(target)
            if module in QT_ROOMS:
                found.append(f"{path}: models/ knows no screens, but includes <{target}> of {module}")
            if module in ("QtNetwork", "QtDBus") and parts[1] not in ("net", "providers", "session", "probe"):
                found.append(f"{path}: models/{parts[1]} includes <{target}> of {module}")
        elif parts[:2] == ["app", "terminal"] and module_of(target) in QT_ROOMS:
            found.append(f"{path}: the terminal never sees a screen, but includes <{target}>")
        if target in ("QtWidgets", "QtGui", "QtCore", "QtNetwork", "QtTest/QtTest"):
            found.append(f"{path}: umbrella include <{target}>")
    if parts[0] == "widgets" or parts[:2] in (["app", "terminal"], ["models", "tables"]):
        found += [f"{path}: asks which cloud it is: {asked.group(0)}" for asked in WHICH_CLOUD.finditer(text)]
    if parts[0] == "models" and parts[1] not in ("tables",) and re.search(r"\bQ_OBJECT\b|\bQ_EMIT\b", text):
        if parts[1] not in ("net", "session"):
            found.append(f"{path}: signals in models/ outside tables/")
    return found


def own_include(path, parts, target, there):
    here = parts[0]
    if here == "models":
        if there[0] != "models":
            return [f"{path}: models/ looks up at {target}"]
        if there[1] != parts[1] and there[1] not in KNOWS[parts[1]]:
            return [f"{path}: models/{parts[1]} may not know models/{there[1]}"]
        if parts[1] == "providers" and there[1] == "providers" and there[2] != parts[2]:
            return [f"{path}: one provider may not know another"]
    if here == "widgets":
        if there[0] == "app":
            return [f"{path}: widgets/ looks up at {target}"]
        if there[0] == "models" and there[1] not in SCREENS:
            return [f"{path}: widgets/ may not know models/{there[1]}"]
    if here == "app" and parts[1] == "terminal" and there[0] == "widgets":
        return [f"{path}: the terminal may not know widgets/"]
    if here == "app" and parts[1] == "sandbox" and there[0] != "app" and there[:2] != ["models", "core"]:
        return [f"{path}: the sandbox is no client; it knows models/core only, not {target}"]
    if here == "app" and parts[1] == "compose" and there[0] == "widgets":
        return [f"{path}: compose serves both programs and sees no widgets"]
    if here == "app" and parts[1] in ("terminal", "console") and target.startswith("models/providers/"):
        return [f"{path}: only app/compose puts concrete things together, not {target}"]
    return []


def link_complaints(path, text):
    """Laws that a room's CMakeLists.txt breaks."""
    parts = path.split("/")
    if parts[0] != "models":
        return []
    found = []
    for room in re.findall(r"\bcloudnx_([a-z]+)\b", text):
        if room in ("room", "test", "program", "script", parts[1]) or room.startswith("provider"):
            continue
        if room not in KNOWS[parts[1]]:
            found.append(f"{path}: models/{parts[1]} may not link {room}")
    if re.search(r"Qt6::(Gui|Widgets|Svg|PrintSupport)\b", text):
        found.append(f"{path}: models/ links a screen library")
    return found


def tracked(*patterns):
    listing = subprocess.run(["git", "-C", SOURCE, "ls-files", "-co", "--exclude-standard", "--", *patterns],
                             capture_output=True, text=True, check=True)
    return [line for line in listing.stdout.split("\n") if line and (SOURCE / line).is_file()]


class Architecture(unittest.TestCase):
    def test_every_include_keeps_the_arrows(self):
        files = tracked("models/*.h", "models/*.cpp", "widgets/*.h", "widgets/*.cpp", "app/*.h", "app/*.cpp")
        self.assertGreater(len(files), 100)
        found = [c for f in files for c in complaints(f, (SOURCE / f).read_text())]
        self.assertEqual(found, [])

    def test_every_room_links_what_it_may_know(self):
        files = tracked("models/*CMakeLists.txt")
        self.assertGreater(len(files), 10)
        found = [c for f in files for c in link_complaints(f, (SOURCE / f).read_text())]
        self.assertEqual(found, [])

    def test_every_room_has_a_law(self):
        rooms = {f.split("/")[1] for f in tracked("models/*.h", "models/*.cpp")}
        self.assertEqual(rooms - KNOWS.keys(), set())

    def test_the_top_level_is_the_one_agreed_on(self):
        allowed = {"CMakeLists.txt", "app", "widgets", "models", "resources", "translations", "tests", "README.md",
                   "dev", "CMakePresets.json", ".clang-format", ".clang-tidy", ".ci", ".gitignore", "LICENSE"}
        self.assertEqual({f.split("/")[0] for f in tracked(".")} - allowed, set())

    def test_planted_violations_are_found(self):
        planted = {
            "models/firewall/x.h": '#include "models/iam/iam.h"',
            "models/iam/x.cpp": '#include "models/cloud/cloud.h"',
            "models/judge/x.cpp": '#include "models/plan/plan.h"',
            "models/session/x.cpp": '#include "models/net/restclient.h"',
            "models/providers/cloudnx/x.cpp": '#include "models/session/sessionkeeper.h"',
            "models/providers/openstack/x.cpp": '#include "models/providers/cloudnx/routes.h"',
            "models/core/x.h": "#include <QColor>",
            "models/tables/x.h": "#include <QWidget>",
            "models/plan/x.h": "#include <QNetworkReply>",
            "models/kms/x.h": "Q_OBJECT",
            "models/net/x.h": '#include "widgets/mainwindow.h"',
            "widgets/iam/x.cpp": '#include "models/providers/cloudnx/cloudnx.h"',
            "widgets/iam/y.cpp": '#include "app/compose/workspace.h"',
            "app/terminal/x.cpp": "#include <QApplication>\n#include <QWidget>",
            "app/terminal/y.cpp": '#include "models/providers/cloudnx/cloudnx.h"',
            "app/sandbox/x.cpp": '#include "models/net/sigv4.h"',
            "app/compose/x.cpp": '#include "widgets/mainwindow.h"',
            "widgets/overview/z.cpp": "#include <QtWidgets>",
            "widgets/iam/z.cpp": "if (seat.cloud().kind() == CloudKind::OpenStack)",
            "app/terminal/z.cpp": 'if (inventory.cloud == QLatin1String("cloudnx"))',
            "models/tables/z.cpp": 'if (profile.cloud != wanted)',
        }
        for path, text in planted.items():
            self.assertTrue(complaints(path, text), f"{path} with {text!r} went unnoticed")
        self.assertTrue(link_complaints("models/iam/CMakeLists.txt", "cloudnx_room(iam LINKS cloudnx_kms)"))
        self.assertTrue(link_complaints("models/iam/CMakeLists.txt", "cloudnx_room(iam LINKS Qt6::Widgets)"))

    def test_what_is_allowed_is_not_reported(self):
        self.assertEqual(complaints("models/providers/cloudnx/x.cpp", '#include "models/net/restclient.h"'), [])
        self.assertEqual(complaints("widgets/iam/x.cpp", '#include "models/tables/table.h"\n#include <QWidget>'), [])
        self.assertEqual(complaints("widgets/iam/y.cpp", "if (abilitiesOf(seat.cloud()).firewallGroups)"), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
