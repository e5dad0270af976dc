#pragma once

#include "app/sandbox/server/route.h"

namespace cloudnx::sandbox {

using RouteTable = std::vector<Route>;

RouteTable signInRoutes();
RouteTable accountRoutes();
RouteTable twoFactorRoutes();
RouteTable userRoutes();
RouteTable accessKeyRoutes();
RouteTable policyRoutes();
RouteTable groupRoutes();
RouteTable principalRoutes();
RouteTable billingRoutes();
RouteTable auditRoutes();
RouteTable instanceRoutes();
RouteTable firewallRoutes();
RouteTable snapshotRoutes();
RouteTable bucketRoutes();
RouteTable storageKeyRoutes();
RouteTable keyRoutes();
RouteTable cipherRoutes();

} // namespace cloudnx::sandbox
