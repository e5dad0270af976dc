#include "widgets/checklist/reportbutton.h"

#include "models/checklist/document.h"
#include "models/session/folders.h"
#include "widgets/parts/printing.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMenu>
#include <QTextDocument>

namespace cloudnx {

namespace {

[[nodiscard]] tl::unexpected<Error> unknownForm(const QString &path, const QString &forms) {
    return failure(ErrorKind::Invalid,
                   ReportButton::tr("%1 does not say its form. Give it one of these endings: %2.")
                       .arg(QFileInfo(path).fileName(), forms));
}

[[nodiscard]] QString htmlOf(const Configuration &configuration) {
    QTextDocument document;
    document.setMarkdown(QString::fromUtf8(toMarkdown(configuration)));
    return document.toHtml();
}

} // namespace

ReportButton::ReportButton(QWidget *parent) : QToolButton(parent) {
    setText(tr("Report"));
    setAccessibleName(tr("Report: print or save"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(this);
    menu->addAction(tr("Print the report…"), this, &ReportButton::print);
    menu->addAction(tr("Save the report…"), this, &ReportButton::askWhereReport);
    menu->addAction(tr("Save the configuration…"), this, &ReportButton::askWhereConfiguration);
    setMenu(menu);
}

void ReportButton::show(const Report &report, const Configuration &configuration) {
    m_report = report;
    m_configuration = configuration;
}

Done ReportButton::saveReport(const QString &path) const {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("pdf"))
        return writePdf(QString::fromUtf8(toHtml(m_report)), path);
    if (suffix == QLatin1String("json"))
        return writePrivateFile(path, QJsonDocument(toJson(m_report).toObject()).toJson());
    if (const auto format = enumOf<DocumentFormat>(suffix))
        return writePrivateFile(path, written(m_report, *format));
    return unknownForm(path, QStringLiteral(".pdf, .html, .md, .sarif, .json"));
}

Done ReportButton::saveConfiguration(const QString &path) const {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("pdf"))
        return writePdf(htmlOf(m_configuration), path);
    if (suffix == QLatin1String("md"))
        return writePrivateFile(path, toMarkdown(m_configuration));
    if (suffix == QLatin1String("json"))
        return writePrivateFile(path, toFile(m_configuration));
    return unknownForm(path, QStringLiteral(".pdf, .md, .json"));
}

void ReportButton::print() {
    if (const Done done = printHtml(QString::fromUtf8(toHtml(m_report)), window()); !done)
        Q_EMIT failed(done.error());
}

void ReportButton::askWhereReport() {
    const QString path =
        QFileDialog::getSaveFileName(window(), tr("Save the report"), QStringLiteral("checklist.pdf"),
                                     QStringLiteral("PDF (*.pdf);;HTML (*.html);;Markdown (*.md);;SARIF "
                                                    "(*.sarif);;JSON (*.json)"));
    if (!path.isEmpty())
        tell(saveReport(path), path);
}

void ReportButton::askWhereConfiguration() {
    const QString path = QFileDialog::getSaveFileName(window(), tr("Save the configuration"),
                                                      QStringLiteral("configuration.json"),
                                                      QStringLiteral("JSON (*.json);;PDF (*.pdf);;Markdown "
                                                                     "(*.md)"));
    if (path.isEmpty())
        return;
    const Done done = saveConfiguration(path);
    tell(done, path);
    if (done)
        Q_EMIT configurationSaved(m_configuration);
}

void ReportButton::tell(const Done &done, const QString &path) {
    if (done)
        Q_EMIT saved(path);
    else
        Q_EMIT failed(done.error());
}

} // namespace cloudnx
