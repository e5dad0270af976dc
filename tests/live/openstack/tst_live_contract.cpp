#include "tests/cloud/contract.h"
#include "tests/live/openstack/livecloud.h"
#include "tests/support/offmainthread.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

/// The services of up.sh; "elsewhere" is the reference client, quotas by an administrator.
class OpenStackUnderTest final : public CloudUnderTest {
public:
    OpenStackUnderTest() {
        offMainThread([&] { m_operator = std::make_unique<LiveCloud>(Person::Operator); });
    }

    SignIn &door() override { return m_operator->door; }

    Credentials password() override { return passwordOf(Person::Operator); }

    Secret code() override { return codeNow(Person::Operator); }

    PendingSignIn aged(const PendingSignIn &fresh) override {
        const auto note = openstack::unpacked(fresh.pendingToken).note.value();
        return {openstack::packed(oldReceipt(), note), fresh.expires, fresh.ofIamUser};
    }

    Cloud &cloud() override { return m_operator->cloud; }

    Cloud &guest() override { return m_operator->cloud; }

    QString group() const override { return QStringLiteral("default"); }

    QString instance() const override { return QStringLiteral("vm1"); }

    int rulesElsewhere(const QString &ofGroup) override {
        return m_reference.says("count_rules", {ofGroup}).front().toInt();
    }

    QString crowdElsewhere() override {
        const QString name = QStringLiteral("crowd");
        addManyRules(m_reference.says("add_group", {name}).front(), 20'000, 1'500);
        return name;
    }

    void dissolveCrowd() override { m_reference.does("remove_group", {QStringLiteral("crowd")}); }

    bool isRunningElsewhere() override {
        return !m_reference.says("servers").filter(QStringLiteral("server vm1 ACTIVE")).isEmpty();
    }

    void addRulesElsewhere(int first, int count) override {
        m_reference.does("add_rules", {group(), first, count});
    }

    void removeRulesElsewhere(int first, int count) override {
        m_reference.does("remove_rules", {group(), first, count});
    }

    void useUpQuota() override { m_admin.does("rule_quota", {m_admin.says("all_rules").front().toInt()}); }

    void giveQuotaBack() override { m_admin.does("rule_quota", {2'000}); }

private:
    std::unique_ptr<LiveCloud> m_operator;
    Reference m_reference{QStringLiteral("demo")};
    Reference m_admin{QStringLiteral("admin-demo")};
};

} // namespace

int main(int count, char **arguments) {
    QCoreApplication application(count, arguments);
    CloudContract contract([] { return std::make_unique<OpenStackUnderTest>(); });
    return QTest::qExec(&contract, count, arguments);
}
