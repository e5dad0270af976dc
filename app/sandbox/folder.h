#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace cloudnx::sandbox {

/// The data folder of one sandbox: 0700, made by a sandbox (it holds a marker file), used by one server at a
/// time.
class Folder {
public:
    /// Makes the folder, or takes an empty one, or one with our marker. Throws std::runtime_error for any
    /// other.
    [[nodiscard]] static Folder opened(const QString &path);
    /// Takes only what a sandbox has made; nothing when there is none.
    [[nodiscard]] static std::optional<Folder> existing(const QString &path);

    [[nodiscard]] QString path() const { return m_path; }

    [[nodiscard]] QString file(const char *name) const { return m_path + "/" + QLatin1String(name); }

    /// Holds the lock until the process ends; false when another server has it.
    [[nodiscard]] bool lock();
    /// The process that serves this folder now; 0 when none does.
    [[nodiscard]] int server() const;

    /// 32 random bytes, made at the first call: the key that seals what must not be readable in the database.
    [[nodiscard]] QByteArray sealingKey() const;
    [[nodiscard]] QJsonObject json(const char *name) const;
    void writeJson(const char *name, const QJsonObject &object) const;

    /// Deletes the files a sandbox makes, and the folder when nothing else is in it.
    void reset() const;

private:
    explicit Folder(QString path) : m_path(std::move(path)) {}

    QString m_path;
};

} // namespace cloudnx::sandbox
