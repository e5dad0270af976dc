#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

#include <vector>

namespace cloudnx {

/// Which secret a step names. The executor asks a person (or stdin) for it when it is applied, never before.
enum class SecretKind {
    PasscodeNow,     ///< six digits from the authenticator, or where allowed a backup code
    FirstPasscode,   ///< six digits that prove a seed was just enrolled; the seed was given to `give` before
    AccountPassword, ///< the password of who is signed in
    NewUserPassword, ///< a password to set for somebody
};

struct SecretRequest {
    SecretKind kind;
    QString prompt; ///< "Password of new user alice"
};

/// What a step produces and may be seen exactly once.
enum class ProductKind { TotpSeed, BackupCodes, AccessKey };

struct SecretProduct {
    ProductKind kind;
    QString label; ///< "Access key of ci-bot"

    struct Part {
        QString name; ///< "secret_access_key"
        Secret value;
    };

    std::vector<Part> parts;
};

/// Where secrets come from and go to while a plan is applied: a sheet in the desktop, the tty, or stdin.
class SecretDesk {
public:
    SecretDesk() = default;
    SecretDesk(const SecretDesk &) = delete;
    SecretDesk &operator=(const SecretDesk &) = delete;
    virtual ~SecretDesk() = default;

    /// Blocks until answered. Errors: Cancelled; PasscodeRequired when there is nobody to ask.
    [[nodiscard]] virtual Result<Secret> ask(const SecretRequest &request) = 0;
    /// Shows or stores @p product. When this fails the step counts as done and its product as lost.
    [[nodiscard]] virtual Done give(const SecretProduct &product) = 0;
};

} // namespace cloudnx
