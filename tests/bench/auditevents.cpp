// Deterministic audit-event generator. usage: gen N SEED > out.jsonl
// The same bytes on every platform for the same (N, SEED).
#include "tests/bench/eventworld.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numeric>

static const char *regions[] = {"fsn1", "nbg1", "hel1", "ash", "hil", "sin"};

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
    u32 nNorm = 0;
    const std::vector<std::string> uas = agents(nNorm);
    const u32 NIP = 40000;
    const std::vector<std::string> ips = addresses(NIP, r);
    const u32 NA = 5000;
    const std::vector<Actor> A = actors(NA, accounts(40, r), NIP, nNorm, r);
    Zipf zact(NA, 1.05);
    const std::vector<Act> acts = actions(r);
    Zipf zop(acts.size(), 1.05);
    Zipf zres(300000, 0.9);
    // hourly weights
    const int64_t T0 = 1735689600000ll; // 2025-01-01
    const u32 H = 8760;
    const std::vector<double> w = hourWeights(H, r);
    const double tot = std::accumulate(w.begin(), w.end(), 0.0);
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
