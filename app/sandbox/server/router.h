#pragma once

#include "app/sandbox/server/request.h"
#include "app/sandbox/server/services.h"
#include "app/sandbox/store/database.h"

namespace cloudnx::sandbox {

/// Answers requests, one after the other, over one connection to the database. One per worker thread.
class Router {
public:
    explicit Router(Services &services)
        : m_services(services), m_database(services.databaseFile, services.writeLock) {
        m_database.leaveLogTo(services.checkpointer);
    }

    [[nodiscard]] Answer answer(const Request &request);

private:
    [[nodiscard]] Answer routed(const Request &request, const QString &requestId);
    [[nodiscard]] Answer forTests(const Request &request);

    Services &m_services;
    Database m_database;
};

/// `{"error": sentence}` with this status.
[[nodiscard]] Answer errorAnswer(int status, const QString &sentence, int retryAfter = 0);

} // namespace cloudnx::sandbox
