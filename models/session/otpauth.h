#pragma once

#include "models/session/totp.h"

namespace cloudnx {

/// What a QR code for an authenticator says (Google's "Key Uri Format").
struct OtpAuth {
    Totp totp;
    QString issuer;
    QString account;

    /// `otpauth://totp/CloudNx:alice%40example.org?secret=…&issuer=CloudNx`. A secret, since it holds the
    /// key.
    [[nodiscard]] Secret toUri() const;
    [[nodiscard]] static Result<OtpAuth> parse(const Secret &uri);
};

} // namespace cloudnx
