#pragma once

#include "widgets/parts/seat.h"
#include "widgets/parts/state.h"
#include "widgets/parts/worker.h"

#include <QBasicTimer>

class QComboBox;
class QLineEdit;
class QPushButton;
class QButtonGroup;
class QStackedWidget;
class QVBoxLayout;

namespace cloudnx {

class CodeField;

/// Signing in, in one place: who and password, then a code. Says what went wrong where it went wrong, and
/// tells about the clock before it sends.
class LoginView : public QWidget {
    Q_OBJECT

public:
    LoginView(Door &door, Worker &worker, const Clock &clock, QWidget *parent = nullptr);

    /// Whether an empty field may stand for the secret that was written down. Behind a lock it may not: there
    /// the person is asked for.
    enum class Written { Offered, Ignored };

    /// Shows the first step. @p profile is chosen if there is such a one.
    void start(const QString &profile, const QString &why = {}, Written written = Written::Offered);

    /// What is chosen.
    [[nodiscard]] const QString &profile() const { return m_wanted; }

Q_SIGNALS:
    void signedIn(const std::shared_ptr<cloudnx::Seat> &seat, const QStringList &notes);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    [[nodiscard]] QWidget *makeWho();
    [[nodiscard]] QWidget *makeCode();
    void makeIdentityFields(QVBoxLayout *column);
    void offerKinds(const DoorPlate &plate);
    [[nodiscard]] const DoorPlate &plate() const;
    [[nodiscard]] SignInKind kind() const;
    [[nodiscard]] bool isNamed() const;
    [[nodiscard]] bool impliesAccount() const;
    [[nodiscard]] bool mayUseWritten() const;
    void takePlates(Result<std::vector<DoorPlate>> plates);
    void profileChosen();
    void showKind();
    void allowSignIn();
    void openFlow();
    void takeFlow(Result<LoginStart> start);
    void signIn();
    [[nodiscard]] Credentials credentials();
    void submit();
    void take(Result<LoginState> state);
    void showStep(const LoginState &state);
    void finish(const LoginState &state);
    void startOver();
    void setBusy(bool busy);
    void showError(const Error &error);
    void tick();

    Door &m_door;
    Worker &m_worker;
    const Clock &m_clock;
    std::shared_ptr<LoginFlow> m_flow;
    std::optional<Credentials> m_written; ///< of the profile that is chosen
    bool m_offersWritten = true;
    std::vector<DoorPlate> m_plates;
    QString m_wanted;
    bool m_busy = false;
    std::optional<Instant> m_heldUntil;
    std::optional<Instant> m_deadline;
    QBasicTimer m_timer;

    QStackedWidget *m_steps;
    QWidget *m_codeStep;
    StateLine *m_announcement;
    StateLine *m_error;
    QComboBox *m_profile;
    QLabel *m_endpoint;
    QButtonGroup *m_kinds; ///< ids are SignInKind
    QWidget *m_rootFields;
    QWidget *m_userFields;
    QWidget *m_keyFields;
    QLineEdit *m_email;
    QLineEdit *m_accountId;
    QLineEdit *m_userName;
    QLineEdit *m_keyId;
    QLabel *m_keyHint;
    QLineEdit *m_password;
    QPushButton *m_signIn;
    CodeField *m_code;
    QLabel *m_countdown;
    StateLine *m_clockWarning;
    QPushButton *m_submit;
    QPushButton *m_back;
};

} // namespace cloudnx
