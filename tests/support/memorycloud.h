#pragma once

#include "models/cloud/cloud.h"
#include "models/cloud/inventory.h"

#include <functional>
#include <map>
#include <mutex>

namespace cloudnx::test {

/// Answers every request with what stands here and keeps what it is given.
class FixedDesk final : public SecretDesk {
public:
    std::map<SecretKind, QByteArray> answers{{SecretKind::PasscodeNow, "123456"},
                                             {SecretKind::FirstPasscode, "123456"},
                                             {SecretKind::AccountPassword, "correct horse battery"},
                                             {SecretKind::NewUserPassword, "battery staple horse"}};
    std::vector<SecretKind> asked;
    std::vector<SecretProduct> given;

    Result<Secret> ask(const SecretRequest &request) override {
        asked.push_back(request.kind);
        const auto found = answers.find(request.kind);
        if (found == answers.end())
            return failure(ErrorKind::Cancelled, QStringLiteral("Nobody answered."));
        return Secret(
            std::string_view(found->second.constData(), static_cast<std::size_t>(found->second.size())));
    }

    Done give(const SecretProduct &product) override {
        given.push_back(product);
        return {};
    }
};

/// What the services of one MemoryCloud share: the account, the faults to come, and what arrived.
class MemoryState {
public:
    enum class When { Before, After };

    struct Fault {
        When when = When::Before;
        Error error;
    };

    explicit MemoryState(Inventory account) : account(std::move(account)) {}

    std::mutex mutex;
    Inventory account;
    std::map<int, Fault> faults; ///< by number of the change, from 0
    std::map<Part, Error> refusals;
    std::vector<Change> arrived; ///< every change that was sent, carried out or not
    std::function<void(const Change &)> onChange;
    int created = 0;

    template <typename T>
    Result<T> read(Part part, const Reading<T> &reading, const std::stop_token &stop) {
        const std::scoped_lock lock(mutex);
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped."));
        if (const auto refused = refusals.find(part); refused != refusals.end())
            return failure(refused->second);
        if (!reading.known())
            return failure(ErrorKind::Unsupported, QStringLiteral("Not offered by this cloud."));
        return *reading;
    }

    /// Runs @p carryOut unless a fault stands in the way.
    template <typename CarryOut>
    Result<Receipt> send(const Change &change, const std::stop_token &stop, CarryOut carryOut) {
        if (onChange)
            onChange(change);
        const std::scoped_lock lock(mutex);
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped."));
        const int number = static_cast<int>(arrived.size());
        arrived.push_back(change);
        const auto fault = faults.find(number);
        if (fault != faults.end() && fault->second.when == When::Before)
            return failure(fault->second.error);
        Receipt receipt{QStringLiteral("req-mem-%1").arg(number), {}};
        if (Done done = carryOut(receipt); !done)
            return failure(done.error());
        if (fault != faults.end())
            return failure(fault->second.error);
        return receipt;
    }

    QString freshId(const char *prefix) {
        return QStringLiteral("%1-new%2").arg(QLatin1String(prefix)).arg(++created);
    }
};

/// First entry of @p list whose @p member is @p value; nullptr when there is none.
template <typename T, typename Member>
T *entryOf(Reading<std::vector<T>> &list, Member member, const QString &value) {
    if (!list.value)
        return nullptr;
    for (T &entry : *list.value)
        if (entry.*member == value)
            return &entry;
    return nullptr;
}

inline Done notThere() {
    return failure(ErrorKind::NotFound, QStringLiteral("There is no such thing in this account."));
}

inline Done already() {
    return failure(ErrorKind::Conflict, QStringLiteral("It exists already."));
}

class MemoryAccount final : public AccountService {
public:
    explicit MemoryAccount(MemoryState &state) : m(state) {}

    Result<Identity> identity(std::stop_token stop) override {
        return m.read(Part::Identity, m.account.identity, stop);
    }

    Result<SecondFactor> secondFactor(std::stop_token stop) override {
        return m.read(Part::SecondFactor, m.account.secondFactor, stop);
    }

    Result<std::vector<Session>> sessions(std::stop_token stop) override {
        return m.read(Part::Sessions, m.account.sessions, stop);
    }

    Result<TaxProfile> taxProfile(std::stop_token stop) override {
        return m.read(Part::TaxProfile, m.account.taxProfile, stop);
    }

    Result<PasswordPolicy> passwordPolicy(std::stop_token stop) override {
        return m.read(Part::PasswordPolicy, m.account.passwordPolicy, stop);
    }

