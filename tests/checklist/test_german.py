"""Every text of the checklist is there in German, with the same places for values.

Asks lupdate what the sources say now; a text that was added or changed and not translated is found.
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

SOURCE = pathlib.Path(os.environ["CLOUDNX_SOURCE"])
TOOLS = subprocess.run(["qtpaths6", "--query", "QT_HOST_BINS"], capture_output=True, text=True, check=True).stdout.strip()
CONTEXTS = {"Checklist", "Printing", "Time", "cloudnx::CheckView", "cloudnx::ChecklistPage", "cloudnx::ReportButton",
            "cloudnx::TellingBox", "cloudnx::WaiverForm", "cloudnx::WordForm"}


def messages():
    with tempfile.TemporaryDirectory() as folder:
        ts = pathlib.Path(folder) / "cloudnx_de.ts"
        shutil.copy(SOURCE / "translations/cloudnx_de.ts", ts)
        subprocess.run([f"{TOOLS}/lupdate", "-silent", "-I", SOURCE, "-no-obsolete", "-locations", "none",
                        *(SOURCE / part for part in ("models", "widgets", "app")), "-ts", ts], check=True)
        for context in ET.parse(ts).getroot().findall("context"):
            for message in context.findall("message"):
                yield context.find("name").text, message.find("source").text, message.find("translation")


class German(unittest.TestCase):
    def test_everything_is_translated(self):
        seen = set()
        count = 0
        for context, source, translation in messages():
            if context not in CONTEXTS:
                continue
            seen.add(context)
            count += 1
            with self.subTest(context=context, source=source):
                self.assertNotEqual(translation.get("type"), "unfinished")
                places = re.compile(r"%\d")
                self.assertEqual(set(places.findall(source)), set(places.findall(translation.text)))
                self.assertEqual(source.count("\n"), translation.text.count("\n"))
                self.assertEqual(source[:1].isspace(), translation.text[:1].isspace())
        self.assertEqual(seen, CONTEXTS)
        self.assertGreater(count, 500)


unittest.main()
