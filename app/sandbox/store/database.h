#pragma once

#include <QByteArray>
#include <QString>

#include <concepts>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace cloudnx::sandbox {

using Value = std::variant<std::nullptr_t, qint64, double, QString, QByteArray>;

template <typename T>
[[nodiscard]] Value toValue(const T &given) {
    if constexpr (std::integral<T>)
        return static_cast<qint64>(given);
    else if constexpr (std::floating_point<T>)
        return static_cast<double>(given);
    else if constexpr (std::same_as<T, QByteArray>)
        return QByteArray(given);
    else if constexpr (std::convertible_to<T, QString>)
        return QString(given);
    else
        return given ? toValue(*given) : Value(nullptr);
}

/// One row of an answer; columns by name.
class Row {
public:
    Row(const std::vector<std::string> *names, std::vector<Value> values)
        : m_names(names), m_values(std::move(values)) {}

    [[nodiscard]] bool isNull(std::string_view column) const;
    [[nodiscard]] QString text(std::string_view column) const;
    [[nodiscard]] qint64 number(std::string_view column) const;
    [[nodiscard]] double real(std::string_view column) const;

    [[nodiscard]] bool flag(std::string_view column) const { return number(column) != 0; }

    [[nodiscard]] QByteArray bytes(std::string_view column) const;
    [[nodiscard]] std::optional<QString> maybeText(std::string_view column) const;

private:
    [[nodiscard]] const Value &value(std::string_view column) const;
    const std::vector<std::string> *m_names;
    std::vector<Value> m_values;
};

using Rows = std::vector<Row>;

class Checkpointer;

/// One connection to the database file, used by one thread. A failing statement throws std::runtime_error.
class Database {
public:
    Database(const QString &file, std::mutex &writeLock);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    template <typename... Args>
    Rows all(const char *sql, const Args &...args) {
        return step(sql, {toValue(args)...});
    }

    template <typename... Args>
    std::optional<Row> first(const char *sql, const Args &...args) {
        Rows rows = step(sql, {toValue(args)...});
        return rows.empty() ? std::nullopt : std::optional<Row>(std::move(rows.front()));
    }

    /// The number of rows changed.
    template <typename... Args>
    qint64 run(const char *sql, const Args &...args) {
        (void)step(sql, {toValue(args)...});
        return changes();
    }

    [[nodiscard]] Rows step(const char *sql, const std::vector<Value> &values);
    void script(const char *sql);
    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] qint64 lastRow() const;
    /// From now on commits tell @p checkpointer how long the log is, instead of copying it themselves.
    void leaveLogTo(Checkpointer &checkpointer);
    /// For bulk loading: a statement the caller steps itself.
    [[nodiscard]] sqlite3_stmt *prepared(const char *sql);

private:
    friend class Transaction;

    struct Prepared {
        sqlite3_stmt *statement = nullptr;
        std::vector<std::string> columns;
    };

    Prepared &prepare(const char *sql);
    [[noreturn]] void fail(const char *what) const;

    sqlite3 *m_handle = nullptr;
    std::mutex &m_writeLock;
    std::map<std::string, Prepared, std::less<>> m_prepared;
};

/// A transaction that is rolled back unless it was committed. Writers of all threads queue on one lock, so
/// that none of them ever meets SQLITE_BUSY.
class Transaction {
public:
    enum class Mode { Read, Write };
    Transaction(Database &database, Mode mode);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();
    void commit();

private:
    Database &m_database;
    std::unique_lock<std::mutex> m_lock;
    bool m_open = true;
};

} // namespace cloudnx::sandbox
