// Deterministic audit-event generator. usage: gen N SEED > out.jsonl
// No std::<distribution>: same bytes on every platform for the same (N, SEED).
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>
using u64 = uint64_t;
using u32 = uint32_t;

struct Rng {
    u64 s[4];

    static u64 sm(u64 &x) {
        u64 z = (x += 0x9E3779B97F4A7C15ull);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }

    explicit Rng(u64 seed) {
        for (auto &v : s)
            v = sm(seed);
    }

    static u64 rotl(u64 x, int k) { return (x << k) | (x >> (64 - k)); }

    u64 next() {
        u64 r = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = rotl(s[3], 45);
        return r;
    }

    u32 below(u32 n) { return (u32)(((next() >> 32) * (u64)n) >> 32); }

    double unit() { return (next() >> 11) * 0x1.0p-53; }

    bool chance(double p) { return unit() < p; }
};

struct Zipf { // alias table
    std::vector<u32> a;
    std::vector<double> p;
    u32 n;

    Zipf(u32 n_, double s) : a(n_), p(n_), n(n_) {
        std::vector<double> w(n);
        double t = 0;
        for (u32 i = 0; i < n; i++)
            t += w[i] = std::pow(i + 1.0, -s);
        std::vector<u32> S, L;
        for (u32 i = 0; i < n; i++) {
            w[i] = w[i] / t * n;
            (w[i] < 1 ? S : L).push_back(i);
        }
        while (!S.empty() && !L.empty()) {
            u32 s1 = S.back(), l = L.back();
            S.pop_back();
            p[s1] = w[s1];
            a[s1] = l;
            w[l] -= 1 - w[s1];
            if (w[l] < 1) {
                L.pop_back();
                S.push_back(l);
            }
        }
        for (u32 i : S) {
            p[i] = 1;
            a[i] = i;
        }
        for (u32 i : L) {
            p[i] = 1;
            a[i] = i;
        }
    }

    u32 operator()(Rng &r) const {
        u32 i = r.below(n);
        return r.unit() < p[i] ? i : a[i];
    }
};

static const char *first[] = {"alice", "bob",   "carla", "dmitri", "elena", "farid", "grace", "hiro",
                              "ines",  "jonas", "katya", "liam",   "maria", "noah",  "olga",  "pavel",
                              "quinn", "rosa",  "sven",  "tara",   "umar",  "vera",  "wei",   "xenia",
                              "yusuf", "zoe",   "anna",  "ben",    "chloe", "dan"};
static const char *last[] = {"smith", "mueller", "garcia", "ivanov", "tanaka",   "okafor",  "larsson",
                             "rossi", "dubois",  "novak",  "silva",  "kowalski", "chen",    "patel",
                             "kim",   "nguyen",  "haddad", "jensen", "costa",    "fischer", "weber",
                             "moore", "clark",   "lopez",  "reyes"};
static const char *regions[] = {"fsn1", "nbg1", "hel1", "ash", "hil", "sin"};

struct Res {
    const char *svc, *res, *plural;
};

static const Res ress[] = {{"compute", "server", "servers"},
                           {"compute", "image", "images"},
                           {"compute", "snapshot", "snapshots"},
                           {"compute", "keypair", "ssh_keys"},
                           {"compute", "placement_group", "placement_groups"},
                           {"network", "network", "networks"},
                           {"network", "subnet", "subnets"},
                           {"network", "route", "routes"},
                           {"network", "floating_ip", "floating_ips"},
                           {"network", "primary_ip", "primary_ips"},
                           {"firewall", "firewall", "firewalls"},
                           {"firewall", "rule", "firewall_rules"},
                           {"lb", "load_balancer", "load_balancers"},
                           {"lb", "target", "targets"},
                           {"lb", "certificate", "certificates"},
                           {"volume", "volume", "volumes"},
                           {"storage", "bucket", "buckets"},
                           {"storage", "object", "objects"},
                           {"dns", "zone", "zones"},
                           {"dns", "record", "records"},
                           {"iam", "user", "users"},
                           {"iam", "role", "roles"},
                           {"iam", "policy", "policies"},
                           {"iam", "access_key", "access_keys"},
                           {"iam", "session", "sessions"},
                           {"iam", "mfa_device", "mfa_devices"},
                           {"audit", "event", "events"},
                           {"audit", "export", "exports"},
                           {"billing", "invoice", "invoices"},
                           {"k8s", "cluster", "clusters"},
                           {"k8s", "node_pool", "node_pools"}};

