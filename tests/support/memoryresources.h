#pragma once

#include "tests/support/memorystate.h"

namespace cloudnx::test {

class MemoryFirewall final : public FirewallService {
public:
    explicit MemoryFirewall(MemoryState &state) : m(state) {}

    Result<std::vector<FirewallGroup>> groups(std::stop_token stop) override {
        return m.read(Part::Firewall, m.account.firewall, stop);
    }

    Result<std::vector<Allowance>> quota(std::stop_token stop) override {
        return m.read(Part::Allowances, m.account.allowances, stop);
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

    Done carryOut(const CreateFirewallGroup &change, Receipt &receipt) {
        if (entryOf(m.account.firewall, &FirewallGroup::name, change.group))
            return already();
        FirewallGroup made;
        made.id = receipt.createdId = m.freshId("sg");
        made.name = change.group;
        made.stateful = change.stateful;
        made.description = change.description;
        for (const char *everyone : {"0.0.0.0/0", "::/0"})
            made.rules.push_back({m.freshId("fw"),
                                  {.direction = Direction::Egress,
                                   .protocol = Protocol::Any,
                                   .ports = {},
                                   .peer = CidrBlock::parse(QLatin1String(everyone)).value(),
                                   .description = {}},
                                  false,
                                  {}});
        m.account.firewall.value->push_back(made);
        return {};
    }

    Done carryOut(const DeleteFirewallGroup &change, Receipt &) {
        const auto *group = entryOf(m.account.firewall, &FirewallGroup::name, change.group);
        if (!group)
            return notThere();
        if (!group->instances.empty())
            return failure(ErrorKind::Conflict, QStringLiteral("Security group in use."));
        std::erase_if(*m.account.firewall.value,
                      [&](const FirewallGroup &one) { return one.name == change.group; });
        for (FirewallGroup &one : *m.account.firewall.value)
            std::erase_if(one.rules, [&](const Rule &rule) { return rule.spec.peerGroup == change.group; });
        return {};
    }

    Done carryOut(const AttachFirewallGroup &change, Receipt &) {
        auto *group = entryOf(m.account.firewall, &FirewallGroup::name, change.group);
        if (!group)
            return notThere();
        group->instances.push_back(change.instance);
        std::sort(group->instances.begin(), group->instances.end());
        return {};
    }

    Done carryOut(const DetachFirewallGroup &change, Receipt &) {
        auto *group = entryOf(m.account.firewall, &FirewallGroup::name, change.group);
        if (!group)
            return notThere();
        std::erase(group->instances, change.instance);
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

    Result<std::vector<Snapshot>> snapshots(std::stop_token stop) override {
        return m.read(Part::Snapshots, m.account.snapshots, stop);
    }

    Result<std::vector<Image>> images(std::stop_token stop) override {
        return m.read(Part::Images, m.account.images, stop);
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

    Result<std::vector<StorageKey>> keys(std::stop_token stop) override {
        return m.read(Part::StorageKeys, m.account.storageKeys, stop);
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

} // namespace cloudnx::test
