#pragma once

#include "models/filter/complete.h"

#include <QLineEdit>

namespace cloudnx {

class ProposalList;

/// Where rows are asked for in the filter language: proposes what may stand at the cursor, underlines what is
/// wrong and says why, remembers what was asked before (Up and Down).
class FilterField : public QLineEdit {
    Q_OBJECT

public:
    /// Values of a field that begin like @p typed, as people read them.
    using Values = std::function<QStringList(const filter::Field &field, const filter::FieldRef &of,
                                             const QString &typed)>;
    /// Keys below a part of a Json field.
    using Keys = std::function<QStringList(const filter::FieldRef &of)>;

    explicit FilterField(QWidget *parent = nullptr);

    void setFields(filter::Schema fields) { m_fields = std::move(fields); }

    [[nodiscard]] const filter::Schema &fields() const { return m_fields; }

    void setValues(Values values) { m_values = std::move(values); }

    void setKeys(Keys keys) { m_keys = std::move(keys); }

    /// What was asked is remembered under @p name.
    void rememberAs(const QString &name) { m_name = name; }

    /// Asks for @p term too.
    void narrow(const QString &term);
    /// The filter that stands here. What is wrong is shown.
    [[nodiscard]] filter::Parsed<filter::Expression> filter(Instant now);
    /// The texts proposed now; empty while nothing is.
    [[nodiscard]] QStringList proposals() const;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void propose();
    void take(const QString &proposal);
    void remember();
    void recall(int step);
    void tell(const filter::Fault *fault);
    void underline(const filter::Fault *fault);

    filter::Schema m_fields;
    Values m_values;
    Keys m_keys;
    QString m_name;
    filter::Completion m_completion;
    ProposalList *m_list;
    QAction *m_error;
    int m_recalled = -1;
};

} // namespace cloudnx
