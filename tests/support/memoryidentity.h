#pragma once

#include "tests/support/memorystate.h"

namespace cloudnx::test {

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

    Result<std::vector<Project>> projects(std::stop_token stop) override {
        const std::scoped_lock lock(m.mutex);
        return m.projects ? Result<std::vector<Project>>(*m.projects) : IamService::projects(std::move(stop));
    }

    Result<std::vector<Trust>> trusts(std::stop_token stop) override {
        const std::scoped_lock lock(m.mutex);
        return m.trusts ? *m.trusts : IamService::trusts(std::move(stop));
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

    Done carryOut(const SetMfaRules &change, SecretDesk &, Receipt &) {
        if (!user(change.user))
            return notThere();
        user(change.user)->mfaRules = change.rules;
        return {};
    }

    Done carryOut(const EnrolTotp &, SecretDesk &desk, Receipt &) {
        SecretProduct seed{ProductKind::TotpSeed, QStringLiteral("Seed"), {}};
        seed.parts.push_back({QStringLiteral("secret"), Secret("JBSWY3DPEHPK3PXP")});
        if (Done given = desk.give(seed); !given)
            return given;
        auto code = desk.ask({SecretKind::FirstPasscode, QStringLiteral("Code")});
        return code ? Done{} : Done(failure(code.error()));
    }

    Done carryOut(const RemoveTotp &change, SecretDesk &, Receipt &) {
        return user(change.user) ? Done{} : notThere();
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

} // namespace cloudnx::test
