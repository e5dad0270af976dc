#include "app/sandbox/server/listener.h"

#include "app/sandbox/server/asio.h"
#include "app/sandbox/server/worker.h"

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include <sys/resource.h>

#include <csignal>
#include <memory>
#include <thread>
#include <vector>

namespace cloudnx::sandbox {

namespace {

constexpr std::size_t workerCount = 2;

using Workers = std::vector<std::unique_ptr<Worker>>;

void configure(asio::ssl::context &tls, const CertificateFiles &files) {
    // TLS 1.2 is the floor; OpenSSL picks 1.3 when the client has it.
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    tls.use_certificate_chain_file(files.chain.toStdString());
    tls.use_private_key_file(files.key.toStdString(), asio::ssl::context::pem);
}

/// Every idle client holds a descriptor; the usual soft limit of 1024 is too few for a flood of them.
void raiseDescriptorLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// Hands new clients to the workers in turn.
class Listener {
public:
    Listener(Workers &workers, int port)
        : m_workers(workers), m_acceptor(workers.front()->context()), m_retry(workers.front()->context()) {
        const Tcp::endpoint endpoint(asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port));
        m_acceptor.open(endpoint.protocol());
        m_acceptor.set_option(asio::socket_base::reuse_address(true));
        m_acceptor.bind(endpoint);
        m_acceptor.listen(1024);
    }

    [[nodiscard]] int port() const { return m_acceptor.local_endpoint().port(); }

    void accept() {
        Worker &worker = *m_workers[m_next++ % m_workers.size()];
        m_acceptor.async_accept(worker.context(), [this, &worker](error_code error, Tcp::socket socket) {
            if (error)
                return retry();
            asio::post(worker.context(),
                       [&worker, taken = std::move(socket)]() mutable { worker.adopt(std::move(taken)); });
            accept();
        });
    }

private:
    /// Out of descriptors: some will be free again in a moment.
    void retry() {
        m_retry.expires_after(std::chrono::milliseconds(50));
        m_retry.async_wait([this](error_code stopped) {
            if (!stopped)
                accept();
        });
    }

    Workers &m_workers;
    Tcp::acceptor m_acceptor;
    asio::steady_timer m_retry;
    std::size_t m_next = 0;
};

void run(Workers &workers) {
    std::vector<std::jthread> threads;
    for (std::size_t at = 1; at < workers.size(); ++at)
        threads.emplace_back([&worker = *workers[at]] {
            const auto work = asio::make_work_guard(worker.context());
            worker.context().run();
        });
    workers.front()->context().run();
}

} // namespace

void serve(Services &services, const CertificateFiles &certificates, int port,
           const std::function<void(int)> &ready) {
    raiseDescriptorLimit();
    asio::ssl::context tls(asio::ssl::context::tls_server);
    configure(tls, certificates);
    Workers workers;
    for (std::size_t at = 0; at < workerCount; ++at)
        workers.push_back(std::make_unique<Worker>(services, tls));
    Listener listener(workers, port);
    asio::signal_set signals(workers.front()->context(), SIGTERM, SIGINT);
    signals.async_wait([&workers](error_code, int) {
        for (const auto &worker : workers)
            worker->context().stop();
    });
    listener.accept();
    ready(listener.port());
    run(workers);
}

} // namespace cloudnx::sandbox
