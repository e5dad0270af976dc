#include "models/net/restclient.h"

#include "models/core/mainthread.h"
#include "models/net/statuserror.h"

#include <limits>

namespace cloudnx {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::int64_t offsetUnknown = std::numeric_limits<std::int64_t>::min();

QString placeOf(const QUrl &url) {
    return url.port() < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(url.port());
}

/// A literal address or host with https in front of it; everything else is refused before a byte leaves.
Done checked(const QUrl &url) {
    if (!url.isValid() || url.host().isEmpty())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is no address. Correct the profile's endpoint.")
                           .arg(url.toDisplayString(QUrl::RemoveUserInfo)));
    if (url.scheme() != QStringLiteral("https"))
        return failure(
            ErrorKind::Tls,
            QStringLiteral("Refused to speak to %1 without TLS. Use an https:// address.").arg(placeOf(url)));
    return {};
}

ErrorKind kindOf(WireTrouble trouble) {
    switch (trouble) {
    case WireTrouble::Tls:
        return ErrorKind::Tls;
    case WireTrouble::TooLarge:
        return ErrorKind::Malformed;
    case WireTrouble::Stopped:
        return ErrorKind::Cancelled;
    case WireTrouble::TimedOut:
        return ErrorKind::Timeout;
    default:
        return ErrorKind::Network;
    }
}

Answered answeredBy(WireTrouble trouble) {
    switch (trouble) {
    case WireTrouble::None:
    case WireTrouble::TooLarge:
        return Answered::Yes;
    case WireTrouble::Network:
    case WireTrouble::TimedOut:
        return Answered::No;
    default:
        return Answered::Untold;
    }
}

QString sentenceOf(const WireOutcome &outcome, const QString &place, milliseconds timeout) {
    switch (outcome.trouble) {
    case WireTrouble::Tls:
        return QStringLiteral("Refused to talk to %1: %2.").arg(place, outcome.reason);
    case WireTrouble::TooLarge:
        return QStringLiteral("Stopped reading from %1: %2.").arg(place, outcome.reason);
    case WireTrouble::Stopped:
        return QStringLiteral("Stopped.");
    case WireTrouble::TimedOut:
        return QStringLiteral("No answer from %1 within %2 s. Try again, or look at the service's status.")
            .arg(place)
            .arg(static_cast<double>(timeout.count()) / 1000);
    default:
        return outcome.requestLeft
                   ? QStringLiteral("Lost the answer of %1: %2.").arg(place, outcome.reason)
                   : QStringLiteral("Could not reach %1: %2. Check the network and the address.")
                         .arg(place, outcome.reason);
    }
}

} // namespace

RestClient::RestClient(RestOptions options, std::shared_ptr<RequestLog> log)
    : m_options(std::move(options)),
      m_log(std::move(log)),
      m_circuit(m_options.circuit, *m_options.clock),
      m_offset(offsetUnknown),
      m_network({m_options.certificateAuthorities, m_options.bodyLimit, m_options.userAgent}) {}

Result<HttpResponse> RestClient::send(const HttpRequest &request, const std::stop_token &stop) {
    return exchange(request, stop).and_then([&](HttpResponse response) -> Result<HttpResponse> {
        if (response.isSuccess())
            return response;
        return failure(answerError(request.method, response, m_options.clock->now()));
    });
}

Result<HttpResponse> RestClient::exchange(const HttpRequest &request, const std::stop_token &stop) {
    assertNotOnMainThread("RestClient");
    if (auto address = checked(request.url); !address)
        return failure(address.error());
    if (stop.stop_requested())
        return failure(troubleError(request, {.trouble = WireTrouble::Stopped}));
    const QString place = placeOf(request.url);
    if (auto open = m_circuit.enter(place); !open)
        return failure(open.error());
    WireOutcome outcome = attemptAll(request, stop);
    m_circuit.settle(place, answeredBy(outcome.trouble));
    if (outcome.trouble != WireTrouble::None)
        return failure(troubleError(request, outcome));
    return std::move(outcome.response);
}

WireOutcome RestClient::attemptAll(const HttpRequest &request, const std::stop_token &stop) {
    const Deadline deadline = steady_clock::now() + m_options.timeout;
    for (int next = 2;; ++next) {
        WireOutcome outcome = attempt(request, stop, deadline);
        const auto wait = m_options.retry.waitBefore(next, request, outcome, m_options.clock->now());
        const bool again = wait && steady_clock::now() + *wait < deadline;
        if (!again)
            return outcome;
        if (!waitUnlessStopped(*wait, stop))
            return {.trouble = WireTrouble::Stopped,
                    .requestLeft = outcome.requestLeft && outcome.trouble != WireTrouble::None};
    }
}

WireOutcome RestClient::attempt(const HttpRequest &request, const std::stop_token &stop, Deadline deadline) {
    const Instant sent = m_options.clock->now();
    const auto begun = steady_clock::now();
    WireOutcome outcome = m_network.exchange(request, stop, deadline);
    if (outcome.trouble == WireTrouble::None)
        learnOffset(outcome.response, sent, m_options.clock->now());
    if (m_log)
        m_log->add(
            {.at = sent,
             .method = request.method,
             .url = request.url,
             .status = outcome.response.status,
             .trouble = outcome.trouble == WireTrouble::None ? QString() : word(kindOf(outcome.trouble)),
             .took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun),
             .requestId = outcome.response.requestId(),
             .bytes = outcome.response.body.size()});
    return outcome;
}

void RestClient::learnOffset(const HttpResponse &response, Instant sent, Instant received) {
    const auto date = response.date();
    if (!date)
        return;
    // The header tells whole seconds, cut off; on average half a second is missing.
    const Instant server = *date + milliseconds(500);
    m_offset = (server - (sent + (received - sent) / 2)).count();
}

std::optional<milliseconds> RestClient::clockOffset() const {
    const std::int64_t offset = m_offset;
    return offset == offsetUnknown ? std::nullopt : std::optional(milliseconds(offset));
}

Error RestClient::troubleError(const HttpRequest &request, const WireOutcome &outcome) const {
    Error error{.kind = kindOf(outcome.trouble),
                .sentence = sentenceOf(outcome, placeOf(request.url), m_options.timeout),
                .requestId = outcome.response.requestId()};
    error.maySucceedOnServer = outcome.requestLeft && !isSafe(request.method);
    if (error.maySucceedOnServer)
        error.sentence +=
            QStringLiteral(" It may have been carried out all the same; read again before you repeat it.");
    return error;
}

} // namespace cloudnx
