#include "app/sandbox/server/router.h"

#include "app/sandbox/auth/authenticate.h"
#include "app/sandbox/server/idempotency.h"
#include "app/sandbox/server/strictjson.h"
#include "app/sandbox/store/auditlog.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <cstdio>
#include <exception>

namespace cloudnx::sandbox {

namespace {

void readQuery(Call &call) {
    for (const QByteArray &part : call.request.rawQuery().split('&')) {
        if (part.isEmpty())
            continue;
        const auto equals = part.indexOf('=');
        const QString name = decodedText(equals < 0 ? part : part.left(equals));
        const QString value = equals < 0 ? QString() : decodedText(part.mid(equals + 1));
        if (!call.query.emplace(name, value).second)
            refuse(400, "The parameter \"" + name.left(64) + "\" is given twice.");
    }
}

void readBody(Call &call) {
    if (call.request.body.isEmpty())
        return;
    const QByteArray type = call.request.header("content-type").split(';').first().trimmed().toLower();
    if (type != "application/json")
        refuse(400, "The body must be sent as Content-Type: application/json.");
    call.body = strictObject(call.request.body);
}

void identify(Call &call) {
    if (call.route.access == Access::Public)
        return;
    call.caller = authenticate(call);
    if (!call.caller)
        refuse(401, "Sign in first: this call needs an access token or a signature.");
    call.account = call.caller->account;
    call.actor = call.caller->name;
    call.actorType = call.caller->isRoot() ? "root" : "iam";
}

/// Whoever it was stands in the audit log, as far as that can be told without the body.
[[noreturn]] void refuseTooLarge(Call &call) {
    try {
        identify(call);
    } catch (const Refusal &unknown) {
        call.details.insert("unidentified", unknown.status);
    }
    refuse(413, "The body may have 1 MiB.");
}

/// Fills {account}, {region}, path parameters and text fields of the body into the route's CRN.
QString expanded(const Call &call) {
    QString text = QLatin1String(call.route.resource);
    for (auto open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open)) {
        const auto close = text.indexOf('}', open);
        const QString name = text.mid(open + 1, close - open - 1);
        QString value = call.body.value(name).toString().left(128);
        if (const auto found = call.parameters().find(name); found != call.parameters().end())
            value = found->second;
        if (name == "account")
            value = call.account;
        else if (name == "region")
            value = QLatin1String(region);
        text.replace(open, close - open + 1, value);
        open += value.size();
    }
    return text;
}

Answer carriedOut(Call &call, const RawParameters &parameters) {
    call.readParameters(parameters);
    call.resource = expanded(call);
    if (call.request.tooLarge)
        refuseTooLarge(call);
    identify(call);
    readQuery(call);
    readBody(call);
    call.resource = expanded(call);
    if (call.route.access == Access::Decided)
        call.require(QLatin1String(call.route.action), call.resource);
    if (call.route.effect == Effect::None) {
        Transaction snapshot(call.database, Transaction::Mode::Read);
        return call.route.handler(call);
    }
    return withIdempotency(call, call.route.handler);
}

Answer changed(Call &call, const RawParameters &parameters) {
    QElapsedTimer timer;
    timer.start();
    try {
        Answer answer = carriedOut(call, parameters);
        const bool isReplay = answer.headers.contains("Idempotency-Replayed");
        if (!isReplay) {
            call.beginWriting();
            writeAudit(call, answer.status, timer.elapsed());
        }
        call.commit();
        return answer;
    } catch (const Refusal &refusal) {
        if (refusal.writes == Refusal::Writes::Undone)
            call.rollBack();
        call.beginWriting();
        writeAudit(call, refusal.status, timer.elapsed());
        call.commit();
        throw;
    } catch (...) {
        call.rollBack();
        call.beginWriting();
        writeAudit(call, 500, timer.elapsed());
        call.commit();
        throw;
    }
}

} // namespace

Answer errorAnswer(int status, const QString &sentence, int retryAfter) {
    Answer answer = Call::json({{"error", sentence}}, status);
    if (retryAfter > 0)
        answer.headers.emplace("Retry-After", QByteArray::number(retryAfter));
    return answer;
}

Answer Router::routed(const Request &request, const QString &requestId) {
    const Match match = findRoute(request.method, request.rawPath());
    if (!match.route)
        return match.pathIsKnown
                   ? errorAnswer(405, "This path does not take " + QString::fromLatin1(request.method) + ".")
                   : errorAnswer(404, "There is no such path.");
    Call call(request, *match.route, m_services, m_database, requestId);
    Answer answer = call.route.effect == Effect::None ? carriedOut(call, match.parameters)
                                                      : changed(call, match.parameters);
    if (call.caller)
        noteUse(call);
    return answer;
}

Answer Router::forTests(const Request &request) {
    if (request.method == "DELETE" && request.rawPath() == "/sandbox/faults") {
        m_services.faults.clear();
    } else if (request.method == "POST" && request.rawPath() == "/sandbox/faults") {
        m_services.faults.plant(Faults::parse(request.body));
    } else if (request.method == "POST" && request.rawPath() == "/sandbox/clock") {
        Fields fields(strictObject(request.body));
        m_services.clock.shift(fields.number("offset", -2'000'000'000, 2'000'000'000));
        fields.end();
    } else {
        return errorAnswer(404, "There is no such path.");
    }
    return Call::done();
}

Answer Router::answer(const Request &request) {
    const QString requestId = randomId("req_");
    Answer answer;
    try {
        const bool isForTests = m_services.faults.areEnabled() && request.target.startsWith("/sandbox/");
        answer = isForTests ? forTests(request) : routed(request, requestId);
    } catch (const Refusal &refusal) {
        answer = errorAnswer(refusal.status, refusal.sentence, refusal.retryAfter);
    } catch (const std::exception &fault) {
        std::fprintf(stderr, "%s %s %s: %s\n", qPrintable(requestId), request.method.constData(),
                     request.rawPath().constData(), fault.what());
        answer = errorAnswer(500, "The sandbox failed on this request. That is a bug; its log has more.");
    }
    answer.headers.emplace("X-Request-Id", requestId.toLatin1());
    return answer;
}

} // namespace cloudnx::sandbox
