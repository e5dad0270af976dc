#include "app/sandbox/store/managedpolicies.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <stdexcept>

namespace cloudnx::sandbox {

void refreshManagedPolicies(Database &database, qint64 now) {
    Transaction transaction(database, Transaction::Mode::Write);
    for (const QFileInfo &entry : QDir(":/policies").entryInfoList()) {
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("a managed policy is missing in this program");
        const QJsonObject policy = QJsonDocument::fromJson(file.readAll()).object();
        const QString name = policy.value("name").toString();
        const QString document = QString::fromUtf8(
            QJsonDocument(policy.value("document").toObject()).toJson(QJsonDocument::Compact));
        database.run("INSERT INTO policies VALUES (?1, NULL, ?1, ?2, ?3, ?4) "
                     "ON CONFLICT (id) DO UPDATE SET description = ?2, document = ?3",
                     name, policy.value("description").toString(), document, now);
    }
    transaction.commit();
}

} // namespace cloudnx::sandbox