    Result<Receipt> apply(const AccountChange &change, SecretDesk &desk, std::stop_token stop) override {
        return m.send(change, stop, [&](Receipt &) {
            return std::visit([&](const auto &one) { return carryOut(one, desk); }, change);
        });
    }

private:
    void setSecondFactor(bool on) {
        m.account.secondFactor.value = SecondFactor{on, {}, on ? std::optional(10) : std::nullopt};
        m.account.identity.value->mfaEnabled = on;
    }

    Done carryOut(const EnableSecondFactor &, SecretDesk &desk) {
        SecretProduct seed{ProductKind::TotpSeed, QStringLiteral("Seed"), {}};
        seed.parts.push_back({QStringLiteral("secret"), Secret("JBSWY3DPEHPK3PXP")});
        if (Done given = desk.give(seed); !given)
            return given;
        auto code = desk.ask({SecretKind::FirstPasscode, QStringLiteral("Code")});
        if (!code)
            return failure(code.error());
        setSecondFactor(true);
        SecretProduct codes{ProductKind::BackupCodes, QStringLiteral("Backup codes"), {}};
        codes.parts.push_back({QStringLiteral("1"), Secret("abcd-efgh")});
        return desk.give(codes);
    }

    Done carryOut(const DisableSecondFactor &, SecretDesk &desk) {
        for (const SecretKind kind : {SecretKind::PasscodeNow, SecretKind::AccountPassword})
            if (auto answer = desk.ask({kind, QString()}); !answer)
                return failure(answer.error());
        setSecondFactor(false);
        return {};
    }

    Done carryOut(const SetTaxProfile &change, SecretDesk &) {
        m.account.taxProfile.value = change.profile;
        return {};
    }

    Done carryOut(const SetPasswordPolicy &change, SecretDesk &) {
        m.account.passwordPolicy.value = change.policy;
        return {};
    }

    Done carryOut(const RevokeSession &change, SecretDesk &) {
        return std::erase_if(*m.account.sessions.value,
                             [&](const Session &one) { return one.id == change.id; }) > 0
                   ? Done{}
                   : notThere();
    }

    MemoryState &m;
};

class MemoryIam final : public IamService {
public:
    explicit MemoryIam(MemoryState &state) : m(state) {}

    Result<std::vector<User>> users(std::stop_token stop) override {
        return m.read(Part::Users, m.account.users, stop);
    }

    Result<std::vector<Group>> groups(std::stop_token stop) override {
        return m.read(Part::Groups, m.account.groups, stop);
    }

    Result<std::vector<Policy>> policies(std::stop_token stop) override {
        return m.read(Part::Policies, m.account.policies, stop);
    }

    Result<std::vector<AccessKey>> accessKeys(const QString &userName, std::stop_token stop) override {
        auto keys = m.read(Part::AccessKeys, m.account.accessKeys, stop);
        if (keys)
            std::erase_if(*keys, [&](const AccessKey &key) { return key.userName != userName; });
        return keys;
    }

    Result<std::vector<Principal>> principals(std::stop_token stop) override {
        return m.read(Part::Principals, m.account.principals, stop);
    }

    Result<Receipt> apply(const IamChange &change, SecretDesk &desk, std::stop_token stop) override {
        return m.send(change, stop, [&](Receipt &receipt) {
            return std::visit([&](const auto &one) { return carryOut(one, desk, receipt); }, change);
        });
    }

private:
    User *user(const QString &name) { return entryOf(m.account.users, &User::name, name); }

    Group *group(const QString &name) { return entryOf(m.account.groups, &Group::name, name); }

    std::vector<QString> *policiesOf(PolicyHolder holder, const QString &name) {
        if (holder == PolicyHolder::User)
            return user(name) ? &user(name)->policies : nullptr;
        return group(name) ? &group(name)->policies : nullptr;
    }

    Done carryOut(const CreateUser &change, SecretDesk &, Receipt &receipt) {
        if (user(change.user))
            return already();
        User made;
        made.name = change.user;
        made.id = receipt.createdId = m.freshId("u");
        made.consoleAccess = made.mfaEnabled = false;
        m.account.users.value->push_back(made);
        return {};
    }

