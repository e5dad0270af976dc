#include "models/audit/import/foreign.h"

#include "models/audit/import/jsondraft.h"
#include "models/audit/import/jsonevent.h"

#include <algorithm>
#include <array>

namespace cloudnx::audit {

namespace {

namespace ondemand = simdjson::ondemand;

using Names = std::initializer_list<std::string_view>;

/// Whatever wrote the file: it is not the log of the cloud that one is signed in to. What a foreign event
/// itself calls its origin stands among its details.
constexpr std::string_view imported = "imported";

[[nodiscard]] bool isAmong(std::string_view name, Names names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

[[nodiscard]] bool startsWithAny(std::string_view text, Names fronts) {
    return std::any_of(fronts.begin(), fronts.end(),
                       [text](std::string_view front) { return text.starts_with(front); });
}

/// Copies the members of @p object that @p isWanted.
template <typename IsWanted>
void copyMembers(JsonDraft &draft, JsonObject object, IsWanted isWanted) {
    for (const auto member : object)
        if (isWanted(member.key))
            draft.copy(member.key, member.value);
}

template <typename IsWanted>
void addDetails(JsonDraft &draft, JsonObject object, IsWanted isWanted) {
    std::string details;
    JsonDraft inner(details);
    copyMembers(inner, object, isWanted);
    inner.end();
    if (!inner.isEmpty() && details != "{}")
        draft.json("details", details);
}

[[nodiscard]] std::string_view firstOf(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts)
        if (!text.empty())
            return text;
    return {};
}

[[nodiscard]] int statusOf(std::string_view errorCode) {
    if (errorCode.empty())
        return 200;
    if (startsWithAny(errorCode, {"AccessDenied", "Client.UnauthorizedOperation", "UnauthorizedOperation",
                                  "Client.UnauthorizedAccess"}))
        return 403;
    if (startsWithAny(errorCode,
                      {"Throttling", "ThrottledException", "RequestLimitExceeded", "Client.RequestLimit"}))
        return 429;
    if (startsWithAny(errorCode, {"NoSuch", "ResourceNotFound"}) || errorCode.ends_with("NotFound") ||
        errorCode.ends_with("NotFoundException"))
        return 404;
    return 400;
}

[[nodiscard]] std::string_view cloudTrailKind(std::string_view type) {
    return type == "Root" ? "root" : type == "AWSService" ? "system" : type.empty() ? "unknown" : "iam";
}

[[nodiscard]] std::string_view firstResource(JsonElement root) {
    const auto found = at(root, {"resources"});
    simdjson::dom::array resources;
    if (!found || found->get_array().get(resources) != simdjson::SUCCESS || resources.size() == 0)
        return {};
    const JsonElement first = resources.at(0).value_unsafe();
    return firstOf(
        {textAt(first, {"ARN"}), textAt(first, {"arn"}), textAt(first, {"uid"}), textAt(first, {"name"})});
}

/// What the writers here put beside a foreign event: the event itself, whole and as it was written.
[[nodiscard]] bool isOurs(ondemand::value whole, std::string &into) {
    ondemand::object object;
    std::string_view json;
    ondemand::value time;
    if (whole.get_object().get(object) != simdjson::SUCCESS ||
        object.find_field_unordered("time").get(time) != simdjson::SUCCESS ||
        object.raw_json().get(json) != simdjson::SUCCESS)
        return false;
    into = json;
    return true;
}

/// An event of ours among what stands beside a CADF event.
[[nodiscard]] bool writeOwnOfCadf(ondemand::object cadf, std::string &into) {
    ondemand::array attachments;
    if (cadf.find_field_unordered("attachments").get_array().get(attachments) != simdjson::SUCCESS)
        return false;
    for (auto one : attachments) {
        ondemand::object attachment;
        std::string_view name;
        ondemand::value content;
        if (one.get_object().get(attachment) == simdjson::SUCCESS &&
            attachment.find_field_unordered("name").get_string().get(name) == simdjson::SUCCESS &&
            name == "cloudnx-event" &&
            attachment.find_field_unordered("content").get(content) == simdjson::SUCCESS &&
            isOurs(content, into))
            return true;
    }
    return false;
}

[[nodiscard]] bool writeOwnOfOcsf(ondemand::object ocsf, std::string &into) {
    ondemand::value whole;
    return ocsf.find_field_unordered("unmapped").find_field_unordered("cloudnx_event").get(whole) ==
               simdjson::SUCCESS &&
           isOurs(whole, into);
}

/// Numbers are not looked at, so that they stay as they are.
template <typename WriteOwn>
[[nodiscard]] bool writeOwn(std::string_view json, std::string &into, WriteOwn writeFrom) {
    ondemand::parser parser;
    const simdjson::padded_string padded(json);
    ondemand::document document;
    ondemand::object object;
    return parser.iterate(padded).get(document) == simdjson::SUCCESS &&
           document.get_object().get(object) == simdjson::SUCCESS && writeFrom(object, into);
}

struct Parsed {
    ParsedJson json;
    JsonElement root;
    JsonObject object;

