#pragma once

#include "models/net/networkthread.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace cloudnx {

/// Whether Qt's error only repeats the status of a whole answer.
[[nodiscard]] bool isAnswer(QNetworkReply::NetworkError error, int status);
[[nodiscard]] WireTrouble troubleOf(QNetworkReply::NetworkError error);

/// Clauses for people, to stand after "Could not reach x: ".
[[nodiscard]] QString reasonOf(QNetworkReply::NetworkError error, const QString &qtText);
[[nodiscard]] QString reasonOf(const QList<QSslError> &errors, const QString &host);
[[nodiscard]] QString tooLargeReason(qint64 limit);

} // namespace cloudnx
