#pragma once

#include <array>

// In a header of its own: moc loses its way behind raw strings.
namespace cloudnx::test {

struct Received {
    const char *name;
    const char *line;
};

/// Events as they may come in.
inline constexpr auto receivedLines = std::to_array<Received>({
    {"plain", R"({"time":"2026-05-03T12:00:00.000Z","id":"e1"})"},
    {"all",
     R"({"timestamp":"2026-05-03T12:00:00.125Z","id":"49a55fcf851ee1e9","request_id":"req-96682bab-70f3-4f8f-a60b-8d7889a7795a","actor_type":"root","actor":"root@acc","account":"acc-1","service":"kms","ip":"2001:db8::1","ua":"curl/8.1","method":"PUT","path":"/v1/servers/007/x/12","action":"kms:Decrypt","resource":"crn:a:1","status":404,"dur_ms":0,"origin":"server_said","details":{"a":[1,2,{"b":null}],"n":12345678901234567890}})"},
    {"unknown members",
     R"({"time":"2026-05-03T12:00:00.000Z","zone":"hel1","deep":{"x":[1,{"y":"z"}]},"flag":false,"none":null,"big":1e400})"},
    {"other types",
     R"({"time":"2026-05-03T12:00:00.000Z","status":"200","duration_ms":-3,"ip":["10.0.0.1"],"path":null,"action":"","resource":7,"id":12})"},
    {"escapes",
     R"({"time":"2026-05-03T12:00:00.000Z","actor":"a\"b\\c\u00e9\n\u0001","path":"/\u0001/5","we\"ird":"x\"y","details":{"k":"\u0001 7"}})"},
    {"numbers",
     R"({"time":"2026-05-03T12:00:00.000Z","path":"/0/00/1234567890/999999999/0","resource":"007","details":{"v":[0,-1,1.5,10e3,4294967295,99999999999]}})"},
    {"unicode", "{\"time\":\"2026-05-03T12:00:00.000Z\",\"actor\":\"Žofie अ 💥\"}"},
    {"spaces", "  { \"time\" : \"2026-05-03T12:00:00.000Z\" , \"status\" : 200 , \"details\" : { \"a\" : 1 } "
               ", \"x\" : [ ] }  \r"},
    {"details that are no object", R"({"time":"2026-05-03T12:00:00.000Z","details":"text 5"})"},
    {"ids",
     R"({"time":"2026-05-03T12:00:00.000Z","id":"01J8ZKABC-DEADBEEF","request_id":"ABC-96682BAB-70f3-4f8f-a60b-8d7889a7795a"})"},
    {"short ids", R"({"time":"2026-05-03T12:00:00.000Z","id":"abc","request_id":"5"})"},
    {"long id",
     R"({"time":"2026-05-03T12:00:00.000Z","id":"0123456789abcdef0123456789abcdef0123456789abcdef"})"},
});

/// Details as they come, and as the archive keeps them.
struct PlainJson {
    const char *name;
    const char *details;
    const char *kept;
};

inline constexpr auto plainJsons = std::to_array<PlainJson>({
    {"spaces", "{ \"a\" :\t[ 1 , 2 ] , \"b c\" : {  } }", R"({"a":[1,2],"b c":{}})"},
    {"escapes", R"({"\u0061":"\/ \u00e9 \ud83d\udca5 \n \u000a \u001B \"\\ \u0022"})",
     R"({"a":"/ é 💥 \n \n \u001b \"\\ \""})"},
    {"half a pair", R"({"k":"\ud83d\ud83d x \uDCA5"})", R"({"k":"\ud83d\ud83d x \udca5"})"},
    {"numbers", R"({"n":[1.0, 1e400,-0 ,12345678901234567890123]})",
     R"({"n":[1.0,1e400,-0,12345678901234567890123]})"},
    {"order", R"({"b": 1, "a": 2, "b": 3})", R"({"b":1,"a":2,"b":3})"},
});

} // namespace cloudnx::test