    Done carryOut(const DeleteUser &change, SecretDesk &, Receipt &) {
        if (!user(change.user))
            return notThere();
        std::erase_if(*m.account.users.value, [&](const User &one) { return one.name == change.user; });
        std::erase_if(*m.account.accessKeys.value,
                      [&](const AccessKey &key) { return key.userName == change.user; });
        for (Group &one : *m.account.groups.value)
            std::erase(one.members, change.user);
        return {};
    }

    Done carryOut(const SetConsolePassword &change, SecretDesk &desk, Receipt &) {
        if (!user(change.user))
            return notThere();
        if (auto password = desk.ask({SecretKind::NewUserPassword, QString()}); !password)
            return failure(password.error());
        user(change.user)->consoleAccess = true;
        return {};
    }

    Done carryOut(const DisableConsolePassword &change, SecretDesk &, Receipt &) {
        if (!user(change.user))
            return notThere();
        user(change.user)->consoleAccess = false;
        return {};
    }

    Done carryOut(const CreateGroup &change, SecretDesk &, Receipt &) {
        if (group(change.group))
            return already();
        m.account.groups.value->push_back({change.group, {}, {}, {}});
        return {};
    }

    Done carryOut(const DeleteGroup &change, SecretDesk &, Receipt &) {
        if (!group(change.group))
            return notThere();
        std::erase_if(*m.account.groups.value, [&](const Group &one) { return one.name == change.group; });
        for (User &one : *m.account.users.value)
            std::erase(one.groups, change.group);
        return {};
    }

    Done carryOut(const AddMember &change, SecretDesk &, Receipt &) {
        if (!user(change.user) || !group(change.group))
            return notThere();
        user(change.user)->groups.push_back(change.group);
        group(change.group)->members.push_back(change.user);
        return {};
    }

    Done carryOut(const RemoveMember &change, SecretDesk &, Receipt &) {
        if (!user(change.user) || !group(change.group))
            return notThere();
        std::erase(user(change.user)->groups, change.group);
        std::erase(group(change.group)->members, change.user);
        return {};
    }

    Done carryOut(const AttachPolicy &change, SecretDesk &, Receipt &) {
        auto *attached = policiesOf(change.holder, change.name);
        if (!attached || !entryOf(m.account.policies, &Policy::name, change.policy))
            return notThere();
        if (std::find(attached->begin(), attached->end(), change.policy) != attached->end())
            return already();
        attached->push_back(change.policy);
        return {};
    }

    Done carryOut(const DetachPolicy &change, SecretDesk &, Receipt &) {
        auto *attached = policiesOf(change.holder, change.name);
        return attached && std::erase(*attached, change.policy) > 0 ? Done{} : notThere();
    }

    Done carryOut(const CreatePolicy &change, SecretDesk &, Receipt &receipt) {
        if (entryOf(m.account.policies, &Policy::name, change.name))
            return already();
        receipt.createdId = m.freshId("pol");
        m.account.policies.value->push_back(
            {receipt.createdId, change.name, PolicyKind::Custom, {}, change.document, {}});
        return {};
    }

    Done carryOut(const DeletePolicy &change, SecretDesk &, Receipt &) {
        return std::erase_if(*m.account.policies.value,
                             [&](const Policy &one) { return one.name == change.name; }) > 0
                   ? Done{}
                   : notThere();
    }

    Done carryOut(const CreateAccessKey &change, SecretDesk &desk, Receipt &receipt) {
        if (!user(change.user))
            return notThere();
        AccessKey made;
        made.id = receipt.createdId = m.freshId("key");
        made.accessKeyId = QStringLiteral("AKIAMEMORY%1").arg(m.created, 10, 10, QChar(u'0'));
        made.userName = change.user;
        made.createdAt = m.account.readAt;
        m.account.accessKeys.value->push_back(made);
        SecretProduct product{ProductKind::AccessKey, QStringLiteral("Access key of ") + change.user, {}};
        product.parts.push_back({QStringLiteral("access_key_id"), Secret::of(made.accessKeyId)});
        product.parts.push_back({QStringLiteral("secret_access_key"), Secret("only-once-and-never-again")});
        return desk.give(product);
    }

    Done carryOut(const SetAccessKeyActive &change, SecretDesk &, Receipt &) {
        auto *key = entryOf(m.account.accessKeys, &AccessKey::accessKeyId, change.accessKeyId);
        if (!key)
            return notThere();
        key->active = change.active;
        return {};
    }

    Done carryOut(const DeleteAccessKey &change, SecretDesk &, Receipt &) {
        return std::erase_if(*m.account.accessKeys.value,
                             [&](const AccessKey &key) { return key.accessKeyId == change.accessKeyId; }) > 0
                   ? Done{}
                   : notThere();
    }

