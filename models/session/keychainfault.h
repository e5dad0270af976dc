#pragma once

#include "models/core/described.h"
#include "models/core/result.h"

#include <QString>

namespace cloudnx {

/// Why the OS keychain cannot be used.
enum class KeychainFault {
    NoBus,         ///< no D-Bus session
    NoService,     ///< nobody answers to org.freedesktop.secrets
    NoKeyring,     ///< the service runs but has no default keyring
    Locked,        ///< the default keyring is locked
    NoLibsecret,   ///< the library that speaks to it is missing
    NoGlibLoop,    ///< QT_NO_GLIB is set: answers never arrive
    NoApplication, ///< no event loop in this process
    Hung,          ///< no answer in time
    Denied,        ///< unlocked, and refuses all the same
    Other,
};

template <>
inline constexpr auto enumWords<KeychainFault> =
    std::to_array<EnumWord<KeychainFault>>({{KeychainFault::NoBus, "no_dbus"},
                                            {KeychainFault::NoService, "no_service"},
                                            {KeychainFault::NoKeyring, "no_keyring"},
                                            {KeychainFault::Locked, "locked"},
                                            {KeychainFault::NoLibsecret, "no_libsecret"},
                                            {KeychainFault::NoGlibLoop, "no_glib_loop"},
                                            {KeychainFault::NoApplication, "no_application"},
                                            {KeychainFault::Hung, "hung"},
                                            {KeychainFault::Denied, "denied"},
                                            {KeychainFault::Other, "other"}});

/// What happened and what to do. @p detail is the other side's own words, where there are any.
/// KeychainDenied for Locked and Denied, KeychainUnavailable for the rest.
[[nodiscard]] Error toError(KeychainFault fault, const QString &detail = {});

} // namespace cloudnx
