#pragma once

#include "models/cloud/words.h"
#include "models/plan/thereis.h"

namespace cloudnx {

/// Change holds a variant for each noun: the one that has this change.
template <typename One>
using NounOf = std::conditional_t<
    std::is_constructible_v<AccountChange, One>, AccountChange,
    std::conditional_t<
        std::is_constructible_v<IamChange, One>, IamChange,
        std::conditional_t<std::is_constructible_v<FirewallChange, One>, FirewallChange,
                           std::conditional_t<std::is_constructible_v<KmsChange, One>, KmsChange,
                                              std::conditional_t<std::is_constructible_v<ComputeChange, One>,
                                                                 ComputeChange, StorageChange>>>>>;

/// Of changes of firewalls: whether they can be made in the account as it was read. Errors: as
/// checkPossible().
struct PossibleFirewall {
    const Inventory &in;
    const CloudWords words = wordsNamed(in.cloud);

    [[nodiscard]] Done operator()(const AddRule &change) const;
    [[nodiscard]] Done operator()(const RemoveRule &change) const;
    [[nodiscard]] Done operator()(const CreateFirewallGroup &change) const;
    [[nodiscard]] Done operator()(const DeleteFirewallGroup &change) const;
    [[nodiscard]] Done operator()(const AttachFirewallGroup &change) const;
    [[nodiscard]] Done operator()(const DetachFirewallGroup &change) const;

protected:
    /// Errors: Conflict, with @p sentence, when @p change is so already.
    template <typename One>
    [[nodiscard]] Done notYet(const One &change, const QString &sentence) const {
        return isTrueIn(in, Change(NounOf<One>(change))).value_or(false) ? conflict(sentence) : Done{};
    }

    [[nodiscard]] Done instance(const QString &name) const;

private:
    [[nodiscard]] Done goesWithTheOthers(const AttachFirewallGroup &change) const;
    [[nodiscard]] Done guardable(const QString &group, const QString &name) const;
    [[nodiscard]] Done ownFirewall(const QString &name) const;
    [[nodiscard]] Done firewall(const QString &name) const;
};

} // namespace cloudnx
