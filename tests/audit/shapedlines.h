#pragma once

#include <string_view>

// Lines for tst_lineshape; moc 6.4 finds no class behind raw strings.

constexpr std::string_view plain =
    R"({"ts":"2025-03-01T00:00:02.193Z","actor":{"type":"iam_user","id":"noah"},"ip":"10.0.0.1",)"
    R"("status": 404,"details":{"a":[1,{"b":"}"}],"c":""},"action":"dns.zone.get"} )";

constexpr std::string_view spaced =
    R"({ "details": [ "x", {} ] , "time": "2025-03-01T00:00:02Z", "duration_ms": 7, "path": "/v1/zones/7" })";

/// A line whose values the test counts off by hand, one written alike, and some that are not.
constexpr std::string_view few = R"({"ts":"2025-03-01T00:00:00Z","ip":"a","details":{"x":1},"status":1})";
constexpr std::string_view likeFew =
    R"({"ts":"1999-12-31T23:59:59.999Z","ip":"longer é","details":[{"]":"}"},2],"status":4294967294})";
constexpr const char *unlikeFew[] = {
    R"({"ts":"2025-03-01T00:00:00Z","ip":"","details":{"x":1},"status":1})",
    R"({"ts":"2025-02-29T00:00:00Z","ip":"a","details":{"x":1},"status":1})",
    R"({"ts":"2025-03-01T00:00:00Z","ip":"a","details":{"x":1},"status":01})",
    R"({"ts":"2025-03-01T00:00:00Z","ip":"a","details":{"x":1},"status":4294967295})",
    R"({"ts":"2025-03-01T00:00:00Z","ip":"a","details":{"x":1},"status":1}})",
    R"({"ts":"2025-03-01T00:00:00Z","ip":"a","details":{"x":1,"status":1})",
    R"({"ts":"2025-03-01T00:00:00Z","ip":"\u0041","details":{"x":1},"status":1})",
    "{\"ts\":\"2025-03-01T00:00:00Z\",\"ip\":\"\xc3\",\"details\":{\"x\":1},\"status\":1}"};
