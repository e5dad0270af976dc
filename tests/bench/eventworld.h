#pragma once

#include "tests/bench/eventrandom.h"

#include <string>

/// Who acts in the made-up events, from where, and what can be done.
struct Res {
    const char *svc, *res, *plural;
};

struct Act {
    std::string name, method, pre, post;
    const Res *r;
    bool list, write;
};

struct Actor {
    std::string type, id, acct;
    std::vector<u32> ips, uas;
};

/// Each takes from @p r as much as it needs, so their order is part of what they make.
std::vector<std::string> agents(u32 &usual); ///< those of scanners stand behind the @p usual ones
std::vector<std::string> addresses(u32 count, Rng &r);
std::vector<std::string> accounts(u32 count, Rng &r);
std::vector<Actor> actors(u32 count, const std::vector<std::string> &accounts, u32 addresses, u32 agents,
                          Rng &r);
std::vector<Act> actions(Rng &r);
/// How much happens in each hour of a year.
std::vector<double> hourWeights(u32 hours, Rng &r);
