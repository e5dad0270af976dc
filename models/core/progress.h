#pragma once

#include <QString>

#include <functional>

namespace cloudnx {

/// How far a long call is; total 0 means nobody knows. Called on the worker, so it must only post.
using Progress = std::function<void(const QString &what, qint64 done, qint64 total)>;

} // namespace cloudnx
