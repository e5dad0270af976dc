#include "models/checklist/partdigest.h"

#include <openssl/evp.h>

#include <memory>

namespace cloudnx {

namespace {

/// Feeds described values to SHA-256 field by field: the JSON of a large account takes longer than its
/// judgement. Every value is preceded by its length, so that no two values look alike.
class Hasher {
public:
    Hasher() : m_context(EVP_MD_CTX_new()) { EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr); }

    void add(const QString &text) {
        add(static_cast<qint64>(text.size()));
        m_bytes.append(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    }

    void add(const QJsonObject &object) { add(digestOf(object)); }

    void add(Instant at) { add(static_cast<qint64>(at.time_since_epoch().count())); }

    template <typename T>
        requires(std::integral<T> || std::is_enum_v<T>)
    void add(T number) {
        const auto wide = static_cast<qint64>(number);
        m_bytes.append(reinterpret_cast<const char *>(&wide), sizeof wide);
        if (m_bytes.size() > flushAt)
            flush();
    }

    template <Texted T>
    void add(const T &value) {
        add(value.toText());
    }

    template <typename T>
    void add(const std::optional<T> &value) {
        add(value.has_value());
        if (value)
            add(*value);
    }

    template <typename T>
    void add(const std::vector<T> &values) {
        add(static_cast<qint64>(values.size()));
        for (const T &value : values)
            add(value);
    }

    template <Described T>
    void add(const T &value) {
        T::fields(value, [this](const char *, const auto &field) { this->add(field); });
    }

    [[nodiscard]] QString result() {
        flush();
        unsigned char hash[EVP_MAX_MD_SIZE];
        unsigned int length = 0;
        EVP_DigestFinal_ex(m_context.get(), hash, &length);
        return QString::fromLatin1(
            QByteArray(reinterpret_cast<const char *>(hash), static_cast<qsizetype>(length)).toHex());
    }

private:
    static constexpr qsizetype flushAt = 64 * 1024;

    struct FreeContext {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    };

    void flush() {
        EVP_DigestUpdate(m_context.get(), m_bytes.constData(), static_cast<std::size_t>(m_bytes.size()));
        m_bytes.resize(0);
    }

    std::unique_ptr<EVP_MD_CTX, FreeContext> m_context;
    QByteArray m_bytes;
};

template <typename T>
QString digestOfReading(const Reading<T> &reading) {
    if (!reading.known())
        return {};
    Hasher hasher;
    hasher.add(*reading);
    return hasher.result();
}

} // namespace

std::map<Part, QString> digestsOf(const Inventory &all) {
    return {{Part::Identity, digestOfReading(all.identity)},
            {Part::SecondFactor, digestOfReading(all.secondFactor)},
            {Part::Sessions, digestOfReading(all.sessions)},
            {Part::TaxProfile, digestOfReading(all.taxProfile)},
            {Part::PasswordPolicy, digestOfReading(all.passwordPolicy)},
            {Part::Users, digestOfReading(all.users)},
            {Part::Groups, digestOfReading(all.groups)},
            {Part::Policies, digestOfReading(all.policies)},
            {Part::AccessKeys, digestOfReading(all.accessKeys)},
            {Part::Principals, digestOfReading(all.principals)},
            {Part::Instances, digestOfReading(all.instances)},
            {Part::Volumes, digestOfReading(all.volumes)},
            {Part::Snapshots, digestOfReading(all.snapshots)},
            {Part::Images, digestOfReading(all.images)},
            {Part::Firewall, digestOfReading(all.firewall)},
            {Part::KmsKeys, digestOfReading(all.kmsKeys)},
            {Part::Buckets, digestOfReading(all.buckets)},
            {Part::StorageKeys, digestOfReading(all.storageKeys)},
            {Part::Activity, digestOfReading(all.activity)}};
}

} // namespace cloudnx
