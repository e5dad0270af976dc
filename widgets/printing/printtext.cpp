#include <QFileInfo>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

// Found by name: see widgets/parts/printing.cpp.

namespace {

void print(const QTextDocument &document, QWidget *parent) {
    QPrinter printer(QPrinter::HighResolution);
    QPrintDialog dialog(&printer, parent);
    if (dialog.exec() == QDialog::Accepted)
        document.print(&printer);
}

} // namespace

/// Asks for a printer and prints @p text.
extern "C" Q_DECL_EXPORT void cloudnxPrintText(const QString &text, QWidget *parent) {
    QTextDocument document;
    document.setPlainText(text);
    print(document, parent);
}

/// Asks for a printer and prints @p html.
extern "C" Q_DECL_EXPORT void cloudnxPrintHtml(const QString &html, QWidget *parent) {
    QTextDocument document;
    document.setHtml(html);
    print(document, parent);
}

/// False when it could not be written.
extern "C" Q_DECL_EXPORT bool cloudnxWritePdf(const QString &html, const QString &path) {
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setOutputFileName(path);
    QTextDocument document;
    document.setHtml(html);
    document.print(&printer);
    return QFileInfo(path).size() > 0;
}
