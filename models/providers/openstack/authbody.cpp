#include "models/providers/openstack/authbody.h"

#include "models/core/secretjson.h"

#include <QJsonArray>

#include <openssl/crypto.h>

#include <string>

namespace cloudnx::openstack {

namespace {

/// JSON text being put together; wiped when it goes.
class SecretText {
public:
    SecretText() { m_text.reserve(room); }

    SecretText(const SecretText &) = delete;
    SecretText &operator=(const SecretText &) = delete;

    ~SecretText() { OPENSSL_cleanse(m_text.data(), m_text.size()); }

    SecretText &operator<<(std::string_view more) {
        if (m_text.size() + more.size() > m_text.capacity()) {
            std::string larger;
            larger.reserve(2 * (m_text.size() + more.size()));
            larger = m_text;
            OPENSSL_cleanse(m_text.data(), m_text.size());
            m_text = std::move(larger);
        }
        m_text += more;
        return *this;
    }

    [[nodiscard]] Secret secret() const { return Secret(m_text); }

private:
    static constexpr std::size_t room = 4096;
    std::string m_text;
};

QJsonObject namedJson(const Named &named) {
    return named.id.isEmpty() ? QJsonObject{{QStringLiteral("name"), named.name}}
                              : QJsonObject{{QStringLiteral("id"), named.id}};
}

Proof userProof(const char *method, const char *secretName, const QString &userName, const Place &place,
                const Secret &secret) {
    const bool byId = !userName.isEmpty() && userName == place.userId;
    const QJsonObject user = byId ? QJsonObject{{QStringLiteral("id"), userName}}
                                  : QJsonObject{{QStringLiteral("name"), userName},
                                                {QStringLiteral("domain"), namedJson(place.userDomain)}};
    return {method, wrapped("user", jsonBody(user, {{secretName, secret}}))};
}

QJsonObject scopeOf(const Place &place) {
    if (place.system)
        return {{QStringLiteral("system"), QJsonObject{{QStringLiteral("all"), true}}}};
    if (place.project.isEmpty())
        return {};
    QJsonObject project = namedJson(place.project);
    if (place.project.id.isEmpty())
        project.insert(QStringLiteral("domain"), namedJson(place.projectDomain));
    return {{QStringLiteral("project"), project}};
}

} // namespace

Proof passwordProof(const QString &userName, const Place &place, const Secret &password) {
    return userProof("password", "password", userName, place, password);
}

Proof totpProof(const QString &userName, const Place &place, const Secret &passcode) {
    return userProof("totp", "passcode", userName, place, passcode);
}

Proof applicationCredentialProof(const QString &id, const Secret &secret) {
    return {"application_credential", jsonBody({{QStringLiteral("id"), id}}, {{"secret", secret}})};
}

Proof tokenProof(const Secret &token) {
    return {"token", jsonBody({}, {{"id", token}})};
}

Secret wrapped(const char *name, const Secret &json) {
    SecretText text;
    text << "{\"" << name << "\":" << json.reveal() << "}";
    return text.secret();
}

Secret authBody(const std::vector<Proof> &proofs, const Place &place, Scoping scoping) {
    SecretText text;
    text << "{\"auth\":{\"identity\":{\"methods\":[";
    const char *comma = "";
    for (const Proof &proof : proofs) {
        text << comma << "\"" << proof.method << "\"";
        comma = ",";
    }
    text << "]";
    for (const Proof &proof : proofs)
        text << ",\"" << proof.method << "\":" << proof.json.reveal();
    text << "}";
    const QJsonObject scope = scopeOf(place);
    if (scoping == Scoping::AsPlaced && !scope.isEmpty())
        text << ",\"scope\":" << jsonBody(scope).reveal();
    text << "}}";
    return text.secret();
}

} // namespace cloudnx::openstack
