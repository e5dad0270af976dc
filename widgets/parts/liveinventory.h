#pragma once

#include "models/cloud/inventory.h"
#include "widgets/parts/seat.h"
#include "widgets/parts/worker.h"

namespace cloudnx {

/// The account as it was read last, kept on the main thread; reads on the Worker, in portions, so that pages
/// fill as it comes.
class LiveInventory : public QObject {
    Q_OBJECT

public:
    LiveInventory(std::shared_ptr<Seat> seat, Worker &worker, QObject *parent = nullptr);

    [[nodiscard]] const Inventory &inventory() const { return m_inventory; }

    [[nodiscard]] Seat &seat() const { return *m_seat; }

    /// For calls on the Worker, which may outlive the window.
    [[nodiscard]] std::shared_ptr<Seat> sharedSeat() const { return m_seat; }

    [[nodiscard]] Worker &worker() const { return m_worker; }

    [[nodiscard]] Instant now() const { return m_seat->clock().now(); }

    /// Nothing has been read yet.
    [[nodiscard]] bool isBlank() const { return m_lastRead == Instant{}; }

    [[nodiscard]] bool isReading() const { return m_reading; }

    [[nodiscard]] Instant lastRead() const { return m_lastRead; }

    /// Since the last reading failed for want of a connection.
    [[nodiscard]] bool isOffline() const { return m_offline; }

    void read(const Parts &parts);
    void readEverything();

Q_SIGNALS:
    void changed();
    void failed(const cloudnx::Error &error);
    void readingChanged();

private:
    void readNext();
    void take(Inventory inventory, const Done &done);
    [[nodiscard]] bool isOnlySomeService(const Error &error) const;

    std::shared_ptr<Seat> m_seat;
    Worker &m_worker;
    Inventory m_inventory;
    std::vector<Parts> m_waiting;
    Instant m_lastRead{};
    bool m_reading = false;
    bool m_offline = false;
    bool m_heardSince = false; ///< something was read since everything was asked for anew
};

} // namespace cloudnx
