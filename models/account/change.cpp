#include "models/account/change.h"

namespace cloudnx {

namespace {

struct Sentence {
    QString operator()(const EnableSecondFactor &) const {
        return QStringLiteral("Turn on two-factor sign-in (TOTP)");
    }

    QString operator()(const DisableSecondFactor &) const {
        return QStringLiteral("Turn off two-factor sign-in (TOTP)");
    }

    QString operator()(const SetTaxProfile &change) const {
        if (change.profile.gstin.isEmpty())
            return QStringLiteral("Clear the GSTIN");
        return QStringLiteral("Set the GSTIN to %1").arg(change.profile.gstin);
    }

    QString operator()(const SetPasswordPolicy &change) const {
        return QStringLiteral("Ask for passwords of at least %1 characters").arg(change.policy.minLength);
    }

    QString operator()(const RevokeSession &change) const {
        return QStringLiteral("End session %1").arg(change.id);
    }
};

} // namespace

QString sentence(const AccountChange &change) {
    return std::visit(Sentence{}, change);
}

} // namespace cloudnx
