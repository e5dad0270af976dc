#include "models/audit/export/exporter.h"
#include "models/audit/import/jsondraft.h"

#include <openssl/evp.h>

#include <array>
#include <cctype>

namespace cloudnx::audit {

namespace {

struct Parsed {
    ParsedJson json;
    bool isFine = false;

    explicit Parsed(std::string_view text) { isFine = json.parse(text); }

    [[nodiscard]] std::string_view text(std::string_view name) const {
        return isFine ? textAt(json.root(), {name}) : std::string_view();
    }

    [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const {
        return isFine ? numberAt(json.root(), {name}) : std::nullopt;
    }
};

struct Verb {
    std::string_view word; ///< how the deed begins: "Create", "list"
    std::string_view cadf; ///< of the taxonomy of DSP0262
    int ocsf;              ///< activity_id of API Activity: 1 create, 2 read, 3 update, 4 delete, 99 other
};

constexpr Verb verbs[] = {{"create", "create", 1},
                          {"add", "create", 1},
                          {"delete", "delete", 4},
                          {"remove", "delete", 4},
                          {"get", "read", 2},
                          {"list", "read/list", 2},
                          {"describe", "read", 2},
                          {"update", "update", 3},
                          {"set", "update", 3},
                          {"put", "update", 3},
                          {"change", "update", 3},
                          {"attach", "update", 3},
                          {"detach", "update", 3},
                          {"rotate", "update", 3},
                          {"start", "start", 3},
                          {"stop", "stop", 3},
                          {"enable", "enable", 3},
                          {"disable", "disable", 3},
                          {"revoke", "revoke", 4},
                          {"login", "authenticate/login", 99},
                          {"exchange", "authenticate", 99}};

/// By the last part of the action ("iam:CreateUser", "iam.user.create"), else by the method.
[[nodiscard]] Verb verbOf(std::string_view action, std::string_view method) {
    std::string deed(action.substr(action.find_last_of(":.") + 1));
    for (char &letter : deed)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    for (const Verb &verb : verbs)
        if (deed.starts_with(verb.word))
            return verb;
    if (method == "GET" || method == "HEAD")
        return {"", "read", 2};
    if (method == "DELETE")
        return {"", "delete", 4};
    return {"", "unknown", 99};
}

[[nodiscard]] std::string objectOf(const std::function<void(JsonDraft &)> &fill) {
    std::string json;
    JsonDraft draft(json);
    fill(draft);
    draft.end();
    return json;
}

/// CADF wants ids that are UUIDs: version 5 (RFC 9562) of @p name in a name space of ours.
[[nodiscard]] std::string uuidOf(std::string_view name) {
    static constexpr std::string_view space = "cloudnx-console/audit/";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    const std::string whole = std::string(space) + std::string(name);
    EVP_Digest(whole.data(), whole.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
    digest[6] = static_cast<unsigned char>((digest[6] & 0x0f) | 0x50);
    digest[8] = static_cast<unsigned char>((digest[8] & 0x3f) | 0x80);
    std::string uuid;
    for (std::size_t at = 0; at < 16; ++at) {
        if (at == 4 || at == 6 || at == 8 || at == 10)
            uuid += '-';
        uuid += "0123456789abcdef"[digest[at] >> 4];
        uuid += "0123456789abcdef"[digest[at] & 15];
    }
    return uuid;
}

[[nodiscard]] std::string_view outcomeOf(std::optional<std::int64_t> status) {
    return !status ? "unknown" : *status < 400 ? "success" : "failure";
}

/// "2026-05-03T12:00:00.000Z" as pycadf writes it, "2026-05-03T12:00:00.000000+0000".
[[nodiscard]] std::string cadfTime(std::string_view time) {
    const bool hasMs = time.size() == 24;
    return std::string(time.substr(0, time.size() - 1)) + (hasMs ? "000" : ".000000") + "+0000";
}

[[nodiscard]] std::string initiatorOf(const Parsed &event) {
    return objectOf([&](JsonDraft &initiator) {
        initiator.text("id", uuidOf("actor/" + std::string(event.text("actor"))));
        initiator.text("typeURI",
                       event.text("actor_kind") == "system" ? "service" : "service/security/account/user");
        initiator.text("name", event.text("actor"));
        initiator.text("project_id", event.text("account"));
        if (event.text("ip").empty() && event.text("user_agent").empty())
            return;
        initiator.json("host", objectOf([&](JsonDraft &host) {
                           host.text("address", event.text("ip"));
                           host.text("agent", event.text("user_agent"));
                       }));
    });
}

} // namespace

void appendCadf(std::string_view json, std::string &into) {
    const Parsed event(json);
    const auto status = event.number("status");
    const std::string_view resource = event.text("resource");
    const std::string service(event.text("service"));
    into += objectOf([&](JsonDraft &cadf) {
        cadf.text("typeURI", "http://schemas.dmtf.org/cloud/audit/1.0/event");
        cadf.text("eventType", "activity");
        cadf.text("id", uuidOf("event/" + std::string(event.text("id")) + std::string(event.text("time"))));
        cadf.text("eventTime", cadfTime(event.text("time")));
        cadf.text("action", verbOf(event.text("action"), event.text("method")).cadf);
        cadf.text("outcome", outcomeOf(status));
        cadf.text("name", event.text("action"));
        cadf.json("initiator", initiatorOf(event));
        cadf.json("target", objectOf([&](JsonDraft &target) {
                      target.text("id", uuidOf("resource/" + std::string(resource)));
                      target.text("typeURI", service.empty() ? "service" : "service/" + service);
                      target.text("name", resource);
                  }));
        cadf.json("observer", objectOf([&](JsonDraft &observer) {
                      observer.text("id", uuidOf("observer/" + service));
                      observer.text("typeURI", "service/security");
                      observer.text("name", service);
                  }));
        if (status)
            cadf.json("reason", objectOf([&](JsonDraft &reason) {
                          reason.text("reasonType", "HTTP");
                          reason.text("reasonCode", std::to_string(*status));
                      }));
        cadf.text("requestPath", event.text("path"));
        cadf.json("attachments", "[" + objectOf([&](JsonDraft &whole) {
                                     whole.text("typeURI", "application/json");
                                     whole.text("name", "cloudnx-event");
                                     whole.json("content", json.substr(0, json.find_last_of('}') + 1));
                                 }) + "]");
    });
    into += '\n';
}

namespace {

[[nodiscard]] std::int64_t millisecondsOf(std::string_view time) {
    const auto at = parseRfc3339(QString::fromUtf8(time.data(), static_cast<qsizetype>(time.size())));
    return at ? at->time_since_epoch().count() : 0;
}

[[nodiscard]] std::string userOf(const Parsed &event) {
    const std::string_view kind = event.text("actor_kind");
    return objectOf([&](JsonDraft &user) {
        user.text("name", event.text("actor"));
        if (!event.text("account").empty())
            user.json("account", objectOf([&](JsonDraft &one) { one.text("uid", event.text("account")); }));
        user.number("type_id", kind == "system"              ? 3
                               : kind == "root"              ? 2
                               : event.text("actor").empty() ? 0
                                                             : 1);
    });
}

void addRequest(const Parsed &event, JsonDraft &ocsf) {
    if (event.text("method").empty() && event.text("path").empty() && event.text("user_agent").empty())
        return;
    ocsf.json("http_request", objectOf([&](JsonDraft &request) {
                  request.text("http_method", event.text("method"));
                  request.text("user_agent", event.text("user_agent"));
                  if (!event.text("path").empty())
                      request.json("url",
                                   objectOf([&](JsonDraft &url) { url.text("path", event.text("path")); }));
              }));
}

void addApi(const Parsed &event, JsonDraft &ocsf) {
    ocsf.json("api", objectOf([&](JsonDraft &api) {
                  api.text("operation", event.text("action").empty() ? "unknown" : event.text("action"));
                  if (!event.text("service").empty())
                      api.json("service",
                               objectOf([&](JsonDraft &one) { one.text("name", event.text("service")); }));
                  if (!event.text("request_id").empty())
                      api.json("request",
                               objectOf([&](JsonDraft &one) { one.text("uid", event.text("request_id")); }));
                  if (const auto status = event.number("status"))
                      api.json("response", objectOf([&](JsonDraft &one) { one.number("code", *status); }));
              }));
}

constexpr int apiActivity = 6003;
constexpr const char *activityNames[] = {"Unknown", "Create", "Read", "Update", "Delete"};

} // namespace

void appendOcsf(std::string_view json, std::string &into) {
    const Parsed event(json);
    const auto status = event.number("status");
    const int activity = verbOf(event.text("action"), event.text("method")).ocsf;
    into += objectOf([&](JsonDraft &ocsf) {
        ocsf.number("activity_id", activity);
        ocsf.text("activity_name", activity <= 4 ? activityNames[activity] : "Other");
        ocsf.number("category_uid", 6);
        ocsf.text("category_name", "Application Activity");
        ocsf.number("class_uid", apiActivity);
        ocsf.text("class_name", "API Activity");
        ocsf.number("type_uid", apiActivity * 100LL + activity);
        ocsf.number("time", millisecondsOf(event.text("time")));
        ocsf.number("severity_id", 1);
        ocsf.number("status_id", !status ? 0 : *status < 400 ? 1 : 2);
        ocsf.json("metadata", objectOf([&](JsonDraft &metadata) {
                      metadata.text("version", "1.1.0");
                      metadata.text("uid", event.text("id"));
                      metadata.json("product",
                                    R"({"name":"CloudNx Console","vendor_name":"CloudNx Console"})");
                  }));
        ocsf.json("actor", objectOf([&](JsonDraft &actor) { actor.json("user", userOf(event)); }));
        addApi(event, ocsf);
        ocsf.json("src_endpoint", objectOf([&](JsonDraft &source) { source.text("ip", event.text("ip")); }));
        addRequest(event, ocsf);
        if (!event.text("resource").empty())
            ocsf.json("resources",
                      "[" + objectOf([&](JsonDraft &one) { one.text("uid", event.text("resource")); }) + "]");
        if (const auto duration = event.number("duration_ms"))
            ocsf.number("duration", *duration);
        ocsf.json("unmapped", objectOf([&](JsonDraft &whole) {
                      whole.json("cloudnx_event", json.substr(0, json.find_last_of('}') + 1));
                  }));
    });
    into += '\n';
}

} // namespace cloudnx::audit
