#pragma once

#include "models/core/receipt.h"
#include "models/core/secret.h"
#include "models/kms/change.h"

#include <stop_token>

namespace cloudnx {

/// Keys for secrets. Every call blocks. Unsupported = this account has no KMS.
class KmsService {
public:
    /// Direct encryption takes this much at most, as AWS KMS does.
    static constexpr std::size_t plaintextLimit = 4096;

    KmsService() = default;
    KmsService(const KmsService &) = delete;
    KmsService &operator=(const KmsService &) = delete;
    virtual ~KmsService() = default;

    [[nodiscard]] virtual Result<std::vector<KmsKey>> keys(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<std::vector<KmsContainer>> containers(std::stop_token stop);
    [[nodiscard]] virtual Result<std::vector<KmsOrder>> orders(std::stop_token stop);
    /// Of the key with this id.
    [[nodiscard]] virtual Result<KmsAccess> access(const QString &keyId, std::stop_token stop);
    [[nodiscard]] virtual Result<Receipt> apply(const KmsChange &change, std::stop_token stop) = 0;
    /// @p key by name or id; the answer is base64 text that names its key. Errors: Invalid over
    /// plaintextLimit.
    [[nodiscard]] virtual Result<QByteArray> encrypt(const QString &key, const Secret &plaintext,
                                                     const EncryptionContext &context,
                                                     std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<Secret> decrypt(const QByteArray &ciphertext,
                                                 const EncryptionContext &context, std::stop_token stop) = 0;
};

} // namespace cloudnx
