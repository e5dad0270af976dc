#pragma once

#include "app/terminal/parts/context.h"
#include "models/core/secretdesk.h"

namespace cloudnx::terminal {

/// A desk that keeps access keys in the keychain instead of showing them: each signs in to a new profile
/// beside the one at work. Everything else goes to the desk behind it.
class KeepingDesk final : public SecretDesk {
public:
    /// @p profile empty: keeps nothing. The references must outlive this.
    KeepingDesk(SecretDesk &behind, Context &context, QString profile)
        : m_behind(behind), m_context(context), m_profile(std::move(profile)) {}

    [[nodiscard]] Result<Secret> ask(const SecretRequest &request) override { return m_behind.ask(request); }

    [[nodiscard]] Done give(const SecretProduct &product) override;

private:
    [[nodiscard]] Done keep(const AccessKeyCredentials &key);

    SecretDesk &m_behind;
    Context &m_context;
    const QString m_profile;
};

/// That the new profile can be made. Errors: Invalid, Conflict.
[[nodiscard]] Done checkNewProfile(const QString &name);

} // namespace cloudnx::terminal
