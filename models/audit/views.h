#pragma once

#include "models/core/described.h"

namespace cloudnx::audit {

/// A question that somebody gave a name: the same in the desktop and the terminal.
struct SavedView {
    QString name;
    QString filter;
    std::vector<QString> columns; ///< ids; empty: the usual ones

    friend bool operator==(const SavedView &, const SavedView &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("name", self.name);
        visit("filter", self.filter);
        visit("columns", self.columns);
    }
};

/// The views of one profile, in a file of their own; by name.
class SavedViews {
public:
    explicit SavedViews(QString path) : m_path(std::move(path)) {}

    /// Errors: Integrity, Local.
    [[nodiscard]] Result<std::vector<SavedView>> all() const;
    /// Errors: NotFound, naming those there are, and those of all().
    [[nodiscard]] Result<SavedView> named(const QString &name) const;
    /// In place of one of the same name.
    [[nodiscard]] Done save(SavedView view) const;
    [[nodiscard]] Done remove(const QString &name) const;

private:
    [[nodiscard]] Done write(const std::vector<SavedView> &views) const;

    QString m_path;
};

} // namespace cloudnx::audit
