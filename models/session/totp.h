#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace cloudnx {

enum class TotpAlgorithm { Sha1, Sha256, Sha512 };

struct TotpParameters {
    TotpAlgorithm algorithm = TotpAlgorithm::Sha1;
    unsigned digits = 6; ///< 6 to 8
    std::chrono::seconds period{30};

    friend bool operator==(const TotpParameters &, const TotpParameters &) = default;
};

/// Base32 of RFC 4648 as people type it: spaces, dashes, lower case and missing padding are fine.
[[nodiscard]] Result<Secret> parseBase32(const QString &text);
/// Upper case, in groups of four, without padding: the form people copy by hand.
[[nodiscard]] Secret toBase32Groups(const Secret &key);

/// Time-based one-time passwords, RFC 6238.
class Totp {
public:
    explicit Totp(Secret key, TotpParameters parameters = {});
    /// @p base32 as parseBase32() takes it.
    [[nodiscard]] static Result<Totp> parse(const QString &base32, TotpParameters parameters = {});

    [[nodiscard]] const Secret &key() const { return m_key; }

    [[nodiscard]] const TotpParameters &parameters() const { return m_parameters; }

    [[nodiscard]] Secret code(Instant at) const;
    /// Number of whole periods since 1970.
    [[nodiscard]] std::int64_t step(Instant at) const;
    /// Until the next code, 1 to period.
    [[nodiscard]] std::chrono::seconds left(Instant at) const;
    /// The step @p code belongs to, at most @p window steps before or after @p at. The nearest wins.
    [[nodiscard]] std::optional<std::int64_t> verify(const Secret &code, Instant at, int window = 1) const;
    /// How far the clock that made @p code is off, within ±10 steps; negative is behind. For enrolment, where
    /// a wrong clock can be named because the key is known.
    [[nodiscard]] std::optional<std::chrono::seconds> searchOffset(const Secret &code, Instant at) const;

private:
    [[nodiscard]] Secret codeOfStep(std::int64_t step) const;

    Secret m_key;
    TotpParameters m_parameters;
};

/// "Your phone is 90 s behind. Set its clock to automatic, then take the next code."; empty within one step.
[[nodiscard]] QString phoneClockSentence(std::chrono::seconds offset);

/// The step of RFC 6238's default period of 30 s, for those who know no key.
[[nodiscard]] std::int64_t totpStep(Instant at);
[[nodiscard]] std::chrono::seconds totpLeft(Instant at);

} // namespace cloudnx
