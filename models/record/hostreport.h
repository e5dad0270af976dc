#pragma once

#include "models/core/described.h"

namespace cloudnx {

/// What an instance says of itself, by the script of `checklist collect`. Believed as far as one believes the
/// instance. Empty: it did not say.
struct HostReport {
    QString instance;
    Instant at{};                        ///< when it was taken in
    std::optional<bool> sshPasswords;    ///< `sshd -T`: passwordauthentication
    std::optional<bool> sshInteractive;  ///< `sshd -T`: kbdinteractiveauthentication
    std::optional<QString> sshRootLogin; ///< `sshd -T`: permitrootlogin, "no", "prohibit-password", "yes"
    std::optional<bool> automaticUpdates;
    std::optional<int> pendingUpdates; ///< security updates that wait
    std::optional<QString> firewall;   ///< "ufw", "nftables", "iptables", "none"
    std::optional<bool> firewallLetsSshIn;
    std::vector<QString> listening; ///< "tcp 0.0.0.0:22 sshd"

    friend bool operator==(const HostReport &, const HostReport &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("instance", self.instance);
        visit("at", self.at);
        visit("ssh_passwords", self.sshPasswords);
        visit("ssh_interactive", self.sshInteractive);
        visit("ssh_root_login", self.sshRootLogin);
        visit("automatic_updates", self.automaticUpdates);
        visit("pending_updates", self.pendingUpdates);
        visit("firewall", self.firewall);
        visit("firewall_lets_ssh_in", self.firewallLetsSshIn);
        visit("listening", self.listening);
    }
};

/// Reads the output of the script for @p instance, as of @p now. Lines it does not know are passed over.
/// Errors: Invalid (no report, or cut off: its last line is missing).
[[nodiscard]] Result<HostReport> parseHostReport(const QByteArray &output, const QString &instance,
                                                 Instant now);

/// The script: POSIX sh, reads only.
[[nodiscard]] QByteArray hostReportScript();

} // namespace cloudnx
