#pragma once

#include "models/firewall/cidrblock.h"
#include "models/record/attestation.h"
#include "models/record/hostreport.h"
#include "models/record/ruleremark.h"

namespace cloudnx {

/// What people told us about one profile's account, because no cloud knows it. Kept on this machine.
struct Record {
    std::vector<CidrBlock> adminRanges; ///< where they manage from, as typed; empty: not told
    int managementPort = 22;
    QString lastAddress; ///< where their session came from when it was seen last; empty: never seen
    std::vector<RuleRemark> ruleRemarks;
    std::vector<Attestation> attestations;
    std::vector<Waiver> waivers;
    std::vector<DataRequest> dataRequests;
    std::vector<HostReport> hostReports;      ///< the newest of each instance
    std::vector<QString> endpoints;           ///< their own TLS endpoints, "www.example.in:443"
    std::vector<QString> askSshOf;            ///< names of instances whose SSH port may be asked
    std::optional<int> snapshotRetentionDays; ///< how long snapshots are kept; empty: not told
    std::optional<Instant> auditReadAt;
    std::optional<Instant> configurationSavedAt;
    QString configurationDigest; ///< of what was saved then; empty: never

    friend bool operator==(const Record &, const Record &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("admin_ranges", self.adminRanges);
        visit("management_port", self.managementPort);
        visit("last_address", self.lastAddress);
        visit("rule_remarks", self.ruleRemarks);
        visit("attestations", self.attestations);
        visit("waivers", self.waivers);
        visit("data_requests", self.dataRequests);
        visit("host_reports", self.hostReports);
        visit("endpoints", self.endpoints);
        visit("ask_ssh_of", self.askSshOf);
        visit("snapshot_retention_days", self.snapshotRetentionDays);
        visit("audit_read_at", self.auditReadAt);
        visit("configuration_saved_at", self.configurationSavedAt);
        visit("configuration_digest", self.configurationDigest);
    }
};

/// The newest attestation of @p check, whether it still holds or not; nullptr when nobody said anything.
[[nodiscard]] const Attestation *attestationOf(const Record &record, const QString &check);
/// The waiver of @p check that holds at @p now; nullptr when there is none.
[[nodiscard]] const Waiver *waiverOf(const Record &record, const QString &check, Instant now);

/// Puts it in the place of what was said before. Errors: Invalid (nobody's name, no reason, an end that is
/// not after its beginning).
[[nodiscard]] Done attest(Record &record, Attestation attestation);
void keep(Record &record, HostReport report);
[[nodiscard]] Done waive(Record &record, Waiver waiver);
/// Errors: NotFound (it was not waived).
[[nodiscard]] Done unwaive(Record &record, const QString &check);

/// A request about personal data came in. Errors: Invalid (no id), Conflict (it stands there already).
[[nodiscard]] Done receiveRequest(Record &record, const QString &id, Instant now);
/// Errors: NotFound.
[[nodiscard]] Done answerRequest(Record &record, const QString &id, Instant now);

} // namespace cloudnx
