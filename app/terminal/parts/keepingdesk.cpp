#include "app/terminal/parts/keepingdesk.h"

namespace cloudnx::terminal {

namespace {

AccessKeyCredentials keyIn(const SecretProduct &product) {
    AccessKeyCredentials key;
    for (const SecretProduct::Part &part : product.parts)
        if (part.name == QLatin1String("access_key_id"))
            key.accessKeyId = part.value.revealText();
        else if (part.name == QLatin1String("secret_access_key"))
            key.secretAccessKey = part.value;
    return key;
}

} // namespace

Done checkNewProfile(const QString &name) {
    const auto parsed = ProfileName::parse(name);
    if (!parsed)
        return failure(parsed.error());
    if (!ProfileStore().find(*parsed))
        return {};
    return failure(ErrorKind::Conflict, QStringLiteral("There is a profile %1 already.").arg(name));
}

Done KeepingDesk::give(const SecretProduct &product) {
    if (m_profile.isEmpty() || product.kind != ProductKind::AccessKey)
        return m_behind.give(product);
    return keep(keyIn(product));
}

Done KeepingDesk::keep(const AccessKeyCredentials &key) {
    const auto current = m_context.workspace();
    const auto name = ProfileName::parse(m_profile);
    if (!current || !name)
        return failure(!current ? current.error() : name.error());
    Profile profile = (*current)->profile;
    profile.name = *name;
    profile.signInKind = SignInKind::AccessKey;
    profile.identity = key.accessKeyId;
    const auto workspace = openWorkspace(profile);
    if (!workspace)
        return failure(workspace.error());
    const auto login = openLogin(**workspace, VaultWish::Best, m_context.stop());
    if (!login)
        return failure(login.error());
    const auto state = login->flow->begin(key, m_context.stop());
    if (!state)
        return failure(state.error());
    return m_context.out().line(QStringLiteral("Kept access key %1 in the keychain, profile %2.")
                                    .arg(key.accessKeyId, name->toText()));
}

} // namespace cloudnx::terminal
