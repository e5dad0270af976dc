#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

/// Asks for a printer and prints @p text. Found by name: see widgets/parts/secretpanel.cpp.
extern "C" Q_DECL_EXPORT void cloudnxPrintText(const QString &text, QWidget *parent) {
    QPrinter printer;
    QPrintDialog dialog(&printer, parent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    QTextDocument document;
    document.setPlainText(text);
    document.print(&printer);
}
