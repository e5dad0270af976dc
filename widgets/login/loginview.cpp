#include "widgets/login/loginview.h"

#include "models/session/totp.h"
#include "widgets/login/codefield.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimerEvent>

namespace cloudnx {

namespace {

constexpr int formWidth = 360;
constexpr int tickMs = 250;

[[nodiscard]] long long secondsUp(Instant::duration left) {
    return std::chrono::ceil<std::chrono::seconds>(left).count();
}

[[nodiscard]] QLineEdit *field(QVBoxLayout *column, const QString &label) {
    auto *edit = new QLineEdit;
    auto *head = new QLabel(label);
    head->setBuddy(edit);
    edit->setAccessibleName(QString(label).remove(u'&'));
    column->addWidget(head);
    column->addWidget(edit);
    return edit;
}

/// A field's label is its name for screen readers, too.
void rename(QLineEdit *edit, const QString &label) {
    for (auto *head : edit->parentWidget()->findChildren<QLabel *>())
        if (head->buddy() == edit)
            head->setText(label);
    edit->setAccessibleName(QString(label).remove(u'&'));
}

[[nodiscard]] QWidget *group(QVBoxLayout *&column) {
    auto *widget = new QWidget;
    column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    return widget;
}

[[nodiscard]] Secret takenFrom(QLineEdit *edit) {
    QString text = edit->text();
    edit->clear();
    return Secret::taken(text);
}

} // namespace

LoginView::LoginView(Door &door, Worker &worker, const Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_door(door),
      m_worker(worker),
      m_clock(clock),
      m_steps(new QStackedWidget),
      m_announcement(new StateLine),
      m_error(new StateLine) {
    setAccessibleName(tr("Sign in"));
    auto *form = new QWidget;
    form->setFixedWidth(formWidth);
    auto *column = new QVBoxLayout(form);
    column->setSpacing(spacing::near);
    auto *mark = new QLabel;
    mark->setPixmap(strokeIcon(QStringLiteral("cloudnx")).pixmap(48, 48));
    auto *title = new QLabel(tr("CloudNx Console"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    title->setFont(large);
    column->addWidget(mark, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addSpacing(spacing::near);
    m_steps->addWidget(makeWho());
    m_codeStep = makeCode(); // joins the stack when it is needed: its fonts cost the first window dear
    m_codeStep->setParent(this);
    m_codeStep->hide();
    column->addWidget(m_steps);
    column->addWidget(m_error);
    column->addStretch(1);
    auto *centre = new QHBoxLayout(this);
    centre->addStretch(1);
    centre->addWidget(form);
    centre->addStretch(1);
    centre->setContentsMargins(spacing::wide, 2 * spacing::wide, spacing::wide, spacing::wide);
    m_error->hide();
    m_announcement->hide();
}

QWidget *LoginView::makeWho() {
    QVBoxLayout *column = nullptr;
    QWidget *step = group(column);
    column->setSpacing(spacing::near);
    m_profile = new QComboBox;
    m_profile->setAccessibleName(tr("Profile"));
    m_endpoint = new QLabel;
    m_endpoint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_profile);
    column->addWidget(m_endpoint);
    makeIdentityFields(column);
    m_password = field(column, tr("&Password"));
    m_password->setEchoMode(QLineEdit::Password);
    column->addWidget(m_announcement);
    m_signIn = new QPushButton(tr("Sign in"));
    m_signIn->setAutoDefault(true);
    column->addWidget(m_signIn);
    column->addStretch(1);
    connect(m_profile, &QComboBox::activated, this, &LoginView::profileChosen);
    connect(m_signIn, &QPushButton::clicked, this, &LoginView::signIn);
    for (QLineEdit *edit : {m_email, m_accountId, m_userName, m_keyId, m_password}) {
        connect(edit, &QLineEdit::returnPressed, this, &LoginView::signIn);
        connect(edit, &QLineEdit::textChanged, this, &LoginView::allowSignIn);
    }
    return step;
}

void LoginView::makeIdentityFields(QVBoxLayout *column) {
    auto *kinds = new QVBoxLayout;
    kinds->setSpacing(spacing::tight);
    m_kinds = new QButtonGroup(this);
    for (const auto &[kind, text] : {std::pair(SignInKind::AccessKey, tr("Access &key")),
                                     std::pair(SignInKind::Root, tr("Account &owner")),
                                     std::pair(SignInKind::IamUser, tr("&IAM user"))}) {
        auto *button = new QRadioButton(text);
        m_kinds->addButton(button, static_cast<int>(kind));
        kinds->addWidget(button);
    }
    column->addLayout(kinds);
    QVBoxLayout *inner = nullptr;
    m_rootFields = group(inner);
    m_email = field(inner, tr("&E-mail"));
    column->addWidget(m_rootFields);
    m_userFields = group(inner);
    m_accountId = field(inner, tr("&Account id (9 digits)"));
    m_userName = field(inner, tr("&User name"));
    column->addWidget(m_userFields);
    m_keyFields = group(inner);
    m_keyId = field(inner, tr("&Id of the key"));
    m_keyHint = new QLabel;
    m_keyHint->setWordWrap(true);
    inner->addWidget(m_keyHint);
    column->addWidget(m_keyFields);
    connect(m_kinds, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            showKind();
    });
    offerKinds({});
}

// Only what this cloud lets in, in its own words.
void LoginView::offerKinds(const DoorPlate &plate) {
    const QString key = titled(plate.words.iam.accessKey);
    m_kinds->button(static_cast<int>(SignInKind::Root))->setVisible(plate.abilities.ownerSignsIn);
    auto *byKey = m_kinds->button(static_cast<int>(SignInKind::AccessKey));
    byKey->setVisible(plate.abilities.keysSignIn);
    byKey->setText(key);
    m_kinds->button(static_cast<int>(SignInKind::IamUser))
        ->setText(plate.abilities.keysSignIn ? tr("&User and password") : tr("&IAM user"));
    rename(m_accountId, plate.words.accountPrompt);
    rename(m_keyId, tr("Id of the %1").arg(plate.words.iam.accessKey));
    m_keyHint->setText(tr("The way in where one signs in through a home institution, as at bwCloud. The "
                          "cloud's dashboard makes one, under Identity."));
    const SignInKind usual = !plate.userName.isEmpty()      ? SignInKind::IamUser
                             : plate.abilities.keysSignIn   ? SignInKind::AccessKey
                             : plate.abilities.ownerSignsIn ? SignInKind::Root
                                                            : SignInKind::IamUser;
    const QSignalBlocker quiet(m_kinds);
    m_kinds->button(static_cast<int>(usual))->setChecked(true);
}

QWidget *LoginView::makeCode() {
    QVBoxLayout *column = nullptr;
    QWidget *step = group(column);
    column->setSpacing(spacing::near);
    auto *prompt = new QLabel(tr("The code your authenticator shows, or a backup code:"));
    prompt->setWordWrap(true);
    m_code = new CodeField;
    prompt->setBuddy(m_code);
    m_countdown = new QLabel;
    m_countdown->setWordWrap(true);
    m_clockWarning = new StateLine;
    m_clockWarning->hide();
    m_submit = new QPushButton(tr("Verify"));
    m_submit->setAutoDefault(true);
    m_back = new QPushButton(tr("Start over"));
    column->addWidget(prompt);
    column->addWidget(m_code);
    column->addWidget(m_countdown);
    column->addWidget(m_clockWarning);
    column->addWidget(m_submit);
    column->addWidget(m_back);
    column->addStretch(1);
    connect(m_code, &CodeField::complete, this, &LoginView::submit);
    connect(m_code, &QLineEdit::returnPressed, this, &LoginView::submit);
    connect(m_submit, &QPushButton::clicked, this, &LoginView::submit);
    connect(m_back, &QPushButton::clicked, this, &LoginView::startOver);
    return step;
}

void LoginView::start(const QString &profile, const QString &why, Written written) {
    m_wanted = profile;
    m_offersWritten = written == Written::Offered;
    m_flow.reset();
    m_timer.stop();
    m_steps->setCurrentIndex(0);
    m_password->clear();
    m_code->clear();
    m_error->setVisible(!why.isEmpty());
    if (!why.isEmpty())
        m_error->show(State::Look, why);
    setBusy(true);
    m_worker.run(
        this, QStringLiteral("login"), {},
        [door = &m_door](std::stop_token stop) { return door->plates(std::move(stop)); },
        [this](Result<std::vector<DoorPlate>> plates) { takePlates(std::move(plates)); });
}

void LoginView::takePlates(Result<std::vector<DoorPlate>> plates) {
    setBusy(false);
    if (!plates)
        return showError(plates.error());
    m_plates = std::move(*plates);
    m_profile->clear();
    for (const DoorPlate &plate : m_plates)
        m_profile->addItem(plate.profile);
    m_profile->setCurrentText(m_wanted);
    m_profile->setEnabled(m_plates.size() > 1);
    if (m_plates.empty())
        return showError({.kind = ErrorKind::NotFound,
                          .sentence = tr("There is no profile yet. Make one with: cloudnx configure")});
    profileChosen();
}

const DoorPlate &LoginView::plate() const {
    return m_plates.at(static_cast<std::size_t>(std::max(0, m_profile->currentIndex())));
}

SignInKind LoginView::kind() const {
    return static_cast<SignInKind>(m_kinds->checkedId());
}

void LoginView::profileChosen() {
    const DoorPlate &chosen = plate();
    m_wanted = chosen.profile;
    m_endpoint->setText(chosen.endpoint);
    m_email->setText(chosen.email);
    m_accountId->setText(chosen.accountId);
    m_userName->setText(chosen.userName);
    m_keyId->setText(chosen.keyId);
    offerKinds(chosen);
    showKind();
    if (chosen.fault.isEmpty())
        return openFlow();
    m_flow.reset();
    m_written.reset();
    showError({.kind = ErrorKind::Invalid, .sentence = chosen.fault});
    allowSignIn();
}

void LoginView::showKind() {
    const SignInKind chosen = kind();
    m_rootFields->setVisible(chosen == SignInKind::Root);
    m_userFields->setVisible(chosen == SignInKind::IamUser);
    m_keyFields->setVisible(chosen == SignInKind::AccessKey);
    rename(m_password, chosen == SignInKind::AccessKey ? tr("&Secret") : tr("&Password"));
    m_password->setPlaceholderText(mayUseWritten() ? tr("empty: as clouds.yaml says") : QString());
    QLineEdit *first = chosen == SignInKind::Root                           ? m_email
                       : chosen == SignInKind::AccessKey                    ? m_keyId
                       : m_accountId->text().isEmpty() && !impliesAccount() ? m_accountId
                                                                            : m_userName;
    (first->text().isEmpty() ? first : m_password)->setFocus();
    allowSignIn();
}

// Only for whom it was written down.
bool LoginView::mayUseWritten() const {
    if (!m_offersWritten || m_plates.empty() || !plate().secretIsWritten)
        return false;
    return kind() == SignInKind::AccessKey ? m_keyId->text() == plate().keyId
                                           : m_userName->text() == plate().userName;
}

bool LoginView::impliesAccount() const {
    return !m_plates.empty() && plate().abilities.accountIsImplied;
}

bool LoginView::isNamed() const {
    const auto isGiven = [](const QLineEdit *edit) { return !edit->text().trimmed().isEmpty(); };
    switch (kind()) {
    case SignInKind::Root:
        return isGiven(m_email);
    case SignInKind::AccessKey:
        return isGiven(m_keyId);
    case SignInKind::IamUser:
        break;
    }
    return isGiven(m_userName) && (isGiven(m_accountId) || impliesAccount());
}

void LoginView::allowSignIn() {
    const bool hasSecret = !m_password->text().isEmpty() || (m_written && mayUseWritten());
    m_signIn->setEnabled(!m_busy && m_flow && isNamed() && hasSecret);
}

void LoginView::openFlow() {
    m_flow.reset();
    m_written.reset();
    m_worker.run(
        this, QStringLiteral("login"), {},
        [door = &m_door, profile = m_wanted](std::stop_token stop) {
            return door->login(profile, std::move(stop));
        },
        [this](Result<LoginStart> start) { takeFlow(std::move(start)); });
}

void LoginView::takeFlow(Result<LoginStart> start) {
    if (!start)
        return showError(start.error());
    m_flow = start->flow;
    m_written = start->written;
    m_announcement->setVisible(!start->announcement.isEmpty());
    if (!start->announcement.isEmpty())
        m_announcement->show(State::Look, start->announcement);
    allowSignIn();
}

Credentials LoginView::credentials() {
    if (m_password->text().isEmpty() && m_written && mayUseWritten())
        return *m_written;
    switch (kind()) {
    case SignInKind::Root:
        return RootCredentials{m_email->text().trimmed(), takenFrom(m_password)};
    case SignInKind::AccessKey:
        return AccessKeyCredentials{m_keyId->text().trimmed(), takenFrom(m_password)};
    case SignInKind::IamUser:
        break;
    }
    return IamCredentials{m_accountId->text().trimmed(), m_userName->text().trimmed(), takenFrom(m_password)};
}

void LoginView::signIn() {
    allowSignIn();
    if (!m_signIn->isEnabled())
        return;
    const Credentials given = credentials();
    setBusy(true);
    m_worker.run(
        this, QStringLiteral("login"), tr("Signing in"),
        [flow = m_flow, given](const std::stop_token &stop) { return flow->begin(given, stop); },
        [this](Result<LoginState> state) { take(std::move(state)); });
}

void LoginView::submit() {
    QString typed = m_code->text();
    if (m_busy || typed.isEmpty())
        return;
    const Secret code = Secret::taken(typed);
    setBusy(true);
    m_worker.run(
        this, QStringLiteral("login"), tr("Checking the code"),
        [flow = m_flow, code](const std::stop_token &stop) { return flow->submit(code, stop); },
        [this](Result<LoginState> state) { take(std::move(state)); });
}

void LoginView::take(Result<LoginState> state) {
    setBusy(false);
    m_error->hide();
    if (!state)
        showError(state.error());
    if (state && state->stage == LoginStage::SignedIn)
        return finish(*state);
    showStep(state ? *state : m_flow->state());
}

void LoginView::showStep(const LoginState &state) {
    const bool asksCode = state.stage == LoginStage::Code;
    if (asksCode && m_steps->indexOf(m_codeStep) < 0)
        m_steps->addWidget(m_codeStep);
    m_steps->setCurrentIndex(asksCode ? 1 : 0);
    m_code->clear();
    m_clockWarning->setVisible(!state.clockWarning.isEmpty());
    if (!state.clockWarning.isEmpty())
        m_clockWarning->show(State::Look, state.clockWarning);
    m_deadline = state.codeDeadline;
    m_heldUntil = m_clock.now() + state.hold;
    if (!asksCode) {
        m_timer.stop();
        m_password->setFocus();
        return allowSignIn();
    }
    m_timer.start(tickMs, this);
    tick();
    m_code->setFocus();
}

void LoginView::finish(const LoginState &state) {
    m_timer.stop();
    setBusy(true);
    m_worker.run(
        this, QStringLiteral("login"), tr("Opening"),
        [door = &m_door, profile = m_wanted](std::stop_token stop) {
            return door->seat(profile, std::move(stop));
        },
        [this, notes = state.notes](Result<std::shared_ptr<Seat>> seat) {
            setBusy(false);
            m_flow.reset();
            if (!seat)
                return start(m_wanted, seat.error().sentence);
            Q_EMIT signedIn(*seat, notes);
        });
}

void LoginView::startOver() {
    if (m_busy || !m_flow)
        return;
    m_error->hide();
    showStep(m_flow->startOver());
}

void LoginView::setBusy(bool busy) {
    m_busy = busy;
    m_signIn->setText(busy ? tr("One moment…") : tr("Sign in"));
    m_submit->setText(busy ? tr("One moment…") : tr("Verify"));
    m_submit->setEnabled(!busy);
    m_back->setEnabled(!busy);
    m_code->setReadOnly(busy);
    allowSignIn();
}

void LoginView::showError(const Error &error) {
    m_error->show(State::Wrong, error.requestId.isEmpty()
                                    ? error.sentence
                                    : tr("%1 (request %2)").arg(error.sentence, error.requestId));
    m_error->setVisible(true);
}

void LoginView::timerEvent(QTimerEvent *event) {
    if (event->timerId() == m_timer.timerId())
        tick();
    else
        QWidget::timerEvent(event);
}

void LoginView::tick() {
    const Instant now = m_clock.now();
    if (m_deadline && now >= *m_deadline) {
        m_error->show(State::Look, tr("Too late: the password was given more than a few minutes ago. "
                                      "Give it again."));
        m_error->setVisible(true);
        return showStep(m_flow->startOver());
    }
    if (m_heldUntil && now < *m_heldUntil)
        m_countdown->setText(tr("The code you see was used already. The next one comes in %1 s; a backup "
                                "code is good at once.")
                                 .arg(secondsUp(*m_heldUntil - now)));
    else
        m_countdown->setText(tr("Next code in %1 s").arg(totpLeft(now).count()));
}

} // namespace cloudnx