    [[nodiscard]] bool parse(std::string_view text) {
        if (!json.parse(text))
            return false;
        root = json.root();
        return root.get_object().get(object) == simdjson::SUCCESS;
    }
};

const QString noJson = QStringLiteral("its JSON is broken");

/// "2014-02-14T19:20:30.123456+0000" is what pycadf writes; RFC 3339 has a colon in the offset.
[[nodiscard]] std::string withColon(std::string_view time) {
    std::string text(time);
    const std::size_t size = text.size();
    if (size > 19 && (text[size - 5] == '+' || text[size - 5] == '-'))
        text.insert(size - 2, ":");
    return text;
}

} // namespace

QString fromCloudTrail(std::string_view json, std::string &into) {
    Parsed parsed;
    if (!parsed.parse(json))
        return noJson;
    const JsonElement root = parsed.root;
    if (textAt(root, {"eventTime"}).empty() || textAt(root, {"eventName"}).empty())
        return QStringLiteral("it has no eventTime or no eventName");
    constexpr std::string_view domain = ".amazonaws.com";
    const std::string_view source = textAt(root, {"eventSource"});
    const std::string service(source.ends_with(domain) ? source.substr(0, source.size() - domain.size())
                                                       : source);
    const std::string_view type = textAt(root, {"userIdentity", "type"});
    JsonDraft draft(into);
    draft.text("time", textAt(root, {"eventTime"}));
    draft.text("origin", imported);
    draft.text("id", textAt(root, {"eventID"}));
    draft.text("request_id", textAt(root, {"requestID"}));
    draft.text("actor_kind", cloudTrailKind(type));
    draft.text("actor",
               firstOf({textAt(root, {"userIdentity", "userName"}), textAt(root, {"userIdentity", "arn"}),
                        textAt(root, {"userIdentity", "invokedBy"}),
                        textAt(root, {"userIdentity", "principalId"}), type == "Root" ? "root" : ""}));
    draft.text("account", textAt(root, {"recipientAccountId"}));
    draft.text("service", service);
    draft.text("ip", textAt(root, {"sourceIPAddress"}));
    draft.text("user_agent", textAt(root, {"userAgent"}));
    draft.text("action", (service.empty() ? "" : service + ":") + std::string(textAt(root, {"eventName"})));
    draft.text("resource", firstResource(root));
    draft.number("status", statusOf(textAt(root, {"errorCode"})));
    const Names deed{"requestParameters", "responseElements",    "errorCode", "errorMessage",
                     "userIdentity",      "additionalEventData", "origin"};
    addDetails(draft, parsed.object, [&](std::string_view name) { return isAmong(name, deed); });
    const Names columns{"eventTime",       "eventID",   "requestID", "recipientAccountId",
                        "sourceIPAddress", "userAgent", "eventName"};
    copyMembers(draft, parsed.object, [&](std::string_view name) {
        const bool isText = !textAt(root, {name}).empty();
        return !isAmong(name, deed) && !(isAmong(name, columns) && isText);
    });
    draft.end();
    return {};
}

QString fromCadf(std::string_view json, std::string &into) {
    Parsed parsed;
    if (!parsed.parse(json))
        return noJson;
    JsonElement root = parsed.root;
    JsonObject object = parsed.object;
    if (const auto payload = at(root, {"payload"}); payload && !textAt(*payload, {"eventTime"}).empty()) {
        root = *payload;
        if (root.get_object().get(object) != simdjson::SUCCESS)
            return noJson;
    }
    if (textAt(root, {"eventTime"}).empty())
        return QStringLiteral("it has no eventTime");
    if (at(root, {"attachments"}) && writeOwn(json, into, writeOwnOfCadf))
        return {};
    const std::string_view target = textAt(root, {"target", "typeURI"});
    constexpr std::string_view serviceFront = "service/";
    JsonDraft draft(into);
    draft.text("time", withColon(textAt(root, {"eventTime"})));
    draft.text("origin", imported);
    draft.text("id", textAt(root, {"id"}));
    draft.text("actor", firstOf({textAt(root, {"initiator", "name"}), textAt(root, {"initiator", "username"}),
                                 textAt(root, {"initiator", "id"}), textAt(root, {"initiatorId"})}));
    draft.text("account", firstOf({textAt(root, {"initiator", "project_id"}),
                                   textAt(root, {"initiator", "domain_id"})}));
    if (target.starts_with(serviceFront))
        draft.text("service", target.substr(serviceFront.size(),
                                            target.find('/', serviceFront.size()) - serviceFront.size()));
    draft.text("ip", textAt(root, {"initiator", "host", "address"}));
    draft.text("user_agent", textAt(root, {"initiator", "host", "agent"}));
    draft.text("path", textAt(root, {"requestPath"}));
    draft.text("action", textAt(root, {"action"}));
    draft.text("resource", firstOf({textAt(root, {"target", "name"}), textAt(root, {"target", "id"}),
                                    textAt(root, {"targetId"})}));
    if (const auto code = numberAt(root, {"reason", "reasonCode"}); code && *code >= 0)
        draft.number("status", *code);
    const Names columns{"eventTime", "id", "requestPath", "action"};
    const Names deed{"initiator", "target",      "outcome",      "reason",
                     "observer",  "attachments", "measurements", "origin"};
    addDetails(draft, object, [&](std::string_view name) { return isAmong(name, deed); });
    copyMembers(draft, object, [&](std::string_view name) {
        return !isAmong(name, deed) && !(isAmong(name, columns) && !textAt(root, {name}).empty());
    });
    draft.end();
    return {};
}

QString fromOcsf(std::string_view json, std::string &into) {
    Parsed parsed;
    if (!parsed.parse(json))
        return noJson;
    const JsonElement root = parsed.root;
    const auto time = numberAt(root, {"time"});
    if (!time || !numberAt(root, {"class_uid"}))
        return QStringLiteral("it has no time or no class_uid");
    if (at(root, {"unmapped", "cloudnx_event"}) && writeOwn(json, into, writeOwnOfOcsf))
        return {};
    constexpr std::int64_t farthest = 253'402'300'799'999; // the end of the year 9999
    if (*time < 0 || *time > farthest)
        return QStringLiteral("its time is not milliseconds since 1970");
    std::string when;
    appendTime(*time, when);
    const std::string_view user =
        firstOf({textAt(root, {"actor", "user", "name"}), textAt(root, {"user", "name"}),
                 textAt(root, {"actor", "user", "uid"}), textAt(root, {"user", "uid"})});
    const auto kind = numberAt(root, {"actor", "user", "type_id"});
    JsonDraft draft(into);
    draft.text("time", when);
    draft.text("origin", imported);
    draft.text("id", textAt(root, {"metadata", "uid"}));
    draft.text("request_id", textAt(root, {"api", "request", "uid"}));
    draft.text("actor", user);
    draft.text("actor_kind", kind == 3        ? "system"
                             : user == "root" ? "root"
                             : user.empty()   ? "unknown"
                                              : "iam");
    draft.text("account", firstOf({textAt(root, {"cloud", "account", "uid"}),
                                   textAt(root, {"actor", "user", "account", "uid"})}));
    draft.text("service", textAt(root, {"api", "service", "name"}));
    draft.text("ip", textAt(root, {"src_endpoint", "ip"}));
    draft.text("user_agent", textAt(root, {"http_request", "user_agent"}));
    draft.text("method", textAt(root, {"http_request", "http_method"}));
    draft.text("path", textAt(root, {"http_request", "url", "path"}));
    draft.text("action", firstOf({textAt(root, {"api", "operation"}), textAt(root, {"activity_name"})}));
    draft.text("resource", firstResource(root));
    const auto code = numberAt(root, {"api", "response", "code"});
    const auto outcome = numberAt(root, {"status_id"});
    if (code && *code >= 0)
        draft.number("status", *code);
    else if (outcome)
        draft.number("status", *outcome == 1 ? 200 : 400);
    if (const auto duration = numberAt(root, {"duration"}); duration && *duration >= 0)
        draft.number("duration_ms", *duration);
    const Names deed{"actor",     "api",         "resources", "status",       "status_detail",
                     "status_id", "status_code", "unmapped",  "http_request", "src_endpoint",
                     "user",      "cloud",       "origin"};
    addDetails(draft, parsed.object, [&](std::string_view name) { return isAmong(name, deed); });
    copyMembers(draft, parsed.object,
                [&](std::string_view name) { return !isAmong(name, deed) && name != "time"; });
    draft.end();
    return {};
}

Result<std::optional<Record>> RewrittenRecords::next() {
    auto record = m_objects.next();
    if (!record || !*record || !(*record)->broken.isEmpty())
        return record;
    const QString why = m_rewrite((*record)->json, m_json);
    if (!why.isEmpty())
        return Record{{}, (*record)->line, why};
    const std::size_t size = m_json.size();
    m_json.append(JsonEventReader::padding, ' ');
    return Record{std::string_view(m_json).substr(0, size), (*record)->line};
}

} // namespace cloudnx::audit
