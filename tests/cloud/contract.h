#pragma once

#include "models/cloud/cloud.h"
#include "models/cloud/signin.h"
#include "models/plan/executor.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace cloudnx::test {

/// A real control plane, and what only its own tools can do to it: what stands here under "elsewhere" goes
/// past our code.
class CloudUnderTest {
public:
    CloudUnderTest() = default;
    CloudUnderTest(const CloudUnderTest &) = delete;
    CloudUnderTest &operator=(const CloudUnderTest &) = delete;
    virtual ~CloudUnderTest() = default;

    [[nodiscard]] virtual SignIn &door() = 0;
    /// Password of somebody who signs in with a code as well.
    [[nodiscard]] virtual Credentials password() = 0;
    /// The code that oathtool shows that person now; another one at each call where codes are good once.
    [[nodiscard]] virtual Secret code() = 0;
    /// @p fresh as it is once the service finds it too old, while our own clock still finds it young.
    [[nodiscard]] virtual PendingSignIn aged(const PendingSignIn &fresh) = 0;

    [[nodiscard]] virtual Cloud &cloud() = 0;
    /// Somebody who may look at the firewall and may not make users.
    [[nodiscard]] virtual Cloud &guest() = 0;
    [[nodiscard]] virtual QString group() const = 0;
    [[nodiscard]] virtual QString instance() const = 0;

    [[nodiscard]] virtual int rulesElsewhere(const QString &ofGroup) = 0;
    [[nodiscard]] virtual bool isRunningElsewhere() = 0;
    /// Makes (or takes) a group and gives it 1,500 rules: ports 20000 … 21499, as addRulesElsewhere. Its
    /// name.
    [[nodiscard]] virtual QString crowdElsewhere() = 0;
    virtual void dissolveCrowd() = 0;
    /// To group(): tcp ports @p first … @p first + count - 1 from 192.0.2.0/24.
    virtual void addRulesElsewhere(int first, int count) = 0;
    virtual void removeRulesElsewhere(int first, int count) = 0;
    /// From now on group() may have no rule more; and as many as ever.
    virtual void useUpQuota() = 0;
    virtual void giveQuotaBack() = 0;
};

/// What every cloud behind the seam keeps to. The same rows run on the sandbox and on a real OpenStack.
class CloudContract : public QObject {
    Q_OBJECT

public:
    using Make = std::function<std::unique_ptr<CloudUnderTest>()>;

    explicit CloudContract(Make make) : m_make(std::move(make)) {}

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aPasswordAndACodeSignIn();
    void aWrongPasswordIsRefused();
    void aWrongCodeIsRefusedAndTheRightOneStillGood();
    void aPasswordTypedTooLongAgoIsToldApart();
    void aRuleIsAddedOnceAndRemovedOnce();
    void fifteenHundredRulesAreReadToTheLast();
    void driftStopsAPlanBeforeItSends();
    void whatOneMayNotDoIsForbidden();
    void whatIsNotThereIsNamed();
    void aUsedUpQuotaIsRefused();
    void aPlanIsReadBackAndTakenBack();
    void anInstanceStopsAndStartsAgain();

private:
    [[nodiscard]] Result<Plan> planned(const std::vector<Change> &changes);
    [[nodiscard]] Result<Outcome> applied(const Plan &plan, const QString &undoes = {});
    [[nodiscard]] Result<Outcome> takenBack();
    [[nodiscard]] std::vector<Rule> rules(const QString &ofGroup);
    /// The same, read without asking who uses the groups.
    [[nodiscard]] std::vector<Rule> rulesAlone(const QString &ofGroup);

    [[nodiscard]] int count() { return m_subject->rulesElsewhere(m_subject->group()); }

    [[nodiscard]] Result<Receipt> change(const Change &one);

    Make m_make;
    std::unique_ptr<CloudUnderTest> m_subject;
    QTemporaryDir m_folder;
    std::unique_ptr<Journal> m_journal;
};

} // namespace cloudnx::test
