#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

/// Randomness of the generator of events. No std::<distribution>: the same bytes on every platform.
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