    Done carryOut(const CreatePrincipal &change, SecretDesk &, Receipt &receipt) {
        if (auto *there = entryOf(m.account.principals, &Principal::crn, change.crn)) {
            there->policies.push_back(change.policy);
            return {};
        }
        receipt.createdId = m.freshId("pr");
        m.account.principals.value->push_back({receipt.createdId, change.crn, {change.policy}});
        return {};
    }

    Done carryOut(const DeletePrincipal &change, SecretDesk &, Receipt &) {
        return std::erase_if(*m.account.principals.value,
                             [&](const Principal &one) { return one.crn == change.crn; }) > 0
                   ? Done{}
                   : notThere();
    }

    MemoryState &m;
};

class MemoryFirewall final : public FirewallService {
public:
    explicit MemoryFirewall(MemoryState &state) : m(state) {}

    Result<std::vector<FirewallGroup>> groups(std::stop_token stop) override {
        return m.read(Part::Firewall, m.account.firewall, stop);
    }

    Result<Receipt> apply(const FirewallChange &change, std::stop_token stop) override {
        return m.send(change, stop, [&](Receipt &receipt) {
            return std::visit([&](const auto &one) { return carryOut(one, receipt); }, change);
        });
    }

private:
    Done carryOut(const AddRule &change, Receipt &receipt) {
        auto *group = entryOf(m.account.firewall, &FirewallGroup::name, change.group);
        if (!group)
            return notThere();
        receipt.createdId = m.freshId("fw");
        group->rules.push_back({receipt.createdId, change.rule, false, {}});
        return {};
    }

    Done carryOut(const RemoveRule &change, Receipt &) {
        auto *group = entryOf(m.account.firewall, &FirewallGroup::name, change.group);
        if (!group)
            return notThere();
        std::erase_if(group->rules, [&](const Rule &rule) {
            return !rule.implicit && sameTraffic(rule.spec, change.rule);
        });
        return {};
    }

    MemoryState &m;
};

/// "Encrypts" by writing the key's name in front and base64 around it.
class MemoryKms final : public KmsService {
public:
    explicit MemoryKms(MemoryState &state) : m(state) {}

    Result<std::vector<KmsKey>> keys(std::stop_token stop) override {
        return m.read(Part::KmsKeys, m.account.kmsKeys, stop);
    }

    Result<Receipt> apply(const KmsChange &change, std::stop_token stop) override {
        return m.send(change, stop, [&](Receipt &receipt) {
            return std::visit([&](const auto &one) { return carryOut(one, receipt); }, change);
        });
    }

    Result<QByteArray> encrypt(const QString &key, const Secret &plaintext, const EncryptionContext &,
                               std::stop_token) override {
        const std::scoped_lock lock(m.mutex);
        const KmsKey *found = entryOf(m.account.kmsKeys, &KmsKey::name, key);
        if (!found)
            return failure(ErrorKind::NotFound, QStringLiteral("There is no KMS key %1.").arg(key));
        if (found->state != KmsKeyState::Enabled)
            return failure(ErrorKind::Conflict, QStringLiteral("KMS key %1 is not enabled.").arg(key));
        return (key.toUtf8() + ':' + plaintext.revealBytes()).toBase64();
    }

    Result<Secret> decrypt(const QByteArray &ciphertext, const EncryptionContext &,
                           std::stop_token) override {
        QByteArray text = QByteArray::fromBase64(ciphertext.trimmed());
        const qsizetype colon = text.indexOf(':');
        if (colon < 0)
            return failure(ErrorKind::Invalid, QStringLiteral("This is no ciphertext of this account."));
        text.remove(0, colon + 1);
        return Secret::taken(text);
    }

private:
    KmsKey *key(const QString &name) { return entryOf(m.account.kmsKeys, &KmsKey::name, name); }

    Done carryOut(const CreateKmsKey &change, Receipt &receipt) {
        if (key(change.name))
            return already();
        KmsKey made;
        made.id = receipt.createdId = m.freshId("kms");
        made.name = change.name;
        made.algorithm = QStringLiteral("AES-256-GCM");
        m.account.kmsKeys.value->push_back(made);
        return {};
    }

    Done carryOut(const SetKmsKeyEnabled &change, Receipt &) {
        if (!key(change.name))
            return notThere();
        key(change.name)->state = change.enabled ? KmsKeyState::Enabled : KmsKeyState::Disabled;
        return {};
    }