struct Verb {
    const char *v, *m;
    bool act;
    bool list;
    bool write;
};

static const Verb verbs[] = {
    {"get", "GET", false, false, false},        {"list", "GET", false, true, false},
    {"update", "PUT", false, false, true},      {"create", "POST", false, true, true},
    {"delete", "DELETE", false, false, true},   {"attach", "POST", true, false, true},
    {"detach", "POST", true, false, true},      {"enable", "POST", true, false, true},
    {"disable", "POST", true, false, true},     {"change_protection", "POST", true, false, true},
    {"set_labels", "PATCH", false, false, true}};

struct Act {
    std::string name, method, pre, post;
    const Res *r;
    bool list, write;
};

struct Actor {
    std::string type, id, acct;
    std::vector<u32> ips, uas;
};

static char *app(char *p, const char *s) {
    size_t n = strlen(s);
    memcpy(p, s, n);
    return p + n;
}

static char *app(char *p, const std::string &s) {
    memcpy(p, s.data(), s.size());
    return p + s.size();
}

static char *num(char *p, u64 v) {
    char t[24];
    int n = 0;
    do {
        t[n++] = '0' + v % 10;
        v /= 10;
    } while (v);
    while (n)
        *p++ = t[--n];
    return p;
}

static char *pad(char *p, u32 v, int w) {
    for (int i = w - 1; i >= 0; i--) {
        p[i] = '0' + v % 10;
        v /= 10;
    }
    return p + w;
}

static const char hx[] = "0123456789abcdef";

static char *hex(char *p, u64 v, int n) {
    for (int i = 0; i < n; i++) {
        *p++ = hx[v & 15];
        v >>= 4;
    }
    return p;
}

static char *uuid(char *p, Rng &r) {
    u64 a = r.next(), b = r.next();
    p = hex(p, a, 8);
    *p++ = '-';
    p = hex(p, a >> 32, 4);
    *p++ = '-';
    *p++ = '4';
    p = hex(p, a >> 48, 3);
    *p++ = '-';
    *p++ = "89ab"[b & 3];
    p = hex(p, b >> 2, 3);
    *p++ = '-';
    return hex(p, b >> 16, 12);
}

static void civil(int64_t d, int &y, u32 &m, u32 &dd) {
    d += 719468;
    int64_t era = d / 146097;
    u32 doe = (u32)(d - era * 146097);
    u32 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    y = (int)(yoe + era * 400);
    u32 doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    u32 mp = (5 * doy + 2) / 153;
    dd = doy - (153 * mp + 2) / 5 + 1;
    m = mp < 10 ? mp + 3 : mp - 9;
    y += m <= 2;
}

