#pragma once

#include "models/checklist/configuration.h"
#include "models/checklist/report.h"

#include <QToolButton>

namespace cloudnx {

/// Hands the report and the written configuration on: printed, or saved as PDF, HTML, Markdown, SARIF, JSON.
class ReportButton : public QToolButton {
    Q_OBJECT

public:
    explicit ReportButton(QWidget *parent = nullptr);

    /// What is handed on from now.
    void show(const Report &report, const Configuration &configuration);

    /// The form follows from the name: .pdf .html .md .sarif .json. Errors: Local, Invalid (another name).
    [[nodiscard]] Done saveReport(const QString &path) const;
    /// .json is for `inventory show` and `diff`; .md and .pdf are for people.
    [[nodiscard]] Done saveConfiguration(const QString &path) const;

Q_SIGNALS:
    void failed(const cloudnx::Error &error);
    void saved(const QString &path);
    /// That it was written down is told to the record.
    void configurationSaved(const cloudnx::Configuration &configuration);

public Q_SLOTS:
    void print();
    void askWhereReport();
    void askWhereConfiguration();

private:
    void tell(const Done &done, const QString &path);

    Report m_report;
    Configuration m_configuration;
};

} // namespace cloudnx
