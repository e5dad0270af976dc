#pragma once

#include "models/firewall/rule.h"

namespace cloudnx {

/// Rules that belong together, made for what somebody wants to run.
enum class RuleTemplate { WebServer, SshFromMine, DatabaseFromApps, Ping };

template <>
inline constexpr auto enumWords<RuleTemplate> =
    std::to_array<EnumWord<RuleTemplate>>({{RuleTemplate::WebServer, "web-server"},
                                           {RuleTemplate::SshFromMine, "ssh-from-mine"},
                                           {RuleTemplate::DatabaseFromApps, "database-from-apps"},
                                           {RuleTemplate::Ping, "ping"}});

/// "80 and 443 from everyone": what it opens.
[[nodiscard]] QString summaryOf(RuleTemplate which);

/// What a template is made for.
struct TemplateInput {
    std::vector<CidrBlock> mine; ///< where the person manages from
    std::vector<CidrBlock> apps; ///< addresses of the app servers
    int sshPort = 22;
    int databasePort = 5432;
};

/// Its rules. Errors: Invalid when what it is made for is missing (says which).
[[nodiscard]] Result<std::vector<RuleSpec>> rulesOf(RuleTemplate which, const TemplateInput &input);

} // namespace cloudnx
