#pragma once

#include "tests/support/memoryidentity.h"
#include "tests/support/memoryresources.h"

namespace cloudnx::test {

/// A cloud over an Inventory value, for tests: it reads what stands there and changes are carried out on it.
/// Faults are injected by the number of the change, refusals by part. Safe from several threads.
class MemoryCloud final : public Cloud {
public:
    using When = MemoryState::When;

    /// Of the kind that the account says it was read from.
    explicit MemoryCloud(Inventory account)
        : m_kind(enumOf<CloudKind>(account.cloud).value_or(CloudKind::CloudNx)),
          m_state(std::move(account)) {}

    CloudKind kind() const override { return m_kind; }

    std::vector<ProviderStatement> statements() const override {
        return {{QStringLiteral("volumes-encrypted"), QStringLiteral("Volumes are encrypted at rest"),
                 QStringLiteral("https://cloudnx.in/docs/guides/secure-by-default")},
                {QStringLiteral("audit-append-only"), QStringLiteral("The audit log is append-only"),
                 QStringLiteral("https://cloudnx.in/docs/guides/secure-by-default")}};
    }

    AccountService &account() override { return m_account; }

    IamService &iam() override { return m_iam; }

    FirewallService &firewall() override { return m_firewall; }

    KmsService &kms() override { return m_kms; }

    AuditService &audit() override { return m_audit; }

    ComputeService &compute() override { return m_compute; }

    StorageService &storage() override { return m_storage; }

    /// The change with this number (from 0) fails: Before = not carried out, After = carried out, answer
    /// lost.
    void failChange(int number, When when, Error error) {
        const std::scoped_lock lock(m_state.mutex);
        m_state.faults[number] = {when, std::move(error)};
    }

    /// From now on reading @p part fails.
    void refuse(Part part, Error error) {
        const std::scoped_lock lock(m_state.mutex);
        m_state.refusals[part] = std::move(error);
    }

    void allow(Part part) {
        const std::scoped_lock lock(m_state.mutex);
        m_state.refusals.erase(part);
    }

    /// Where one may work with one sign-in.
    void offerProjects(std::vector<Project> projects) {
        const std::scoped_lock lock(m_state.mutex);
        m_state.projects = std::move(projects);
    }

    /// From now on the account is that of this project.
    void enterProject(const QString &projectId) {
        const std::scoped_lock lock(m_state.mutex);
        for (Project &project : *m_state.projects) {
            project.current = project.id == projectId;
            if (!project.current)
                continue;
            m_state.account.accountId = m_state.account.identity.value->accountId = project.id;
            m_state.account.identity.value->accountName = project.name;
        }
    }

    void tellTrusts(Result<std::vector<Trust>> trusts) {
        const std::scoped_lock lock(m_state.mutex);
        m_state.trusts = std::move(trusts);
    }

    /// Called with every change before it arrives, on the caller's thread.
    void onChange(std::function<void(const Change &)> call) { m_state.onChange = std::move(call); }

    /// What somebody else does to the account meanwhile.
    void meanwhile(const std::function<void(Inventory &)> &edit) {
        const std::scoped_lock lock(m_state.mutex);
        edit(m_state.account);
    }

    [[nodiscard]] Inventory inventory() {
        const std::scoped_lock lock(m_state.mutex);
        return m_state.account;
    }

    [[nodiscard]] std::vector<Change> arrived() {
        const std::scoped_lock lock(m_state.mutex);
        return m_state.arrived;
    }

private:
    const CloudKind m_kind;
    MemoryState m_state;
    MemoryAccount m_account{m_state};
    MemoryIam m_iam{m_state};
    MemoryFirewall m_firewall{m_state};
    MemoryKms m_kms{m_state};
    MemoryAudit m_audit{m_state};
    MemoryCompute m_compute{m_state};
    MemoryStorage m_storage{m_state};
};

/// The answer never came: the request may or may not have been carried out.
[[nodiscard]] inline Error lostAnswer() {
    return {.kind = ErrorKind::Network,
            .sentence = QStringLiteral("The connection was cut before the answer came."),
            .requestId = {},
            .retryAfter = {},
            .maySucceedOnServer = true};
}

} // namespace cloudnx::test
