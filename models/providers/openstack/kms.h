#pragma once

#include "models/kms/service.h"
#include "models/providers/openstack/gateway.h"
#include "models/providers/openstack/reading.h"

namespace cloudnx::openstack {

/// Barbican: its secrets as keys. It keeps and generates keys, but encrypts nothing with them itself.
class Kms final : public KmsService {
public:
    explicit Kms(Gateway &gateway) : m_gateway(gateway) {}

    [[nodiscard]] Result<std::vector<KmsKey>> keys(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<KmsContainer>> containers(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<KmsOrder>> orders(std::stop_token stop) override;
    [[nodiscard]] Result<KmsAccess> access(const QString &keyId, std::stop_token stop) override;
    /// Making a key is an order that Barbican fills; this returns when it is filled.
    [[nodiscard]] Result<Receipt> apply(const KmsChange &change, std::stop_token stop) override;
    [[nodiscard]] Result<QByteArray> encrypt(const QString &key, const Secret &plaintext,
                                             const EncryptionContext &context, std::stop_token stop) override;
    [[nodiscard]] Result<Secret> decrypt(const QByteArray &ciphertext, const EncryptionContext &context,
                                         std::stop_token stop) override;

private:
    [[nodiscard]] Result<Receipt> order(const CreateKmsKey &change, const std::stop_token &stop);

    Gateway &m_gateway;
};

} // namespace cloudnx::openstack
