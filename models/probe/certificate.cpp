#include "models/probe/certificate.h"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace cloudnx {

namespace {

template <auto Free>
struct Freed {
    void operator()(auto *object) const { Free(object); }
};

using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Store = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Freed<X509_STORE_CTX_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Freed<GENERAL_NAMES_free>>;

std::optional<Instant> timeOf(const ASN1_TIME *time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return std::nullopt;
    return Instant(std::chrono::seconds(timegm(&parts)));
}

QString textOf(const X509_NAME *name) {
    const Bio bio(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QString::fromUtf8(text, static_cast<qsizetype>(size)).left(500);
}

QString addressText(const ASN1_OCTET_STRING *bytes) {
    char text[INET6_ADDRSTRLEN] = "";
    inet_ntop(ASN1_STRING_length(bytes) == 4 ? AF_INET : AF_INET6, ASN1_STRING_get0_data(bytes), text,
              sizeof text);
    return QString::fromLatin1(text);
}

std::vector<QString> namesOf(X509 *certificate) {
    constexpr int most = 100;
    std::vector<QString> found;
    const Names names(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int at = 0; at < sk_GENERAL_NAME_num(names.get()) && at < most; ++at) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names.get(), at);
        if (name->type == GEN_DNS)
            found.push_back(
                QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(name->d.dNSName)),
                                    ASN1_STRING_length(name->d.dNSName)));
        else if (name->type == GEN_IPADD)
            found.push_back(addressText(name->d.iPAddress));
    }
    return found;
}

bool fitsName(X509 *certificate, const QString &host) {
    const QByteArray name = host.toUtf8();
    if (isAddress(host))
        return X509_check_ip_asc(certificate, name.constData(), 0) == 1;
    return X509_check_host(certificate, name.constData(), static_cast<std::size_t>(name.size()), 0,
                           nullptr) == 1;
}

Store storeWith(const QByteArray &authorities) {
    Store store(X509_STORE_new());
    X509_STORE_set_default_paths(store.get());
    const Bio bio(BIO_new_mem_buf(authorities.constData(), static_cast<int>(authorities.size())));
    for (;;) {
        const Certificate one(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
        if (!one)
            return store;
        X509_STORE_add_cert(store.get(), one.get());
    }
}

TlsChain chainOf(int fault) {
    switch (fault) {
    case X509_V_OK:
        return TlsChain::Good;
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return TlsChain::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return TlsChain::NotYetValid;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        return TlsChain::SelfSigned;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return TlsChain::Incomplete;
    default:
        return TlsChain::Untrusted;
    }
}

void judgeChain(TlsSighting &seen, SSL *connection, X509 *certificate, const QByteArray &authorities) {
    const Store store = storeWith(authorities);
    const StoreContext context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store.get(), certificate, SSL_get_peer_cert_chain(connection));
    X509_STORE_CTX_set_default(context.get(), "ssl_server");
    X509_STORE_CTX_set_time(context.get(), 0,
                            std::chrono::floor<std::chrono::seconds>(seen.at).time_since_epoch().count());
    const bool good = X509_verify_cert(context.get()) == 1;
    const int fault = X509_STORE_CTX_get_error(context.get());
    seen.chain = good ? TlsChain::Good : chainOf(fault);
    seen.chainWhy = good ? QString() : QString::fromLatin1(X509_verify_cert_error_string(fault));
}

} // namespace

bool isAddress(const QString &host) {
    unsigned char bytes[16];
    const QByteArray text = host.toLatin1();
    return inet_pton(AF_INET, text.constData(), bytes) == 1 ||
           inet_pton(AF_INET6, text.constData(), bytes) == 1;
}

void readCertificate(TlsSighting &seen, SSL *connection, const QByteArray &authorities) {
    const Certificate certificate(SSL_get1_peer_certificate(connection));
    if (!certificate)
        return;
    seen.notBefore = timeOf(X509_get0_notBefore(certificate.get()));
    seen.notAfter = timeOf(X509_get0_notAfter(certificate.get()));
    seen.issuer = textOf(X509_get_issuer_name(certificate.get()));
    seen.names = namesOf(certificate.get());
    seen.nameFits = fitsName(certificate.get(), seen.host);
    judgeChain(seen, connection, certificate.get(), authorities);
}

} // namespace cloudnx
