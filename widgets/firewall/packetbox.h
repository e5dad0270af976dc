#pragma once

#include "models/firewall/centralblocks.h"
#include "models/firewall/explain.h"
#include "widgets/parts/state.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace cloudnx {

/// "What if this packet": whether it gets through, and what each layer says. Sends nothing; it answers while
/// it is typed.
class PacketBox : public QWidget {
    Q_OBJECT

public:
    explicit PacketBox(QWidget *parent = nullptr);

    /// @p members: whom rules for a group mean.
    void show(const std::vector<FirewallGroup> &groups, const GroupMembers &members);
    void chooseInstance(const QString &instance);
    /// Whether the cloud has regions that block ports for everybody.
    void offerRegions(bool offered);

private:
    void makeLines();
    void fillRegions();
    void readHost();
    [[nodiscard]] PacketWords words() const;
    [[nodiscard]] Result<Explanation> answer(const Packet &packet) const;
    void tell();
    void tellLayers(const std::vector<Layer> &layers);

    std::vector<FirewallGroup> m_groups;
    GroupMembers m_members;
    Result<CentralBlocks> m_central;
    Result<std::shared_ptr<const HostFirewall>> m_hostRules = nullptr;
    QComboBox *m_instance;
    QComboBox *m_protocol;
    QLineEdit *m_port;
    QComboBox *m_direction;
    QLineEdit *m_address;
    QComboBox *m_region;
    QPushButton *m_hostShown;
    QPlainTextEdit *m_host;
    StateLine *m_verdict;
    std::vector<StateLine *> m_layers; ///< one for each there can be
};

[[nodiscard]] State stateOf(LayerVerdict verdict);

} // namespace cloudnx
