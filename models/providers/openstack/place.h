#pragma once

#include <QString>
#include <QUrl>

namespace cloudnx::openstack {

/// A name or an id; the id counts when both are there.
struct Named {
    QString id = {};
    QString name = {};

    [[nodiscard]] bool isEmpty() const { return id.isEmpty() && name.isEmpty(); }

    friend bool operator==(const Named &, const Named &) = default;
};

/// Where one works: which Keystone, which of its regions, by which addresses, in which project.
struct Place {
    QUrl identity;                                ///< https, with or without /v3
    QString region = {};                          ///< empty: the catalogue has only one, or any will do
    QString interface = QStringLiteral("public"); ///< "public" | "internal" | "admin"
    Named userDomain = {QStringLiteral("default")};
    QString userId = {}; ///< who is named so is named by his id, which needs no domain
    Named project = {};  ///< empty: the user's default project
    Named projectDomain = {QStringLiteral("default")};
    bool system = false; ///< the whole cloud instead of a project (administrators)

    friend bool operator==(const Place &, const Place &) = default;
};

} // namespace cloudnx::openstack
