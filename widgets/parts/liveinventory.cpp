#include "widgets/parts/liveinventory.h"

#include "models/cloud/abilities.h"

namespace cloudnx {

namespace {

struct Portion {
    Inventory inventory;
    Done done;
};

/// What the first page says comes first, the audit log last.
[[nodiscard]] std::vector<Parts> portions() {
    return {{Part::Identity, Part::SecondFactor, Part::Instances, Part::Firewall},
            {Part::Users, Part::Groups, Part::Policies, Part::AccessKeys, Part::Principals},
            {Part::KmsKeys, Part::Buckets, Part::StorageKeys, Part::Volumes, Part::Snapshots, Part::Images,
             Part::Sessions, Part::TaxProfile, Part::PasswordPolicy},
            {Part::Activity}};
}

} // namespace

LiveInventory::LiveInventory(std::shared_ptr<Seat> seat, Worker &worker, QObject *parent)
    : QObject(parent), m_seat(std::move(seat)), m_worker(worker) {
    m_inventory.cloud = wordOf(m_seat->cloud().kind());
    m_inventory.profile = m_seat->profile();
}

void LiveInventory::read(const Parts &parts) {
    m_waiting.push_back(parts);
    if (!m_reading)
        readNext();
}

void LiveInventory::readEverything() {
    m_waiting = portions();
    m_heardSince = false;
    if (!m_reading)
        readNext();
}

void LiveInventory::readNext() {
    m_reading = !m_waiting.empty();
    Q_EMIT readingChanged();
    if (!m_reading)
        return;
    const Parts parts = m_waiting.front();
    m_waiting.erase(m_waiting.begin());
    m_worker.run(
        this, QStringLiteral("read"), tr("Reading"),
        [seat = m_seat, inventory = m_inventory, parts,
         progress = m_worker.progress()](std::stop_token stop) mutable {
            const Done done =
                readInto(inventory, seat->cloud(), parts, seat->clock(), progress, std::move(stop));
            return Portion{std::move(inventory), done};
        },
        [this](Portion portion) { take(std::move(portion.inventory), portion.done); });
}

// What was read of the other services a moment ago stays; the parts that are missing say why.
bool LiveInventory::isOnlySomeService(const Error &error) const {
    const bool unreached = error.kind == ErrorKind::Network || error.kind == ErrorKind::Tls;
    return unreached && m_heardSince && abilitiesOf(m_seat->cloud()).servicesStandAlone;
}

void LiveInventory::take(Inventory inventory, const Done &done) {
    if (!done && !isOnlySomeService(done.error())) {
        m_waiting.clear();
        m_reading = false;
        m_offline = done.error().kind == ErrorKind::Network || done.error().kind == ErrorKind::Timeout;
        Q_EMIT failed(done.error());
        Q_EMIT readingChanged();
        return;
    }
    m_offline = false;
    m_heardSince = m_heardSince || done;
    m_inventory = std::move(inventory);
    m_lastRead = now();
    Q_EMIT changed();
    readNext();
}

} // namespace cloudnx
