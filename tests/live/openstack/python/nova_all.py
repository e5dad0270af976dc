"""nova conductor + scheduler + compute(fake) + osapi_compute in ONE process: the in-memory
oslo.messaging transport 'fake://' only reaches services of the same process."""
import sys
import nova.cmd  # noqa: eventlet monkey patching first
import shlex
import os_vif
from oslo_log import log as logging
from oslo_privsep import priv_context
from oslo_service import service as oslo_service
import nova.conf
from nova import config, context, objects, service, utils
from nova.compute import rpcapi as compute_rpcapi
from nova.conductor import rpcapi as conductor_rpcapi
from nova.objects import host_mapping
from nova.scheduler import rpcapi as scheduler_rpcapi

CONF = nova.conf.CONF
config.parse_args(sys.argv)
logging.setup(CONF, 'nova')
priv_context.init(root_helper=shlex.split(utils.get_root_helper()))
objects.register_all()
os_vif.initialize()
objects.Service.enable_min_version_cache()
launcher = oslo_service.ServiceLauncher(CONF, restart_method='mutate')
for binary, topic in (('nova-conductor', conductor_rpcapi.RPC_TOPIC),
                      ('nova-scheduler', scheduler_rpcapi.RPC_TOPIC),
                      ('nova-compute', compute_rpcapi.RPC_TOPIC)):
    launcher.launch_service(service.Service.create(binary=binary, topic=topic))
if CONF.compute_driver == 'fake.FakeDriver':
    # FakeDriver forgets its machines when the process ends; tell it again what the database knows
    from nova.virt import fake
    from nova.compute import power_state
    from nova import objects as o
    svc = [s for s in launcher.services.services if getattr(s, 'binary', '') == 'nova-compute'][0]
    drv = svc.manager.driver
    ctxt = context.get_admin_context()
    cells = o.CellMappingList.get_all(ctxt)
    for cell in cells:
        if cell.is_cell0():
            continue
        with context.target_cell(ctxt, cell) as cctxt:
            for inst in o.InstanceList.get_by_host(cctxt, CONF.host):
                if inst.vm_state not in ('deleted', 'error', 'building'):
                    st = power_state.SHUTDOWN if inst.vm_state == 'stopped' else power_state.RUNNING
                    drv.instances[inst.uuid] = fake.FakeInstance(inst.name, st, inst.uuid)
    # services start in green threads: wait for the compute node record before mapping the host to its cell
    import time
    for _ in range(300):
        with context.target_cell(ctxt, [c for c in cells if not c.is_cell0()][0]) as cctxt:
            if o.ComputeNodeList.get_all(cctxt):
                break
        time.sleep(0.2)   # eventlet's
    host_mapping.discover_hosts(ctxt)
launcher.launch_service(service.WSGIService('osapi_compute'))
launcher.wait()
