#include "tests/support/certificates.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace cloudnx::test {

namespace {

template <auto Free>
struct Freed {
    void operator()(auto *object) const { Free(object); }
};

using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

template <typename Write>
QByteArray toPem(Write write) {
    const Bio bio(BIO_new(BIO_s_mem()));
    write(bio.get());
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<qsizetype>(size)};
}

Bio readable(const QByteArray &pem) {
    return Bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

void setName(X509_NAME *name, const QByteArray &text) {
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(text.constData()),
                               static_cast<int>(text.size()), -1, 0);
}

Certificate blank(EVP_PKEY *key, const QByteArray &name, long notBefore, long notAfter) {
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    long serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), 4);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial + 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), notBefore);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), notAfter);
    X509_set_pubkey(certificate.get(), key);
    setName(X509_get_subject_name(certificate.get()), name);
    return certificate;
}

void extend(X509 *certificate, X509 *issuer, int kind, const QByteArray &value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    X509_add_ext(certificate, extension.get(), -1);
}

Identity toIdentity(X509 *certificate, EVP_PKEY *key) {
    return {toPem([&](BIO *bio) { PEM_write_bio_X509(bio, certificate); }), toPem([&](BIO *bio) {
                PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

} // namespace

Authority::Authority(const QByteArray &name) {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = blank(key.get(), name, -86'400 * 30L, 86'400 * 30L);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    extend(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    extend(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash");
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    m_identity = toIdentity(certificate.get(), key.get());
}

Identity Authority::issue(const Leaf &leaf) const {
    const Certificate issuer(
        PEM_read_bio_X509(readable(m_identity.certificate).get(), nullptr, nullptr, nullptr));
    const Key issuerKey(PEM_read_bio_PrivateKey(readable(m_identity.key).get(), nullptr, nullptr, nullptr));
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = blank(key.get(), "fault server", leaf.notBefore, leaf.notAfter);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
    extend(certificate.get(), issuer.get(), NID_subject_alt_name, leaf.names);
    extend(certificate.get(), issuer.get(), NID_authority_key_identifier, "keyid");
    X509_sign(certificate.get(), issuerKey.get(), EVP_sha256());
    return toIdentity(certificate.get(), key.get());
}

} // namespace cloudnx::test
