#pragma once

class QFile;

namespace cloudnx {

enum class Opened { Yes, Missing, Refused };

/// Opens @p file for reading. Missing only when it is not there: QFile::exists() alone says no of a file that
/// somebody replaces at that moment, since its old inode has no link any more. Refused: file.errorString().
[[nodiscard]] Opened openForReading(QFile &file);

} // namespace cloudnx
