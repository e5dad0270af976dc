#include "models/providers/cloudnx/account.h"

#include "models/core/secretjson.h"
#include "models/providers/cloudnx/reading.h"

namespace cloudnx {

namespace {

constexpr int mostGuesses = 3;

Result<SecretProduct> readSeed(const QJsonObject &json, const QString &label) {
    FieldReader read(json, QStringLiteral("two-factor setup"));
    SecretProduct product{ProductKind::TotpSeed, label, {}};
    for (const char *name : {"secret", "otpauth_url"})
        product.parts.push_back({QLatin1String(name), read.secret(name)});
    return read.finished(std::move(product));
}

Result<SecretProduct> readBackupCodes(const QJsonObject &json, const QString &label) {
    FieldReader read(json, QStringLiteral("two-factor confirmation"));
    SecretProduct product{ProductKind::BackupCodes, label, {}};
    for (const QString &code : read.value<std::vector<QString>>("backup_codes"))
        product.parts.push_back({QStringLiteral("backup_code"), Secret::of(code)});
    return read.finished(std::move(product));
}

QJsonValue orNull(const QString &text) {
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

Error productLost(Error error) {
    error.kind = ErrorKind::PartlyDone;
    error.sentence = QStringLiteral("Two-factor sign-in is on, but its backup codes could not be kept: %1 "
                                    "Turn it off and on again to get new ones.")
                         .arg(error.sentence);
    return error;
}

} // namespace

Result<Identity> CloudNxAccount::identity(std::stop_token stop) {
    return m_api.call({Route::Me}, stop).and_then([](const ApiAnswer &answer) {
        return readIdentity(answer.json);
    });
}

CloudNxAccount::FactorRoutes CloudNxAccount::factorRoutes(IdentityKind kind) {
    if (kind == IdentityKind::IamUser)
        return {Route::Mfa, Route::MfaSetup, Route::MfaEnable, Route::MfaDisable};
    return {Route::TwoFactor, Route::TwoFactorSetup, Route::TwoFactorEnable, Route::TwoFactorDisable};
}

Result<SecondFactor> CloudNxAccount::secondFactor(std::stop_token stop) {
    const auto who = identity(stop);
    if (!who)
        return failure(who.error());
    const auto answer = m_api.call({factorRoutes(who->kind).state}, stop);
    if (answer)
        return readSecondFactor(answer->json);
    // Without the assumed route for root, its profile may still tell the one thing that matters.
    if (answer.error().kind == ErrorKind::Unsupported && who->mfaEnabled)
        return SecondFactor{*who->mfaEnabled, {}, {}};
    return failure(answer.error());
}

Result<std::vector<Session>> CloudNxAccount::sessions(std::stop_token stop) {
    return m_api.all({Route::Sessions}, {"sessions"}, readSession, stop);
}

Result<TaxProfile> CloudNxAccount::taxProfile(std::stop_token stop) {
    return m_api.call({Route::TaxProfile}, stop).and_then([](const ApiAnswer &answer) {
        return readTaxProfile(answer.json);
    });
}

Result<PasswordPolicy> CloudNxAccount::passwordPolicy(std::stop_token stop) {
    return m_api.call({Route::PasswordPolicy}, stop).and_then([](const ApiAnswer &answer) {
        return readPasswordPolicy(answer.json);
    });
}

Result<Receipt> CloudNxAccount::apply(const AccountChange &change, SecretDesk &desk, std::stop_token stop) {
    return std::visit([&](const auto &one) { return send(one, desk, stop); }, change);
}

Result<Receipt> CloudNxAccount::send(const EnableSecondFactor &, SecretDesk &desk,
                                     const std::stop_token &stop) {
    const auto who = identity(stop);
    if (!who)
        return failure(who.error());
    const FactorRoutes routes = factorRoutes(who->kind);
    const auto setup = m_api.call({routes.setup}, stop);
    if (!setup)
        return failure(setup.error());
    const QString label = QStringLiteral("Two-factor sign-in of %1").arg(who->name);
    const auto seed = readSeed(setup->json, label);
    if (!seed)
        return failure(seed.error());
    if (const auto given = desk.give(*seed); !given)
        return failure(given.error());
    const auto proven = proveSeed(routes, desk, stop);
    if (!proven)
        return failure(proven.error());
    const auto kept = readBackupCodes(proven->json, label).and_then([&](const SecretProduct &codes) {
        return desk.give(codes);
    });
    if (!kept)
        return failure(productLost(kept.error()));
    return Receipt{proven->requestId, {}};
}

/// The seed stays the same while a mistyped code is asked for again.
Result<ApiAnswer> CloudNxAccount::proveSeed(const FactorRoutes &routes, SecretDesk &desk,
                                            const std::stop_token &stop) {
    QString why;
    for (int guess = 1;; ++guess) {
        const auto code = desk.ask(
            {SecretKind::FirstPasscode, why + QStringLiteral("Code shown by the authenticator now")});
        if (!code)
            return failure(code.error());
        auto answer =
            m_api.call({routes.enable, {}, {}, jsonBody({}, {{"otp", *code}})}, stop, Refusal::OfTheBody);
        if (answer || answer.error().kind != ErrorKind::Invalid || guess == mostGuesses)
            return answer;
        why = answer.error().sentence + u' ';
    }
}

Result<Receipt> CloudNxAccount::send(const DisableSecondFactor &, SecretDesk &desk,
                                     const std::stop_token &stop) {
    const auto who = identity(stop);
    if (!who)
        return failure(who.error());
    const auto password =
        desk.ask({SecretKind::AccountPassword, QStringLiteral("Password of %1").arg(who->name)});
    if (!password)
        return failure(password.error());
    const auto code = desk.ask({SecretKind::PasscodeNow, QStringLiteral("Code of %1").arg(who->name)});
    if (!code)
        return failure(code.error());
    const Secret body = jsonBody({}, {{"otp", *code}, {"password", *password}});
    return m_api.call({factorRoutes(who->kind).disable, {}, {}, body}, stop, Refusal::OfTheBody)
        .map([](const ApiAnswer &answer) { return Receipt{answer.requestId, {}}; });
}

Result<Receipt> CloudNxAccount::send(const SetTaxProfile &change, SecretDesk &, const std::stop_token &stop) {
    const Secret body = jsonBody({{QStringLiteral("gstin"), orNull(change.profile.gstin)},
                                  {QStringLiteral("legal_name"), orNull(change.profile.legalName)}});
    return m_api.change({Route::SetTaxProfile, {}, {}, body}, stop);
}

Result<Receipt> CloudNxAccount::send(const SetPasswordPolicy &change, SecretDesk &,
                                     const std::stop_token &stop) {
    QJsonObject policy = toJson(change.policy).toObject();
    for (const char *name : {"max_age_days", "prevent_reuse"}) // 0 stands for "no such rule"
        if (policy.value(QLatin1String(name)).isNull())
            policy.insert(QLatin1String(name), 0);
    return m_api.change({Route::SetPasswordPolicy, {}, {}, jsonBody(policy)}, stop);
}

Result<Receipt> CloudNxAccount::send(const RevokeSession &change, SecretDesk &, const std::stop_token &stop) {
    return m_api.change({Route::RevokeSession, {change.id}}, stop);
}

} // namespace cloudnx
