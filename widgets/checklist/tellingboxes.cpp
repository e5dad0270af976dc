#include "widgets/checklist/tellingboxes.h"

#include "models/probe/tls.h"
#include "models/record/term.h"
#include "widgets/parts/controls.h"
#include "widgets/parts/spacing.h"
#include "widgets/parts/wrappedlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace cloudnx {

namespace {

constexpr int reportLines = 5;

[[nodiscard]] QVBoxLayout *columnOf(QWidget *widget) {
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, spacing::near, 0, 0);
    column->setSpacing(spacing::near);
    return column;
}

QLabel *addText(QVBoxLayout *column, const QString &text) {
    auto *label = new WrappedLabel(text);
    column->addWidget(label);
    return label;
}

[[nodiscard]] QPushButton *addButton(QVBoxLayout *column, const QString &text) {
    auto *button = new QPushButton(text);
    column->addWidget(button, 0, Qt::AlignLeft);
    return button;
}

[[nodiscard]] QHBoxLayout *addRow(QVBoxLayout *column) {
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::near);
    column->addLayout(row);
    return row;
}

[[nodiscard]] QLineEdit *addField(QHBoxLayout *row, const QString &name, const QString &example) {
    auto *edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(example);
    row->addWidget(edit, 1);
    return edit;
}

/// Those with an address that can be asked.
[[nodiscard]] std::vector<QString> reachable(const Inventory &all) {
    std::vector<QString> names;
    if (all.instances.known())
        for (const Instance &instance : *all.instances)
            if (!instance.publicIp.isEmpty())
                names.push_back(instance.name);
    return names;
}

[[nodiscard]] Done allow(Record &record, const std::vector<QString> &names) {
    for (const QString &name : names)
        if (std::find(record.askSshOf.begin(), record.askSshOf.end(), name) == record.askSshOf.end())
            record.askSshOf.push_back(name);
    return {};
}

[[nodiscard]] Done addEndpoint(Record &record, const QString &text) {
    const auto door = parseEndpoint(text);
    if (!door)
        return failure(door.error());
    const QString endpoint = endpointText(door->host, door->port);
    std::erase(record.endpoints, endpoint);
    record.endpoints.push_back(endpoint);
    return {};
}

[[nodiscard]] Done takeReport(Record &record, const QByteArray &output, const QString &instance,
                              Instant now) {
    auto report = parseHostReport(output, instance, now);
    if (!report)
        return failure(report.error());
    keep(record, std::move(*report));
    return {};
}

[[nodiscard]] Done keepFor(Record &record, const QString &text) {
    const auto days = parseRetention(text);
    if (!days)
        return failure(days.error());
    record.snapshotRetentionDays = *days;
    return {};
}

} // namespace

TellingBox *makeSshConsent(const Basis &basis) {
    auto *box = new TellingBox;
    QVBoxLayout *column = columnOf(box);
    const std::vector<QString> names = reachable(basis.inventory);
    if (names.empty()) {
        addText(column, TellingBox::tr("No instance has a public address, so none can be asked from here."));
        return box;
    }
    const QString listing = QStringList(names.begin(), names.end()).join(QStringLiteral(", "));
    addText(column, TellingBox::tr("From here, the SSH ports of your instances can be asked which sign-ins "
                                   "they take. No credential is sent. They will see your address in their "
                                   "log: %1")
                        .arg(listing));
    QPushButton *ask = addButton(column, TellingBox::tr("Allow it and look"));
    QObject::connect(ask, &QPushButton::clicked, box, [box, names] {
        Q_EMIT box->told({[names](Record &record) { return allow(record, names); }, true});
    });
    return box;
}

TellingBox *makeEndpointForm(const Basis &basis) {
    auto *box = new TellingBox;
    QVBoxLayout *column = columnOf(box);
    for (const QString &endpoint : basis.record.endpoints)
        addText(column, TellingBox::tr("%1 is yours.").arg(endpoint));
    QHBoxLayout *row = addRow(column);
    QLineEdit *edit = addField(row, TellingBox::tr("An endpoint of yours that speaks TLS"),
                               QStringLiteral("www.example.in:443"));
    auto *add = new QPushButton(TellingBox::tr("Add it and look"));
    row->addWidget(add);
    const auto give = [box, edit] {
        Q_EMIT box->told({[text = edit->text()](Record &record) { return addEndpoint(record, text); }, true});
    };
    QObject::connect(add, &QPushButton::clicked, box, give);
    QObject::connect(edit, &QLineEdit::returnPressed, box, give);
    return box;
}

TellingBox *makePlainLook() {
    auto *box = new TellingBox;
    QVBoxLayout *column = columnOf(box);
    QPushButton *look = addButton(column, TellingBox::tr("Look from outside"));
    QObject::connect(look, &QPushButton::clicked, box,
                     [box] { Q_EMIT box->told({[](Record &) -> Done { return {}; }, true}); });
    return box;
}

