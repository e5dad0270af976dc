#pragma once

#include "models/kms/service.h"
#include "models/providers/cloudnx/api.h"

namespace cloudnx {

class CloudNxKms final : public KmsService {
public:
    explicit CloudNxKms(CloudNxApi &api) : m_api(api) {}

    [[nodiscard]] Result<std::vector<KmsKey>> keys(std::stop_token stop) override;
    [[nodiscard]] Result<Receipt> apply(const KmsChange &change, std::stop_token stop) override;
    [[nodiscard]] Result<QByteArray> encrypt(const QString &key, const Secret &plaintext,
                                             const EncryptionContext &context, std::stop_token stop) override;
    [[nodiscard]] Result<Secret> decrypt(const QByteArray &ciphertext, const EncryptionContext &context,
                                         std::stop_token stop) override;

private:
    CloudNxApi &m_api;
};

} // namespace cloudnx
