#include "app/sandbox/server/certificate.h"

#include "app/sandbox/privatefile.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <QFile>

#include <memory>
#include <stdexcept>

namespace cloudnx::sandbox {

namespace {

constexpr long day = 24L * 3600;

using Key = std::shared_ptr<EVP_PKEY>;
using Certificate = std::shared_ptr<X509>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

void must(bool good) {
    if (!good)
        throw std::runtime_error("a certificate cannot be made");
}

QByteArray contents(BIO *memory) {
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return QByteArray(bytes, static_cast<int>(size));
}

QByteArray pem(const Key &key) {
    const Bio memory(BIO_new(BIO_s_mem()), BIO_free);
    must(PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return contents(memory.get());
}

QByteArray pem(const Certificate &certificate) {
    const Bio memory(BIO_new(BIO_s_mem()), BIO_free);
    must(PEM_write_bio_X509(memory.get(), certificate.get()) == 1);
    return contents(memory.get());
}

Bio reader(const QByteArray &bytes) {
    return {BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())), BIO_free};
}

Key newKey() {
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

void addExtension(X509 *certificate, X509 *issuer, int kind, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value), X509_EXTENSION_free);
    must(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void setName(X509 *certificate, const char *common) {
    X509_NAME *name = X509_get_subject_name(certificate);
    must(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char *>(common), -1, -1, 0) == 1);
}

Certificate begun(const Key &key, const char *common, long from, long until) {
    Certificate certificate(X509_new(), X509_free);
    unsigned char serial[8];
    must(RAND_bytes(serial, sizeof serial) == 1);
    serial[0] &= 0x7f;
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(BN_bin2bn(serial, sizeof serial, nullptr),
                                                             BN_free);
    must(X509_set_version(certificate.get(), X509_VERSION_3) == 1);
    must(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())) != nullptr);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), from);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), until);
    must(X509_set_pubkey(certificate.get(), key.get()) == 1);
    setName(certificate.get(), common);
    return certificate;
}

void makeAuthority(const CertificateFiles &files, const QString &keyFile) {
    const Key key = newKey();
    const Certificate certificate = begun(key, "CloudNx sandbox CA", -day, 3650 * day);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    addExtension(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    addExtension(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash");
    must(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
    writePrivateFile(keyFile, pem(key));
    writePrivateFile(files.authority, pem(certificate));
}

void makeServer(const CertificateFiles &files, const QString &keyFile, CertificateKind kind) {
    const QByteArray authorityPem = readPrivateFile(files.authority);
    const QByteArray authorityKeyPem = readPrivateFile(keyFile);
    const Certificate authority(PEM_read_bio_X509(reader(authorityPem).get(), nullptr, nullptr, nullptr),
                                X509_free);
    const Key authorityKey(PEM_read_bio_PrivateKey(reader(authorityKeyPem).get(), nullptr, nullptr, nullptr),
                           EVP_PKEY_free);
    must(authority && authorityKey);
    const bool isExpired = kind == CertificateKind::Expired;
    const char *names =
        kind == CertificateKind::WrongName ? "DNS:elsewhere.invalid" : "DNS:localhost,IP:127.0.0.1";
    const Key key = newKey();
    const Certificate certificate =
        begun(key, "CloudNx sandbox", isExpired ? -30 * day : -day, isExpired ? -day : 397 * day);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(authority.get()));
    addExtension(certificate.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE");
    addExtension(certificate.get(), authority.get(), NID_key_usage, "critical,digitalSignature");
    addExtension(certificate.get(), authority.get(), NID_ext_key_usage, "serverAuth");
    addExtension(certificate.get(), authority.get(), NID_subject_alt_name, names);
    addExtension(certificate.get(), authority.get(), NID_authority_key_identifier, "keyid");
    must(X509_sign(certificate.get(), authorityKey.get(), EVP_sha256()) > 0);
    writePrivateFile(files.key, pem(key));
    writePrivateFile(files.chain, pem(certificate));
}

} // namespace

CertificateFiles ensureCertificates(const QString &folder, CertificateKind kind) {
    const CertificateFiles files{
        .authority = folder + "/ca.pem", .chain = folder + "/server.pem", .key = folder + "/server.key"};
    const QString keyFile = folder + "/ca.key";
    if (!QFile::exists(files.authority) || !QFile::exists(keyFile))
        makeAuthority(files, keyFile);
    // A fresh server certificate at each start never runs out and costs a millisecond.
    makeServer(files, keyFile, kind);
    return files;
}

} // namespace cloudnx::sandbox
