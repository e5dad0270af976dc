#pragma once

#include "models/core/error.h"
#include "models/net/httpmessage.h"
#include "models/providers/openstack/service.h"

namespace cloudnx::openstack {

/// What a service says went wrong, out of the five shapes OpenStack has: `{"error":{…}}` (Keystone),
/// `{"NeutronError": {…}}`, `{"itemNotFound":{…}}` (Nova, Cinder: the key is the kind),
/// `{"title":…,"description":…}` (Barbican), and an HTML page (Glance). Empty when it says nothing.
[[nodiscard]] QString faultWords(const QByteArray &body);

/// The Error for an answer of @p service that is no success; the sentence names the service.
[[nodiscard]] Error faultOf(Service service, const HttpResponse &response);

/// @p error of the wire (no answer came), with the service named.
[[nodiscard]] Error named(Service service, Error error);

} // namespace cloudnx::openstack