TellingBox *makeReportForm(const Basis &basis) {
    auto *box = new TellingBox;
    QVBoxLayout *column = columnOf(box);
    if (!basis.inventory.instances.known() || basis.inventory.instances->empty())
        return box;
    addText(column, TellingBox::tr("Only the inside of an instance tells this. The script below reads and "
                                   "changes nothing; run it there with sudo, and paste what it prints."));
    auto *script = new QPlainTextEdit(QString::fromUtf8(hostReportScript()));
    script->setAccessibleName(TellingBox::tr("The script"));
    script->setReadOnly(true);
    script->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    script->setTabChangesFocus(true);
    script->setFixedHeight(reportLines * script->fontMetrics().lineSpacing() + spacing::apart);
    column->addWidget(script);
    QHBoxLayout *row = addRow(column);
    auto *copy = new QPushButton(TellingBox::tr("Copy the script"));
    QComboBox *instance = nameChoice(TellingBox::tr("Instance that reports"));
    for (const Instance &one : *basis.inventory.instances)
        instance->addItem(one.name);
    row->addWidget(copy);
    row->addWidget(instance);
    row->addStretch(1);
    auto *output = new QPlainTextEdit;
    output->setAccessibleName(TellingBox::tr("What the script printed"));
    output->setPlaceholderText(TellingBox::tr("What the script printed"));
    output->setTabChangesFocus(true);
    output->setFixedHeight(reportLines * output->fontMetrics().lineSpacing() + spacing::apart);
    column->addWidget(output);
    QPushButton *take = addButton(column, TellingBox::tr("Take the report in"));
    QObject::connect(copy, &QPushButton::clicked, box,
                     [] { QApplication::clipboard()->setText(QString::fromUtf8(hostReportScript())); });
    QObject::connect(take, &QPushButton::clicked, box, [box, instance, output, now = basis.now] {
        const QString name = instance->currentText();
        Q_EMIT box->told({[name, now, text = output->toPlainText().toUtf8()](Record &record) {
            return takeReport(record, text, name, now);
        }});
    });
    return box;
}

TellingBox *makeRegister(const Basis &basis) {
    auto *box = new TellingBox;
    QVBoxLayout *column = columnOf(box);
    QHBoxLayout *row = addRow(column);
    QLineEdit *id =
        addField(row, TellingBox::tr("Name of a request, nothing personal"), QStringLiteral("DSAR-7"));
    auto *came = new QPushButton(TellingBox::tr("It came in"));
    auto *answered = new QPushButton(TellingBox::tr("It is answered"));
    row->addWidget(came);
    row->addWidget(answered);
    const auto give = [box, id, now = basis.now](Done (*act)(Record &, const QString &, Instant)) {
        Q_EMIT box->told(
            {[act, now, text = id->text().trimmed()](Record &record) { return act(record, text, now); }});
    };
    QObject::connect(came, &QPushButton::clicked, box, [give] { give(receiveRequest); });
    QObject::connect(answered, &QPushButton::clicked, box, [give] { give(answerRequest); });
    return box;
}

TellingBox *makeRetentionForm(const Basis &basis) {
    auto *box = new TellingBox;
    QVBoxLayout *column = columnOf(box);
    addText(column, TellingBox::tr("How long your plan keeps snapshots. Nothing is deleted by saying so."));
    QHBoxLayout *row = addRow(column);
    QLineEdit *days = addField(row, TellingBox::tr("Days that snapshots are kept"), QStringLiteral("30d"));
    if (const auto told = basis.record.snapshotRetentionDays)
        days->setText(QStringLiteral("%1d").arg(*told));
    auto *keep = new QPushButton(TellingBox::tr("Set it"));
    row->addWidget(keep);
    const auto give = [box, days] {
        Q_EMIT box->told({[text = days->text()](Record &record) { return keepFor(record, text); }});
    };
    QObject::connect(keep, &QPushButton::clicked, box, give);
    QObject::connect(days, &QLineEdit::returnPressed, box, give);
    return box;
}

std::vector<TellingBox *> tellingBoxesFor(const Check &check, const Finding &finding, const Basis &basis) {
    const QString &id = check.id();
    const auto is = [&](const char *name) { return id == QLatin1String(name); };
    std::vector<TellingBox *> boxes;
    if (finding.result == CheckResult::NotOffered)
        return boxes;
    if (is("ssh-passwords"))
        boxes.push_back(makeSshConsent(basis));
    if (is("tls-endpoints") || is("certificate-renewal"))
        boxes.push_back(makeEndpointForm(basis));
    if (is("control-plane-tls"))
        boxes.push_back(makePlainLook());
    if (is("ssh-passwords") || is("updates") || is("host-firewall") || is("root-ssh"))
        boxes.push_back(makeReportForm(basis));
    if (is("data-requests"))
        boxes.push_back(makeRegister(basis));
    if (is("old-snapshots") || is("old-instance-snapshots"))
        boxes.push_back(makeRetentionForm(basis));
    return boxes;
}

} // namespace cloudnx