int main(int c, char **v) {
    u64 N = c > 1 ? strtoull(v[1], 0, 10) : 1000;
    u64 seed = c > 2 ? strtoull(v[2], 0, 10) : 42;
    Rng r(seed);
    // user agents
    std::vector<std::string> uas;
    char b[512];
    for (int i = 0; i < 240; i++) {
        snprintf(b, 512, "Terraform/1.%d.%d (+https://www.terraform.io) terraform-provider-cloud/1.%d.0",
                 3 + i % 7, i % 4, 30 + i % 31);
        uas.push_back(b);
    }
    for (int i = 0; i < 700; i++) {
        snprintf(b, 512,
                 "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.%d.%d Safari/537.36",
                 i % 3 == 0   ? "Windows NT 10.0; Win64; x64"
                 : i % 3 == 1 ? "Macintosh; Intel Mac OS X 10_15_7"
                              : "X11; Linux x86_64",
                 118 + i % 12, 5900 + i % 12 * 87, 80 + i % 61);
        uas.push_back(b);
    }
    for (int i = 0; i < 60; i++) {
        snprintf(b, 512, "Mozilla/5.0 (%s; rv:%d.0) Gecko/20100101 Firefox/%d.0",
                 i & 1 ? "X11; Linux x86_64" : "Windows NT 10.0; Win64; x64", 115 + i, 115 + i);
        uas.push_back(b);
    }
    for (int i = 0; i < 200; i++) {
        snprintf(b, 512, "cloud-cli/1.%d.%d (%s) go1.%d.%d", 20 + i / 3, i % 3,
                 i & 1 ? "linux/amd64" : "darwin/arm64", 20 + i % 3, i % 9);
        uas.push_back(b);
    }
    for (int i = 0; i < 16; i++) {
        snprintf(b, 512, "python-requests/2.%d.%d", 25 + i % 8, i % 3);
        uas.push_back(b);
    }
    for (int i = 0; i < 16; i++) {
        snprintf(b, 512, "curl/%d.%d.%d", i < 8 ? 7 : 8, i < 8 ? 80 + i : i - 8, i % 2);
        uas.push_back(b);
    }
    for (int i = 0; i < 16; i++) {
        snprintf(b, 512, "Go-http-client/%d.%d", 1 + (i & 1), i & 1 ? 0 : 1);
        uas.push_back(b);
    }
    for (int i = 0; i < 600; i++) {
        snprintf(b, 512, "kube-cloud-controller/v1.%d.%d csi-driver/2.%d.1 kubernetes/v1.%d.%d", 12 + i % 11,
                 i % 5, 5 + i % 4, 24 + i % 7, i % 13);
        uas.push_back(b);
    }
    for (int i = 0; i < 900; i++) {
        snprintf(b, 512,
                 "Boto3/1.%d.%d md/Botocore#1.%d.%d ua/2.0 os/linux#6.%d md/arch#x86_64 lang/python#3.%d",
                 26 + i % 12, i % 97, 29 + i % 12, i % 97, 1 + i % 11, 9 + i % 5);
        uas.push_back(b);
    }
    u32 nNorm = uas.size();
    uas.push_back("sqlmap/1.7.2#stable (https://sqlmap.org)");
    uas.push_back("Mozilla/5.0 zgrab/0.x");
    uas.push_back("masscan/1.3 (https://github.com/robertdavidgraham/masscan)");
    // ips
    const u32 NIP = 40000;
    std::vector<std::string> ips(NIP);
    for (u32 i = 0; i < NIP; i++) {
        u64 x = r.next();
        if (x % 100 < 15) {
            snprintf(b, 512, "2001:db8:%x:%x::%x", (u32)(x >> 8) & 0xff, (u32)(x >> 16) & 0xffff,
                     1 + ((u32)(x >> 32) & 0xfff));
        } else {
            static const u32 nets[] = {10, 10, 10, 172, 192, 203, 198, 85, 91, 46, 5};
            u32 a = nets[(x >> 8) % 11];
            u32 o2 = a == 172   ? 16 + ((x >> 16) & 15)
                     : a == 192 ? 168
                     : a == 10  ? ((x >> 16) & 63)
                                : (x >> 16) & 255;
            snprintf(b, 512, "%u.%u.%u.%u", a, o2, (u32)(x >> 24) & 255, 1 + (u32)((x >> 32) % 254));
        }
        ips[i] = b;
    }
    const u32 NACC = 40;
    std::vector<std::string> acc(NACC);
    for (u32 i = 0; i < NACC; i++) {
        snprintf(b, 512, "acc-%06u", 100000 + r.below(899999));
        acc[i] = b;
    }
    Zipf zacc(NACC, 1.0);
    // actors
    const u32 NA = 5000;
    std::vector<Actor> A(NA);
    for (u32 i = 0; i < NA; i++) {
        Actor &a = A[i];
        a.acct = acc[zacc(r)];
        u32 k = r.below(100);
        if (i % 125 == 60) {
            a.type = "root";
            a.id = "root@" + a.acct;
        } else if (k < 65) {
            a.type = "iam_user";
            snprintf(b, 512, "%s.%s%u", first[r.below(30)], last[r.below(25)], i);
            a.id = b;
        } else {
            a.type = "access_key";
            char t[24];
            t[0] = 'A';
            t[1] = 'K';
            for (int j = 2; j < 20; j++)
                t[j] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[r.below(32)];
            t[20] = 0;
            a.id = t;
        }
        u32 ni = 1 + r.below(a.type == "access_key" ? 3 : 8);
        for (u32 j = 0; j < ni; j++)
            a.ips.push_back(r.below(NIP));
        u32 nu = 1 + r.below(3);
        for (u32 j = 0; j < nu; j++)
            a.uas.push_back(r.below(nNorm));
    }
    for (u32 i = 0; i < NA; i++)
        if (A[i].type == "root") {
            char t[16];
            snprintf(t, 16, "#%u", i);
            A[i].id += t;
        }
    Zipf zact(NA, 1.05);
    // actions
    std::vector<Act> acts;
    for (auto &re : ress)
        for (auto &ve : verbs) {
            Act a;
            a.name = std::string(re.svc) + "." + re.res + "." + ve.v;
            a.method = ve.m;
            a.pre = std::string("/v1/") + re.plural;
            a.post = ve.act ? std::string("/actions/") + ve.v : "";
            a.r = &re;
            a.list = ve.list;
            a.write = ve.write;
            acts.push_back(a);
        }
    // order: reads first (more frequent), shuffled within class
    {
        std::vector<Act> rd, wr;
        for (auto &a : acts)
            (a.write ? wr : rd).push_back(a);
        auto sh = [&](std::vector<Act> &x) {
            for (size_t i = x.size(); i > 1; i--)
                std::swap(x[i - 1], x[r.below(i)]);
        };
        sh(rd);
        sh(wr);
        acts = rd;
        acts.insert(acts.end(), wr.begin(), wr.end());
    }
    Zipf zop(acts.size(), 1.05);
    Zipf zres(300000, 0.9);
    // hourly weights
    const int64_t T0 = 1735689600000ll; // 2025-01-01
    const u32 H = 8760;
    std::vector<double> w(H);
    double tot = 0;
    for (u32 h = 0; h < H; h++) {
        u32 hod = h % 24, dow = (h / 24 + 2) % 7;
        double x = 0.35 + (hod >= 7 && hod < 19 ? 1.0 : hod >= 5 && hod < 22 ? 0.5 : 0);
        if (dow >= 5)
            x *= 0.45;
        x *= 0.9 + 0.2 * r.unit();
        if (r.chance(0.004))
            x *= 6;
        w[h] = x;
        tot += x;
    }
    static char out[1 << 22];
    char *p = out;
    u64 done = 0;
    double cum = 0;
    for (u32 h = 0; h < H; h++) {
        cum += w[h];
        u64 upto = h + 1 == H ? N : (u64)(cum / tot * N);
        u64 n = upto > done ? upto - done : 0;
        for (u64 k = 0; k < n; k++) {
            if (p - out > (1 << 22) - 4096) {
                fwrite(out, 1, p - out, stdout);
                p = out;
            }
            u64 off = (u64)((k + r.unit()) / n * 3600000.0);
            if (off > 3599999)
                off = 3599999;
            int64_t ts = T0 + (int64_t)h * 3600000 + (int64_t)off;
            int y;
            u32 m, d;
            civil(ts / 86400000, y, m, d);
            u32 ms = (u32)(ts % 86400000);
            bool scan = r.chance(0.012);
            const Actor &a = A[zact(r)];
            const Act &op = acts[zop(r)];
            u32 ip = scan || r.chance(0.005)
                         ? r.below(NIP)
                         : a.ips[std::min<u32>(r.below(a.ips.size()), r.below(a.ips.size()))];
            u32 ua =
                scan ? (r.chance(0.02) ? nNorm + r.below(3) : r.below(nNorm)) : a.uas[r.below(a.uas.size())];
            u32 st;
            u32 q = r.below(1000);
            if (scan)
                st = q < 600 ? 401 : q < 900 ? 403 : 404;
            else if (q < 915)
                st = op.write ? (op.method == "POST" ? 201 : op.method == "DELETE" ? 204 : 200) : 200;
            else if (q < 930)
                st = 404;
            else if (q < 948)
                st = 403;
            else if (q < 960)
                st = 401;
            else if (q < 972)
                st = 422;
            else if (q < 982)
                st = 409;
            else if (q < 994)
                st = 429;
            else if (q < 998)
                st = 500;
            else
                st = 503;
            u32 dur = (u32)(3 + std::exp(2.2 + 1.1 * (r.unit() + r.unit() + r.unit() - 1.5) * 1.6));
            u32 rid = 1000000 + zres(r) * 17;
            const char *reg = regions[std::min(r.below(6), r.below(6))];
            p = app(p, "{\"ts\":\"");
            p = pad(p, y, 4);
            *p++ = '-';
            p = pad(p, m, 2);
            *p++ = '-';
            p = pad(p, d, 2);
            *p++ = 'T';
            p = pad(p, ms / 3600000, 2);
            *p++ = ':';
            p = pad(p, ms / 60000 % 60, 2);
            *p++ = ':';
            p = pad(p, ms / 1000 % 60, 2);
            *p++ = '.';
            p = pad(p, ms % 1000, 3);
            p = app(p, "Z\",\"id\":\"");
            p = hex(p, r.next(), 16);
            p = app(p, "\",\"request_id\":\"req-");
            p = uuid(p, r);
            p = app(p, "\",\"actor\":{\"type\":\"");
            p = app(p, a.type);
            p = app(p, "\",\"id\":\"");
            p = app(p, a.id);
            p = app(p, "\"},\"account\":\"");
            p = app(p, a.acct);
            p = app(p, "\",\"ip\":\"");
            p = app(p, ips[ip]);
            p = app(p, "\",\"ua\":\"");
            p = app(p, uas[ua]);
            p = app(p, "\",\"method\":\"");
            p = app(p, op.method);
            p = app(p, "\",\"path\":\"");
            p = app(p, op.pre);
            if (!op.list) {
                *p++ = '/';
                p = num(p, rid);
                p = app(p, op.post);
            } else if (!op.write) {
                p = app(p, "?page=");
                p = num(p, 1 + r.below(9));
                p = app(p, "&per_page=50");
            }
            p = app(p, "\",\"action\":\"");
            p = app(p, op.name);
            p = app(p, "\",\"resource\":\"srn:");
            p = app(p, op.r->svc);
            *p++ = ':';
            p = app(p, reg);
            *p++ = ':';
            p = app(p, a.acct);
            *p++ = ':';
            p = app(p, op.r->res);
            *p++ = '/';
            if (op.list)
                *p++ = '*';
            else
                p = num(p, rid);
            p = app(p, "\",\"status\":");
            p = num(p, st);
            p = app(p, ",\"dur_ms\":");
            p = num(p, dur);
            p = app(p, ",\"details\":{\"mfa\":");
            p = app(p, r.chance(0.6) ? "true" : "false");
            if (st >= 400) {
                static const char *em[] = {"request denied by policy", "token expired or malformed",
                                           "resource not found",       "conflicting operation in progress",
                                           "rate limit exceeded",      "invalid input in field"};
                p = app(p, ",\"error\":{\"code\":\"");
                p = app(p, st == 401   ? "unauthorized"
                           : st == 403 ? "forbidden"
                           : st == 404 ? "not_found"
                           : st == 409 ? "conflict"
                           : st == 429 ? "rate_limited"
                           : st == 422 ? "invalid_input"
                                       : "internal");
                p = app(p, "\",\"message\":\"");
                p = app(p, em[st == 403   ? 0
                              : st == 401 ? 1
                              : st == 404 ? 2
                              : st == 409 ? 3
                              : st == 429 ? 4
                                          : 5]);
                p = app(p, "\"}");
            } else if (op.write) {
                p = app(p, ",\"changes\":[{\"field\":\"");
                static const char *f[] = {"name", "labels.env", "source_ips", "protection", "description"};
                u32 fi = r.below(5);
                p = app(p, f[fi]);
                p = app(p, "\",\"from\":\"web-");
                p = num(p, r.below(500));
                p = app(p, "\",\"to\":\"web-");
                p = num(p, r.below(500));
                p = app(p, "\"}]");
            } else {
                p = app(p, ",\"bytes\":");
                p = num(p, 200 + r.below(40000));
            }
            p = app(p, "}}\n");
        }
        done += n;
    }
    fwrite(out, 1, p - out, stdout);
    return 0;
}
