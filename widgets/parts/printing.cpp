#include "widgets/parts/printing.h"

#include <QCoreApplication>
#include <QLibrary>

namespace cloudnx {

namespace {

using Print = void (*)(const QString &text, QWidget *parent);
using WritePdf = bool (*)(const QString &html, const QString &path);

[[nodiscard]] QFunctionPointer found(const char *name) {
    QLibrary module(QCoreApplication::applicationDirPath() +
                    QStringLiteral("/../lib/cloudnx/libcloudnx-printing.so"));
    return module.resolve(name);
}

[[nodiscard]] tl::unexpected<Error> missing() {
    return failure(ErrorKind::Local,
                   QCoreApplication::translate("Printing", "Printing is not installed; save instead."));
}

[[nodiscard]] Done print(const char *name, const QString &text, QWidget *parent) {
    const auto printer = reinterpret_cast<Print>(found(name));
    if (!printer)
        return missing();
    printer(text, parent);
    return {};
}

} // namespace

Done printText(const QString &text, QWidget *parent) {
    return print("cloudnxPrintText", text, parent);
}

Done printHtml(const QString &html, QWidget *parent) {
    return print("cloudnxPrintHtml", html, parent);
}

Done writePdf(const QString &html, const QString &path) {
    const auto writer = reinterpret_cast<WritePdf>(found("cloudnxWritePdf"));
    if (!writer)
        return missing();
    if (!writer(html, path))
        return failure(ErrorKind::Local,
                       QCoreApplication::translate("Printing", "%1 cannot be written.").arg(path));
    return {};
}

} // namespace cloudnx
