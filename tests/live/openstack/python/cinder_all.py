"""cinder scheduler + volume(fake driver) + osapi_volume in ONE process, transport fake://"""
import eventlet
eventlet.monkey_patch()
import __original_module_threading as orig_threading
import threading
orig_threading.current_thread.__globals__['_active'] = threading._active
import shlex
import sys
import os_brick
from oslo_config import cfg
from oslo_log import log as logging
from oslo_privsep import priv_context
from oslo_service import service as oslo_service
from cinder import i18n
i18n.enable_lazy()
from cinder.common import config, constants
from cinder import coordination, objects, rpc, service, utils, version
import cinder.cmd.volume as cv

CONF = cfg.CONF
objects.register_all()
CONF(sys.argv[1:], project='cinder', version=version.version_string())
config.set_middleware_defaults()
logging.setup(CONF, 'cinder')
priv_context.init(root_helper=shlex.split(utils.get_root_helper()))
os_brick.setup(CONF)
coordination.COORDINATOR.start()
rpc.init(CONF)
launcher = oslo_service.ServiceLauncher(CONF, restart_method='mutate')
launcher.launch_service(service.Service.create(binary='cinder-scheduler'))
backend = 'fake'
CONF.register_opt(cv.host_opt, group=backend)
launcher.launch_service(service.Service.create(
    host='%s@%s' % (CONF.host, backend), service_name=backend,
    binary=constants.VOLUME_BINARY, coordination=True))
launcher.launch_service(service.WSGIService('osapi_volume'))
launcher.wait()
