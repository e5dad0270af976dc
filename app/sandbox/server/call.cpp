#include "app/sandbox/server/call.h"

#include "app/sandbox/policy/decision.h"

#include <QJsonDocument>

namespace cloudnx::sandbox {

namespace {

constexpr qsizetype longestName = 256;

} // namespace

Instant ShiftedClock::now() const {
    return SystemClock().now() + std::chrono::seconds(m_offset.load());
}

Call::Call(const Request &theRequest, const Route &theRoute, Services &theServices, Database &theDatabase,
           QString theRequestId)
    : request(theRequest),
      route(theRoute),
      services(theServices),
      database(theDatabase),
      now(theServices.clock.now().time_since_epoch().count()),
      requestId(std::move(theRequestId)) {}

void Call::readParameters(const RawParameters &raw) {
    for (const auto &[name, encoded] : raw) {
        const QString text = decodedText(encoded);
        if (text.size() > longestName)
            refuse(404, "There is nothing by this name.");
        m_parameters[name] = text;
    }
}

std::optional<QString> Call::queried(const char *name, int longest) const {
    const auto found = query.find(QLatin1String(name));
    if (found == query.end())
        return std::nullopt;
    if (found->second.isEmpty() || found->second.size() > longest)
        refuse(400, QString("The parameter \"%1\" must have 1 to %2 characters.")
                        .arg(QLatin1String(name))
                        .arg(longest));
    return found->second;
}

void Call::allowQuery(std::initializer_list<const char *> names) const {
    for (const auto &[name, value] : query)
        if (std::none_of(names.begin(), names.end(),
                         [&](const char *known) { return name == QLatin1String(known); }))
            refuse(400, "The parameter \"" + name.left(64) + "\" is not known here.");
}

QString Call::userAgent() const {
    QString agent = QString::fromUtf8(request.header("user-agent")).left(256);
    agent.removeIf([](QChar letter) { return letter.unicode() < 0x20 || letter.isSurrogate(); });
    return agent;
}

void Call::beginWriting() {
    if (!m_transaction)
        m_transaction.emplace(database, Transaction::Mode::Write);
}

void Call::commit() {
    if (m_transaction)
        m_transaction->commit();
    m_transaction.reset();
}

QString Call::crn(const char *service, const QString &rest) const {
    const QLatin1String name(service);
    const bool isRegional = name == "compute" || name == "storage" || name == "kms";
    return QString("crn:cloudnx:%1:%2:%3:%4")
        .arg(name, isRegional ? QLatin1String(region) : QLatin1String(""), caller->account, rest);
}

void Call::require(const QString &action, const QString &crn) {
    if (caller->isRoot())
        return;
    if (decide(attachedDocuments(database, caller->account, caller->uid), action, crn).verdict !=
        Verdict::Allowed)
        refuse(403, "The policies of " + caller->name + " do not allow " + action + " on " + crn + ".");
}

Answer Call::json(const QJsonObject &object, int status) {
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QString timeText(qint64 milliseconds) {
    return toRfc3339(Instant(std::chrono::milliseconds(milliseconds)));
}

QJsonValue timeOrNull(const Row &row, std::string_view column) {
    return row.isNull(column) ? QJsonValue() : QJsonValue(timeText(row.number(column)));
}

QJsonValue textOrNull(const Row &row, std::string_view column) {
    return row.isNull(column) ? QJsonValue() : QJsonValue(row.text(column));
}

} // namespace cloudnx::sandbox