    Done carryOut(const RotateKmsKey &change, Receipt &) {
        if (!key(change.name))
            return notThere();
        ++key(change.name)->currentVersion;
        return {};
    }

    Done carryOut(const ScheduleKmsKeyDeletion &change, Receipt &) {
        if (!key(change.name))
            return notThere();
        key(change.name)->state = KmsKeyState::PendingDeletion;
        key(change.name)->deletionAt = m.account.readAt + std::chrono::days(change.days);
        return {};
    }

    Done carryOut(const CancelKmsKeyDeletion &change, Receipt &) {
        if (!key(change.name))
            return notThere();
        key(change.name)->state = KmsKeyState::Disabled;
        key(change.name)->deletionAt.reset();
        return {};
    }

    MemoryState &m;
};

class MemoryAudit final : public AuditService {
public:
    explicit MemoryAudit(MemoryState &state) : m(state) {}

    /// The cursor is the number of the first event of the page.
    Result<EventPage> events(const EventQuery &query, const QString &cursor, int limit,
                             std::stop_token stop) override {
        auto activity = m.read(Part::Activity, m.account.activity, stop);
        if (!activity)
            return failure(activity.error());
        EventPage page;
        std::size_t at = cursor.toUInt();
        for (; at < activity->events.size() && static_cast<int>(page.events.size()) < limit; ++at)
            if (matches(query, activity->events[at]))
                page.events.push_back(activity->events[at]);
        if (at < activity->events.size())
            page.nextCursor = QString::number(at);
        return page;
    }

private:
    static bool matches(const EventQuery &query, const Event &event) {
        return (!query.from || event.time >= *query.from) && (!query.to || event.time < *query.to) &&
               (query.actor.isEmpty() || event.actor == query.actor) &&
               (query.service.isEmpty() || event.service == query.service) &&
               (query.method.isEmpty() || event.method == query.method) &&
               (query.ip.isEmpty() || event.ip == query.ip) &&
               (!query.status || event.status == *query.status) &&
               (query.text.isEmpty() || event.action.contains(query.text) ||
                event.resource.contains(query.text));
    }

    MemoryState &m;
};

class MemoryCompute final : public ComputeService {
public:
    explicit MemoryCompute(MemoryState &state) : m(state) {}

    Result<std::vector<Instance>> instances(std::stop_token stop) override {
        return m.read(Part::Instances, m.account.instances, stop);
    }

    Result<std::vector<Volume>> volumes(std::stop_token stop) override {
        return m.read(Part::Volumes, m.account.volumes, stop);
    }

    Result<Receipt> apply(const ComputeChange &change, std::stop_token stop) override {
        return m.send(change, stop, [&](Receipt &) {
            const bool start = std::holds_alternative<StartInstance>(change);
            auto *instance = entryOf(m.account.instances, &Instance::name,
                                     std::visit([](const auto &one) { return one.instance; }, change));
            if (!instance)
                return notThere();
            instance->status = start ? InstanceStatus::Running : InstanceStatus::Stopped;
            return Done{};
        });
    }

private:
    MemoryState &m;
};

class MemoryStorage final : public StorageService {
public:
    explicit MemoryStorage(MemoryState &state) : m(state) {}

    Result<std::vector<Bucket>> buckets(std::stop_token stop) override {
        return m.read(Part::Buckets, m.account.buckets, stop);
    }

    Result<Receipt> apply(const StorageChange &change, std::stop_token stop) override {
        return m.send(change, stop, [&](Receipt &) {
            const auto &one = std::get<SetBucketPublicRead>(change);
            auto *bucket = entryOf(m.account.buckets, &Bucket::name, one.bucket);
            if (!bucket)
                return notThere();
            bucket->publicRead = one.publicRead;
            return Done{};
        });
    }

private:
    MemoryState &m;
};

/// A cloud over an Inventory value, for tests: it reads what stands there and changes are carried out on it.
/// Faults are injected by the number of the change, refusals by part. Safe from several threads.
class MemoryCloud final : public Cloud {
public:
    using When = MemoryState::When;

    explicit MemoryCloud(Inventory account) : m_state(std::move(account)) {}

    CloudKind kind() const override { return CloudKind::CloudNx; }

    CloudWords words() const override {
        return {QStringLiteral("account"), QStringLiteral("instance firewall")};
    }

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
