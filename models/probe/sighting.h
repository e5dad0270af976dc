#pragma once

#include "models/core/described.h"

#include <algorithm>

namespace cloudnx {

/// How far a look from outside came.
enum class Contact { Answered, NotReached, NotUnderstood };

template <>
inline constexpr auto enumWords<Contact> =
    std::to_array<EnumWord<Contact>>({{Contact::Answered, "answered"},
                                      {Contact::NotReached, "not_reached"},
                                      {Contact::NotUnderstood, "not_understood"}});

/// What an SSH port says before anybody has signed in: RFC 4252, "none" and the list that refuses it.
struct SshSighting {
    QString instance; ///< whose port it is; empty when nobody said
    QString host;
    int port = 22;
    QString user; ///< the name that was given; servers may answer by name
    Instant at{};
    Contact contact = Contact::NotReached;
    QString why;                  ///< a sentence, unless Answered
    std::vector<QString> methods; ///< "password", "publickey", "keyboard-interactive"
    bool opensToAnybody = false;  ///< "none" alone was enough
    QString banner;               ///< "SSH-2.0-OpenSSH_9.2p1"
    QString hostKey;              ///< "SHA256:…"

    [[nodiscard]] bool offers(const QString &method) const {
        return std::find(methods.begin(), methods.end(), method) != methods.end();
    }

    friend bool operator==(const SshSighting &, const SshSighting &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("instance", self.instance);
        visit("host", self.host);
        visit("port", self.port);
        visit("user", self.user);
        visit("at", self.at);
        visit("contact", self.contact);
        visit("why", self.why);
        visit("methods", self.methods);
        visit("opens_to_anybody", self.opensToAnybody);
        visit("banner", self.banner);
        visit("host_key", self.hostKey);
    }
};

/// What became of the chain of certificates that a server sent.
enum class TlsChain { Good, Expired, NotYetValid, SelfSigned, Incomplete, Untrusted, NotSeen };

template <>
inline constexpr auto enumWords<TlsChain> =
    std::to_array<EnumWord<TlsChain>>({{TlsChain::Good, "good"},
                                       {TlsChain::Expired, "expired"},
                                       {TlsChain::NotYetValid, "not_yet_valid"},
                                       {TlsChain::SelfSigned, "self_signed"},
                                       {TlsChain::Incomplete, "incomplete"},
                                       {TlsChain::Untrusted, "untrusted"},
                                       {TlsChain::NotSeen, "not_seen"}});

/// "www.example.in:443", "[2001:db8::1]:443": as parseEndpoint() reads it.
[[nodiscard]] inline QString endpointText(const QString &host, int port) {
    return (host.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(port);
}

/// Which TLS an endpoint speaks and whom it says it is.
struct TlsSighting {
    QString host;
    int port = 443;
    QString address; ///< that answered to the host's name; empty: none did
    Instant at{};
    Contact contact = Contact::NotReached;
    QString why;                   ///< a sentence, unless Answered
    std::vector<QString> versions; ///< that it spoke, oldest first: "TLS 1.2", "TLS 1.3"
    std::vector<QString> unknown;  ///< that could not be tried to an end
    TlsChain chain = TlsChain::NotSeen;
    QString chainWhy; ///< OpenSSL's words, unless Good
    bool nameFits = false;
    std::vector<QString> names; ///< the certificate's
    QString issuer;
    std::optional<Instant> notBefore;
    std::optional<Instant> notAfter;

    [[nodiscard]] QString endpoint() const { return endpointText(host, port); }

    friend bool operator==(const TlsSighting &, const TlsSighting &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("host", self.host);
        visit("port", self.port);
        visit("address", self.address);
        visit("at", self.at);
        visit("contact", self.contact);
        visit("why", self.why);
        visit("versions", self.versions);
        visit("unknown", self.unknown);
        visit("chain", self.chain);
        visit("chain_why", self.chainWhy);
        visit("name_fits", self.nameFits);
        visit("names", self.names);
        visit("issuer", self.issuer);
        visit("not_before", self.notBefore);
        visit("not_after", self.notAfter);
    }
};

/// Everything that was looked at from outside in one go.
struct Outside {
    std::vector<SshSighting> ssh;
    std::vector<TlsSighting> tls;
    std::optional<TlsSighting> controlPlane; ///< of the cloud itself, as this profile reaches it

    friend bool operator==(const Outside &, const Outside &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("ssh", self.ssh);
        visit("tls", self.tls);
        visit("control_plane", self.controlPlane);
    }
};

} // namespace cloudnx
