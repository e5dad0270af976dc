#pragma once

#include "widgets/audit/eventrows.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace cloudnx {

/// Which events get a sign and its colour: people's own rules, tried from the top, and those that always
/// hold.
class RulesBox : public QDialog {
    Q_OBJECT

public:
    explicit RulesBox(const std::vector<WrittenRule> &rules, QWidget *parent = nullptr);

    /// Without the empty ones.
    [[nodiscard]] std::vector<WrittenRule> rules() const;

private:
    struct Line {
        QWidget *whole;
        QComboBox *sign;
        QLineEdit *filter;
    };

    void addLine(const WrittenRule &rule);
    void removeLine(const QWidget *whole);
    void tell();

    std::vector<Line> m_lines;
    QVBoxLayout *m_column;
    StateLine *m_says;
    QPushButton *m_keep;
};

} // namespace cloudnx
