#pragma once

#include "models/cloud/words.h"
#include "widgets/parts/page.h"

class QLineEdit;
class QVBoxLayout;

namespace cloudnx {

class DetailPane;
class FilterField;
class Table;
class TableView;

/// One noun of IAM: its table, what the chosen one is, and what can be done about it.
class IamTab : public QWidget {
    Q_OBJECT

public:
    IamTab(const QString &name, const QString &title, Table *table, QWidget *parent = nullptr);

    virtual void refresh(const Inventory &inventory, Instant now) = 0;

    /// What this cloud calls things, and what it offers; before the first refresh.
    void speakOf(CloudKind cloud);

    [[nodiscard]] FilterField *filterField() const;

    [[nodiscard]] TableView *table() const { return m_table; }

Q_SIGNALS:
    void wanted(const cloudnx::Draft &draft);

protected:
    /// A row at the top that makes a new one: a name and a button.
    void addMaker(const QString &prompt, const QString &verb,
                  const std::function<Change(const QString &)> &make);
    /// In the pane: a list to choose from and a button for what is chosen.
    void addChooser(const QString &name, const QStringList &choices, const QString &verb,
                    const std::function<Change(const QString &)> &make);
    /// Nothing where the cloud does not offer it.
    void addAction(const QString &verb, Change change, const QString &whyNot = {});

    void want(Change change) { Q_EMIT wanted({{}, {std::move(change)}}); }

    virtual void showCurrent() = 0;

    [[nodiscard]] DetailPane *pane() const { return m_pane; }

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

    [[nodiscard]] const IamWords &words() const { return m_words; }

private:
    std::optional<CloudKind> m_cloud; ///< none yet: nothing is left out
    IamWords m_words;
    TableView *m_table;
    DetailPane *m_pane;
    QVBoxLayout *m_column;
};

[[nodiscard]] QStringList listOf(const std::vector<QString> &names);
/// "2026-05-03 17:30:00 +05:30" and the same in UTC, or @p otherwise.
[[nodiscard]] QString bothTimes(const std::optional<Instant> &at, const QString &otherwise);

} // namespace cloudnx
