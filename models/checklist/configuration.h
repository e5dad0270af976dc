#pragma once

#include "models/checklist/basis.h"

namespace cloudnx {

/// A saved account: what was read, and what people and instances told. Holds no secret (user-data is masked
/// when it is read).
struct Configuration {
    Inventory inventory;
    Record record;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("inventory", self.inventory);
        visit("record", self.record);
    }
};

/// JSON with a digest over everything else. Errors of reading: Integrity (altered), Invalid (no such file).
[[nodiscard]] QByteArray toFile(const Configuration &configuration);
[[nodiscard]] Result<Configuration> configurationIn(const QByteArray &bytes);

/// One heading of the written configuration and what stands below it, sorted.
struct ConfigurationSection {
    QString heading;
    QStringList lines;
};

/// What bwCloud's list asks for: rules, host firewalls, SSH, updates, exposed services, who may do what,
/// where secrets live.
[[nodiscard]] std::vector<ConfigurationSection> sectionsOf(const Configuration &configuration);
/// What the sections are made of.
[[nodiscard]] Parts partsOfConfiguration();
/// SHA-256 of the sections' lines, as hex: the same as long as nothing of them changes, whenever they are
/// read.
[[nodiscard]] QString fingerprintOf(const Inventory &inventory, const Record &record);
[[nodiscard]] QByteArray toMarkdown(const Configuration &configuration);

/// "+ Rules: db-01 admits 443/tcp from …", "- …": what stands in one and not in the other; "? Rules: …" where
/// one of both did not know, so that nothing can be said.
[[nodiscard]] QStringList difference(const Configuration &before, const Configuration &after);

} // namespace cloudnx
