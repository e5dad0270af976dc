#include "tests/bench/eventworld.h"

#include <cstdio>
#include <utility>

static const char *first[] = {"alice", "bob",   "carla", "dmitri", "elena", "farid", "grace", "hiro",
                              "ines",  "jonas", "katya", "liam",   "maria", "noah",  "olga",  "pavel",
                              "quinn", "rosa",  "sven",  "tara",   "umar",  "vera",  "wei",   "xenia",
                              "yusuf", "zoe",   "anna",  "ben",    "chloe", "dan"};
static const char *last[] = {"smith", "mueller", "garcia", "ivanov", "tanaka",   "okafor",  "larsson",
                             "rossi", "dubois",  "novak",  "silva",  "kowalski", "chen",    "patel",
                             "kim",   "nguyen",  "haddad", "jensen", "costa",    "fischer", "weber",
                             "moore", "clark",   "lopez",  "reyes"};

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

std::vector<std::string> agents(u32 &usual) {
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
    usual = uas.size();
    uas.push_back("sqlmap/1.7.2#stable (https://sqlmap.org)");
    uas.push_back("Mozilla/5.0 zgrab/0.x");
    uas.push_back("masscan/1.3 (https://github.com/robertdavidgraham/masscan)");
    return uas;
}

std::vector<std::string> addresses(u32 count, Rng &r) {
    char b[512];
    std::vector<std::string> ips(count);
    for (u32 i = 0; i < count; i++) {
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
    return ips;
}

std::vector<std::string> accounts(u32 count, Rng &r) {
    char b[512];
    std::vector<std::string> acc(count);
    for (u32 i = 0; i < count; i++) {
        snprintf(b, 512, "acc-%06u", 100000 + r.below(899999));
        acc[i] = b;
    }
    return acc;
}

std::vector<Actor> actors(u32 count, const std::vector<std::string> &acc, u32 addresses, u32 agents, Rng &r) {
    char b[512];
    const Zipf zacc(static_cast<u32>(acc.size()), 1.0);
    std::vector<Actor> A(count);
    for (u32 i = 0; i < count; i++) {
        Actor &a = A[i];
        a.acct = acc[zacc(r)];
        u32 k = r.below(100);
        if (i % 125 == 60) {
            a.type = "root";
            a.id = "root@" + a.acct;
        } else if (k < 65) {
            a.type = "iam_user";
            const char *family = last[r.below(25)]; // drawn before the first name
            snprintf(b, 512, "%s.%s%u", first[r.below(30)], family, i);
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
            a.ips.push_back(r.below(addresses));
        u32 nu = 1 + r.below(3);
        for (u32 j = 0; j < nu; j++)
            a.uas.push_back(r.below(agents));
    }
    for (u32 i = 0; i < count; i++)
        if (A[i].type == "root") {
            char t[16];
            snprintf(t, 16, "#%u", i);
            A[i].id += t;
        }
    return A;
}

std::vector<Act> actions(Rng &r) {
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
    return acts;
}

std::vector<double> hourWeights(u32 hours, Rng &r) {
    std::vector<double> w(hours);
    for (u32 h = 0; h < hours; h++) {
        u32 hod = h % 24, dow = (h / 24 + 2) % 7;
        double x = 0.35 + (hod >= 7 && hod < 19 ? 1.0 : hod >= 5 && hod < 22 ? 0.5 : 0);
        if (dow >= 5)
            x *= 0.45;
        x *= 0.9 + 0.2 * r.unit();
        if (r.chance(0.004))
            x *= 6;
        w[h] = x;
    }
    return w;
}
