#include "app/sandbox/scenario/history.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

namespace cloudnx::sandbox {

namespace {

/// splitmix64: no standard distribution, so the same bytes on every platform.
class Dice {
public:
    explicit Dice(quint64 seed) : m_state(seed) {}

    quint64 next() {
        quint64 mixed = m_state += 0x9E3779B97F4A7C15ULL;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBULL;
        return mixed ^ mixed >> 31;
    }

    std::size_t below(std::size_t count) { return static_cast<std::size_t>((next() >> 32) * count >> 32); }

    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    bool chance(double odds) { return unit() < odds; }

private:
    quint64 m_state;
};

/// Draws an index so that the k-th is drawn in proportion to 1/k.
class Zipf {
public:
    explicit Zipf(std::size_t count) {
        double sum = 0;
        for (std::size_t rank = 1; rank <= count; ++rank)
            m_sums.push_back(sum += 1.0 / static_cast<double>(rank));
    }

    std::size_t operator()(Dice &dice) const {
        const double at = dice.unit() * m_sums.back();
        return static_cast<std::size_t>(std::ranges::upper_bound(m_sums, at) - m_sums.begin());
    }

private:
    std::vector<double> m_sums;
};

struct Kind {
    const char *service;
    const char *method;
    const char *path;
    const char *action;
    const char *resource; ///< after the account
    int status;
    int weight;
};

constexpr std::array kinds{
    Kind{"auth", "POST", "/auth/refresh", "auth:Refresh", "", 200, 30},
    Kind{"auth", "POST", "/auth/iam-login", "auth:IamLogin", "", 200, 12},
    Kind{"auth", "POST", "/auth/iam-login/verify", "auth:VerifyIamLogin", "", 200, 10},
    Kind{"kms", "POST", "/kms/decrypt", "kms:Decrypt", "key/key_app#", 200, 14},
    Kind{"kms", "POST", "/kms/encrypt", "kms:Encrypt", "key/key_app#", 200, 5},
    Kind{"compute", "POST", "/compute/instances/ins_#/stop", "compute:StopInstance", "instance/ins_#", 200,
         5},
    Kind{"compute", "POST", "/compute/instances/ins_#/start", "compute:StartInstance", "instance/ins_#", 200,
         5},
    Kind{"compute", "POST", "/compute/snapshots", "compute:CreateSnapshot", "instance/ins_#", 201, 6},
    Kind{"compute", "POST", "/compute/instances/ins_#/firewall-rules", "compute:AddFirewallRule",
         "instance/ins_#", 201, 2},
    Kind{"compute", "DELETE", "/compute/instances/ins_#/firewall-rules/fw_#", "compute:DeleteFirewallRule",
         "instance/ins_#", 200, 2},
    Kind{"storage", "POST", "/storage/buckets/assets-#/objects/presign", "storage:PutObject",
         "bucket/assets-#", 200, 8},
    Kind{"auth", "POST", "/auth/iam/users/ci-#/access-keys", "iam:CreateAccessKey", "user/ci-#", 201, 1},
    Kind{"auth", "PATCH", "/auth/billing/tax-profile", "billing:UpdateTaxProfile", "account", 200, 1},
};

constexpr std::array names{"deploy", "ci-bot", "alice",   "priya", "rahul", "ananya",   "vikram",
                           "meera",  "backup", "nagios",  "arjun", "kavya", "dev-01",   "dev-02",
                           "neha",   "sanjay", "lakshmi", "rohan", "isha",  "terraform"};

constexpr std::array agents{
    "cloudnx/0.1 (Linux x86_64)",
    "python-requests/2.31.0",
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36",
    "Boto3/1.34.0 md/Botocore#1.34.0",
    "curl/7.88.1"};

constexpr qint64 hour = 3'600'000;
constexpr qint64 indianTime = 5 * hour + hour / 2;

double weightOf(qint64 hourStart, Dice &dice) {
    const qint64 local = hourStart + indianTime;
    const qint64 hourOfDay = local / hour % 24;
    const bool isWeekend = (local / Planter::day + 4) % 7 % 6 == 0;
    double weight = hourOfDay >= 9 && hourOfDay < 19 ? 1.0 : hourOfDay >= 7 && hourOfDay < 22 ? 0.35 : 0.06;
    weight *= isWeekend ? 0.25 : 1.0;
    return weight * (0.8 + 0.4 * dice.unit()) * (dice.chance(0.004) ? 8 : 1);
}

/// Events per hour of the year before @p end, summing to @p count.
std::vector<qint64> plan(qint64 end, qint64 count, Dice &dice) {
    constexpr qint64 hours = 364LL * 24;
    std::vector<double> sums;
    sums.reserve(hours);
    double sum = 0;
    for (qint64 at = 0; at < hours; ++at)
        sums.push_back(sum += weightOf(end - (hours - at) * hour, dice));
    std::vector<qint64> counts;
    counts.reserve(hours);
    qint64 before = 0;
    for (const double upTo : sums) {
        const auto total = static_cast<qint64>(std::llround(upTo / sum * static_cast<double>(count)));
        counts.push_back(total - before);
        before = total;
    }
    return counts;
}

class Writer {
public:
    Writer(Planter &planter, const QString &account, const QString &email, quint64 seed)
        : m_account(account.toStdString()),
          m_email(email.toStdString()),
          m_dice(seed),
          m_statement(planter.database().prepared(
              "INSERT INTO audit (account, at, actor, actor_type, service, method, path, action, resource, "
              "status, ip, "
              "user_agent, request_id, duration_ms) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
        for (std::size_t at = 0; at < 400; ++at)
            m_addresses.push_back(newAddress());
        for (const Kind &kind : kinds)
            m_kindSums.push_back((m_kindSums.empty() ? 0 : m_kindSums.back()) + kind.weight);
    }

    Dice &dice() { return m_dice; }

    void write(qint64 at) {
        const std::size_t who = m_actors(m_dice);
        const Kind &kind = drawn();
        const bool isRoot = who == names.size();
        const std::string number = std::to_string(100 + m_things(m_dice));
        bindText(1, m_account);
        sqlite3_bind_int64(m_statement, 2, at);
        bindText(3, isRoot ? m_email : names[who]);
        bindText(4, isRoot ? "root" : "iam");
        bindText(5, kind.service);
        bindText(6, kind.method);
        bindText(7, filled(kind.path, number));
        bindText(8, kind.action);
        bindText(9, resourceOf(kind, number));
        sqlite3_bind_int(m_statement, 10, statusOf(kind));
        bindText(11, m_dice.chance(0.01) ? newAddress()
                                         : m_addresses[(who * 13 + m_usual(m_dice)) % m_addresses.size()]);
        bindText(12, agents[(who + (m_dice.chance(0.1) ? 1 : 0)) % agents.size()]);
        bindText(13, requestId());
        sqlite3_bind_int(m_statement, 14,
                         static_cast<int>(3 + std::exp(1 + 3 * m_dice.unit() * m_dice.unit())));
        if (sqlite3_step(m_statement) != SQLITE_DONE)
            throw std::runtime_error("a past event cannot be written");
        sqlite3_reset(m_statement);
    }

private:
    void bindText(int at, const std::string &text) {
        sqlite3_bind_text(m_statement, at, text.c_str(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }

    const Kind &drawn() {
        const int at = static_cast<int>(m_dice.below(static_cast<std::size_t>(m_kindSums.back())));
        return kinds[static_cast<std::size_t>(std::ranges::upper_bound(m_kindSums, at) - m_kindSums.begin())];
    }

    static std::string filled(std::string text, const std::string &number) {
        for (auto at = text.find('#'); at != std::string::npos; at = text.find('#', at))
            text.replace(at, 1, number);
        return text;
    }

    std::string resourceOf(const Kind &kind, const std::string &number) const {
        if (!*kind.resource)
            return {};
        const std::string action = kind.action;
        const std::string service = action.substr(0, action.find(':'));
        const bool isRegional = service == "compute" || service == "storage" || service == "kms";
        return "crn:cloudnx:" + service + (isRegional ? ":eu-west-1:" : "::") + m_account + ":" +
               filled(kind.resource, number);
    }

    int statusOf(const Kind &kind) {
        const double roll = m_dice.unit();
        if (roll > 0.06)
            return kind.status;
        return roll < 0.02 ? 401 : roll < 0.04 ? 403 : roll < 0.05 ? 404 : roll < 0.057 ? 409 : 429;
    }

    std::string newAddress() {
        static constexpr std::array nets{"103.21", "49.36", "117.196", "122.176", "157.32", "203.0"};
        return std::string(nets[m_dice.below(nets.size())]) + "." + std::to_string(m_dice.below(256)) + "." +
               std::to_string(1 + m_dice.below(254));
    }

    std::string requestId() {
        static constexpr char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
        std::string id = "req_";
        quint64 bits = 0;
        for (int at = 0; at < 20; ++at) {
            bits = at % 12 == 0 ? m_dice.next() : bits >> 5;
            id += letters[bits & 31];
        }
        return id;
    }

    std::string m_account;
    std::string m_email;
    Dice m_dice;
    sqlite3_stmt *m_statement;
    Zipf m_actors{names.size() + 1};
    Zipf m_usual{12};
    Zipf m_things{40};
    std::vector<std::string> m_addresses;
    std::vector<int> m_kindSums;
};

} // namespace

void plantHistory(Planter &planter, const QString &account, const QString &email, qint64 count,
                  quint64 seed) {
    if (count == 0)
        return;
    const qint64 end = planter.now() / Planter::day * Planter::day;
    Writer writer(planter, account, email, seed);
    qint64 start = end - 364 * Planter::day;
    for (const qint64 inHour : plan(end, count, writer.dice())) {
        for (qint64 at = 0; at < inHour; ++at)
            writer.write(start +
                         static_cast<qint64>((static_cast<double>(at) + writer.dice().unit()) /
                                             static_cast<double>(inHour) * static_cast<double>(hour - 1)));
        start += hour;
    }
}

} // namespace cloudnx::sandbox
