#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <arpa/inet.h>
#include <cstring>
#include <sqlite3.h>
#include <stdexcept>

namespace cloudnx::test {

/// The same events in SQLite: what the archive's answers are held against. Knows nothing of the archive.
class SqlEvents {
public:
    SqlEvents() {
        sqlite3_open(":memory:", &m_database);
        run("create table events(n integer primary key, time integer, id, request_id, actor_kind, actor, "
            "account, service,"
            " ip, user_agent, method, path, action, resource, status integer, duration_ms integer, origin, "
            "details, other)");
        sqlite3_create_function(m_database, "within", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, within,
                                nullptr, nullptr);
        sqlite3_create_function(m_database, "regexp", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, regexp,
                                nullptr, nullptr);
    }

    SqlEvents(const SqlEvents &) = delete;
    SqlEvents &operator=(const SqlEvents &) = delete;

    ~SqlEvents() {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_database);
    }

    void run(const QByteArray &sql) {
        if (sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(m_database));
    }

    /// A line of JSON of the archive's own names, without members it has no column for; details as they stand
    /// in it.
    void insert(int number, const QByteArray &line, qint64 time, const QByteArray &details) {
        static const char *const columns[] = {"id",      "request_id", "actor_kind", "actor",       "account",
                                              "service", "ip",         "user_agent", "method",      "path",
                                              "action",  "resource",   "status",     "duration_ms", "origin"};
        if (!m_insert)
            sqlite3_prepare_v2(m_database,
                               "insert into events values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,null)", -1,
                               &m_insert, nullptr);
        sqlite3_reset(m_insert);
        sqlite3_clear_bindings(m_insert);
        sqlite3_bind_int(m_insert, 1, number);
        sqlite3_bind_int64(m_insert, 2, time);
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        int at = 3;
        for (const char *column : columns) {
            const QJsonValue value = event.value(QLatin1String(column));
            if (value.isDouble())
                sqlite3_bind_int64(m_insert, at, value.toInteger());
            else if (value.isString())
                sqlite3_bind_text(m_insert, at, value.toString().toUtf8().constData(), -1, SQLITE_TRANSIENT);
            ++at;
        }
        if (!details.isEmpty())
            sqlite3_bind_text(m_insert, at, details.constData(), -1, SQLITE_TRANSIENT);
        if (sqlite3_step(m_insert) != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(m_database));
    }

    /// The numbers of the one row that @p sql yields.
    std::vector<qint64> row(const QByteArray &sql) {
        const auto all = rows(sql);
        return all.empty() ? std::vector<qint64>() : all.front();
    }

    std::vector<std::vector<qint64>> rows(const QByteArray &sql) {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            throw std::runtime_error(std::string(sqlite3_errmsg(m_database)) + " in " + sql.toStdString());
        std::vector<std::vector<qint64>> found;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            found.emplace_back();
            for (int column = 0; column < sqlite3_column_count(statement); ++column)
                found.back().push_back(sqlite3_column_int64(statement, column));
        }
        sqlite3_finalize(statement);
        return found;
    }

    /// The rows that @p sql yields, their columns with a blank between; where the last is `first`, without
    /// it.
    QByteArrayList texts(const QByteArray &sql) {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            throw std::runtime_error(std::string(sqlite3_errmsg(m_database)) + " in " + sql.toStdString());
        QByteArrayList found;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            found.append(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
            if (std::strcmp(sqlite3_column_name(statement, 1), "first") != 0)
                found.back().append(' ').append(
                    reinterpret_cast<const char *>(sqlite3_column_text(statement, 1)));
        }
        sqlite3_finalize(statement);
        return found;
    }

private:
    static const char *text(sqlite3_value *value) {
        return reinterpret_cast<const char *>(sqlite3_value_text(value));
    }

    static void within(sqlite3_context *context, int, sqlite3_value **values) {
        const char *address = text(values[0]);
        const char *block = text(values[1]);
        if (!address)
            return;
        const char *slash = std::strchr(block, '/');
        const std::string network(block, slash);
        const int prefix = std::atoi(slash + 1);
        unsigned char left[16];
        unsigned char right[16];
        const int family = network.find(':') == std::string::npos ? AF_INET : AF_INET6;
        bool holds = inet_pton(family, address, left) == 1 && inet_pton(family, network.c_str(), right) == 1;
        for (int bit = 0; holds && bit < prefix; ++bit)
            holds = ((left[bit / 8] ^ right[bit / 8]) >> (7 - bit % 8) & 1) == 0;
        sqlite3_result_int(context, holds);
    }

    static void regexp(sqlite3_context *context, int, sqlite3_value **values) {
        if (!text(values[1]))
            return;
        static QHash<QByteArray, QRegularExpression> patterns;
        auto &pattern = patterns[text(values[0])];
        pattern.setPattern(QString::fromUtf8(text(values[0])));
        sqlite3_result_int(context, pattern.match(QString::fromUtf8(text(values[1]))).hasMatch());
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
};

} // namespace cloudnx::test
