#include "app/sandbox/store/database.h"

#include "app/sandbox/store/checkpointer.h"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

namespace cloudnx::sandbox {

namespace {

void bind(sqlite3_stmt *statement, int at, const Value &value) {
    if (const auto *number = std::get_if<qint64>(&value)) {
        sqlite3_bind_int64(statement, at, *number);
    } else if (const auto *real = std::get_if<double>(&value)) {
        sqlite3_bind_double(statement, at, *real);
    } else if (const auto *text = std::get_if<QString>(&value)) {
        const QByteArray utf8 = text->toUtf8();
        sqlite3_bind_text(statement, at, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
    } else if (const auto *bytes = std::get_if<QByteArray>(&value)) {
        sqlite3_bind_blob(statement, at, bytes->constData(), static_cast<int>(bytes->size()),
                          SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_null(statement, at);
    }
}

Value column(sqlite3_stmt *statement, int at) {
    switch (sqlite3_column_type(statement, at)) {
    case SQLITE_INTEGER:
        return static_cast<qint64>(sqlite3_column_int64(statement, at));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, at);
    case SQLITE_TEXT:
        return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, at)),
                                 sqlite3_column_bytes(statement, at));
    case SQLITE_BLOB:
        return QByteArray(static_cast<const char *>(sqlite3_column_blob(statement, at)),
                          sqlite3_column_bytes(statement, at));
    default:
        return nullptr;
    }
}

} // namespace

const Value &Row::value(std::string_view column) const {
    const auto found = std::ranges::find(*m_names, column);
    if (found == m_names->end())
        throw std::logic_error("no column " + std::string(column));
    return m_values[static_cast<std::size_t>(found - m_names->begin())];
}

bool Row::isNull(std::string_view column) const {
    return std::holds_alternative<std::nullptr_t>(value(column));
}

QString Row::text(std::string_view column) const {
    const auto *text = std::get_if<QString>(&value(column));
    return text ? *text : QString();
}

qint64 Row::number(std::string_view column) const {
    const auto *number = std::get_if<qint64>(&value(column));
    return number ? *number : 0;
}

double Row::real(std::string_view column) const {
    const auto *real = std::get_if<double>(&value(column));
    return real ? *real : static_cast<double>(number(column));
}

QByteArray Row::bytes(std::string_view column) const {
    const auto *bytes = std::get_if<QByteArray>(&value(column));
    return bytes ? *bytes : QByteArray();
}

std::optional<QString> Row::maybeText(std::string_view column) const {
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

Database::Database(const QString &file, std::mutex &writeLock) : m_writeLock(writeLock) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    if (sqlite3_open_v2(file.toUtf8().constData(), &m_handle, flags, nullptr) != SQLITE_OK)
        fail("open");
    sqlite3_extended_result_codes(m_handle, 1);
    // WAL with NORMAL survives a killed process; only a power cut may lose the last transactions.
    script("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA "
           "busy_timeout=5000;"
           "PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON; PRAGMA cache_size=-16000;");
}

Database::~Database() {
    for (auto &[sql, prepared] : m_prepared)
        sqlite3_finalize(prepared.statement);
    sqlite3_close(m_handle);
}

void Database::fail(const char *what) const {
    throw std::runtime_error(std::string("database: ") + sqlite3_errmsg(m_handle) + " in " + what);
}

void Database::script(const char *sql) {
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(sql);
}

Database::Prepared &Database::prepare(const char *sql) {
    if (const auto found = m_prepared.find(sql); found != m_prepared.end())
        return found->second;
    Prepared fresh;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &fresh.statement, nullptr) !=
        SQLITE_OK)
        fail(sql);
    for (int at = 0; at < sqlite3_column_count(fresh.statement); ++at)
        fresh.columns.emplace_back(sqlite3_column_name(fresh.statement, at));
    return m_prepared.emplace(sql, std::move(fresh)).first->second;
}

sqlite3_stmt *Database::prepared(const char *sql) {
    return prepare(sql).statement;
}

Rows Database::step(const char *sql, const std::vector<Value> &values) {
    Prepared &prepared = prepare(sql);
    sqlite3_stmt *statement = prepared.statement;
    for (std::size_t at = 0; at < values.size(); ++at)
        bind(statement, static_cast<int>(at) + 1, values[at]);
    Rows rows;
    int outcome = SQLITE_ROW;
    while ((outcome = sqlite3_step(statement)) == SQLITE_ROW) {
        std::vector<Value> cells;
        cells.reserve(prepared.columns.size());
        for (int at = 0; at < sqlite3_column_count(statement); ++at)
            cells.push_back(column(statement, at));
        rows.emplace_back(&prepared.columns, std::move(cells));
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (outcome != SQLITE_DONE)
        fail(sql);
    return rows;
}

qint64 Database::changes() const {
    return sqlite3_changes64(m_handle);
}

void Database::leaveLogTo(Checkpointer &checkpointer) {
    const auto committed = [](void *teller, sqlite3 *, const char *, int pages) {
        static_cast<Checkpointer *>(teller)->logHas(pages);
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_handle, committed, &checkpointer); // takes the place of SQLite's own checkpoints
}

qint64 Database::lastRow() const {
    return sqlite3_last_insert_rowid(m_handle);
}

Transaction::Transaction(Database &database, Mode mode) : m_database(database) {
    if (mode == Mode::Write)
        m_lock = std::unique_lock(database.m_writeLock);
    m_database.script(mode == Mode::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    if (m_open)
        sqlite3_exec(m_database.m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    m_database.script("COMMIT");
    m_open = false;
    if (m_lock.owns_lock())
        m_lock.unlock();
}

} // namespace cloudnx::sandbox
