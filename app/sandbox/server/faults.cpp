#include "app/sandbox/server/faults.h"

#include "app/sandbox/server/fields.h"
#include "app/sandbox/server/strictjson.h"

namespace cloudnx::sandbox {

void Faults::plant(const Fault &fault) {
    const std::scoped_lock lock(m_lock);
    m_faults.push_back(fault);
}

void Faults::clear() {
    const std::scoped_lock lock(m_lock);
    m_faults.clear();
}

std::optional<Fault> Faults::next(const QByteArray &method, const QByteArray &path) {
    if (!m_enabled)
        return std::nullopt;
    const std::scoped_lock lock(m_lock);
    for (auto at = m_faults.begin(); at != m_faults.end(); ++at) {
        if ((!at->method.isEmpty() && at->method != method) || !path.startsWith(at->pathPrefix))
            continue;
        const Fault fault = *at;
        if (--at->times <= 0)
            m_faults.erase(at);
        return fault;
    }
    return std::nullopt;
}

Fault Faults::parse(const QByteArray &body) {
    static const QStringList kinds{"status", "cut-off", "slow", "hang-up", "not-json", "delay"};
    Fields fields(strictObject(body));
    Fault fault;
    fault.kind = static_cast<Fault::Kind>(kinds.indexOf(fields.oneOf("kind", kinds)));
    fault.method = fields.maybeText("method", 8).value_or("").toLatin1();
    fault.pathPrefix = fields.maybeText("path", 256).value_or("/").toUtf8();
    fault.times = fields.maybeNumber("times", 1, 1'000'000).value_or(1);
    fault.status = fields.maybeNumber("status", 100, 599).value_or(500);
    fault.retryAfter = fields.maybeNumber("retry_after", 1, 86400).value_or(0);
    fault.delay = fields.maybeNumber("delay_ms", 0, 600'000).value_or(50);
    fault.carriedOut = fields.maybeFlag("carried_out").value_or(false);
    fields.end();
    return fault;
}

} // namespace cloudnx::sandbox
