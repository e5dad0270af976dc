// Loads the generator's events into SQLite, the peer of ./dev bench audit: rows first, then the indexes that
// make its queries fastest.
#include "models/audit/bytesource.h"
#include "models/audit/import/jsonevent.h"

#include <cstdio>
#include <cstdlib>
#include <sqlite3.h>
#include <string>
#include <vector>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

constexpr Field columns[] = {Field::Id,      Field::RequestId, Field::ActorKind, Field::Actor,
                             Field::Account, Field::Ip,        Field::UserAgent, Field::Method,
                             Field::Path,    Field::Action,    Field::Resource};

void run(sqlite3 *database, const char *sql) {
    char *error = nullptr;
    if (sqlite3_exec(database, sql, nullptr, nullptr, &error) == SQLITE_OK)
        return;
    std::fprintf(stderr, "%s\n", error);
    std::exit(1);
}

void bind(sqlite3_stmt *insert, int at, std::string_view text) {
    sqlite3_bind_text(insert, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void bindAddress(sqlite3_stmt *insert, int at, const std::string &ip) {
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    if (std::sscanf(ip.c_str(), "%u.%u.%u.%u", &a, &b, &c, &d) == 4)
        sqlite3_bind_int64(insert, at, ((a * 256LL + b) * 256 + c) * 256 + d);
    else
        sqlite3_bind_null(insert, at);
}

void insertAll(sqlite3 *database, std::FILE *file) {
    sqlite3_stmt *insert = nullptr;
    sqlite3_prepare_v2(database, "INSERT INTO e VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert,
                       nullptr);
    JsonEventReader reader;
    IncomingEvent event;
    std::vector<char> line(1 << 16);
    while (std::fgets(line.data(), 1 << 15, file)) {
        if (reader.read(std::string_view(line.data()), event))
            continue;
        sqlite3_bind_int64(insert, 1, event.time);
        int at = 2;
        for (const Field field : columns)
            bind(insert, at++, event[field]);
        sqlite3_bind_int(insert, at++, static_cast<int>(event.status.value_or(0)));
        sqlite3_bind_int(insert, at++, static_cast<int>(event.duration.value_or(0)));
        bind(insert, at++, event[Field::Details]);
        bindAddress(insert, at, std::string(event[Field::Ip]));
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
}

} // namespace

int main(int count, char **words) {
    if (count != 3)
        return 2;
    std::FILE *file = std::fopen(words[1], "r");
    sqlite3 *database = nullptr;
    if (!file || sqlite3_open(words[2], &database) != SQLITE_OK)
        return 1;
    run(database,
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA page_size=8192;"
        "CREATE TABLE e(ts INTEGER, id TEXT, request_id TEXT, actor_kind TEXT, actor TEXT, account TEXT, ip "
        "TEXT,"
        " ua TEXT, method TEXT, path TEXT, action TEXT, resource TEXT, status INTEGER, dur_ms INTEGER, "
        "details TEXT,"
        " ip4 INTEGER); BEGIN");
    insertAll(database, file);
    run(database, "COMMIT");
    for (const char *index :
         {"request_id", "actor, ts, action, ip4", "ua, path", "action", "status, ts", "actor, ip, ts"}) {
        static int number = 0;
        run(database, ("CREATE INDEX i" + std::to_string(number++) + " ON e(" + index + ")").c_str());
    }
    run(database, "ANALYZE");
    sqlite3_close(database);
    std::fclose(file);
    return 0;
}
