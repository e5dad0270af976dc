#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace cloudnx {

/// What kind of thing went wrong. Drives behaviour (retry, sign in again, refuse); never shown to people.
enum class ErrorKind {
    Network,             ///< no connection, name not found, connection cut
    Timeout,             ///< the other side did not answer in time
    Tls,                 ///< certificate or protocol refused
    Unauthenticated,     ///< no, expired or revoked credentials
    PasscodeRequired,    ///< a TOTP or backup code is needed to go on
    Forbidden,           ///< signed in, but policy denies
    NotFound,            ///< does not exist, or belongs to another account
    Conflict,            ///< exists already, or is in a state that forbids this
    Gone,                ///< expired invite or pending token
    Invalid,             ///< the input is wrong
    RateLimited,         ///< wait for retryAfter
    Server,              ///< a fault of the service
    Malformed,           ///< an answer that cannot be understood
    Unsupported,         ///< this cloud does not offer it
    KeychainUnavailable, ///< no Secret Service, or it does not answer
    KeychainDenied,      ///< the keyring is locked or refuses
    Drift,               ///< what a plan read has changed since
    ProofFailed,         ///< a plan does not hold what it must
    Integrity,           ///< a file or record was altered or is damaged
    Cancelled,           ///< a person or a shutdown stopped it
    PartlyDone,          ///< a plan stopped half-way; the journal has the rest
    Usage,               ///< the command line makes no sense
    Local,               ///< a file or the operating system of this machine
};

/// One failure: its kind, and a sentence for people that says what happened and what to do next.
struct Error {
    ErrorKind kind = ErrorKind::Server;
    QString sentence;
    QString requestId = {};                              ///< of the service, empty when none is known
    std::optional<std::chrono::seconds> retryAfter = {}; ///< set for RateLimited
    bool maySucceedOnServer = false; ///< the request may have been carried out although no answer came back

    friend bool operator==(const Error &, const Error &) = default;
};

/// The process exit code of DESIGN §5: 0 ok, 1 error, 2 usage, 3 findings, 4 sign-in, 5 proof, 6 drift, 7
/// partly, 8 integrity.
[[nodiscard]] int exitCode(ErrorKind kind);

/// A stable lower-case word for logs and JSON ("rate_limited").
[[nodiscard]] QString word(ErrorKind kind);

} // namespace cloudnx
