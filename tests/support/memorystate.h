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
    std::optional<std::vector<Project>> projects; ///< empty: this cloud has none
    std::optional<Result<std::vector<Trust>>> trusts;
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

} // namespace cloudnx::test
