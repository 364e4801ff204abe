# An OpenStack Swift with its S3 interface, whole and small: proxy, account, container and object
# server in one process, on loopback, with one disk that is a folder. Takes the folder (and, where it is not loopback, an
# address and a port), prints the port on which S3 is spoken, and ends when its input does.
#
# Debian's python3-swift has all of it; its daemons are not needed.

import os
import sys

import eventlet
import eventlet.tpool

eventlet.monkey_patch()

from eventlet import wsgi  # noqa: E402
from swift.common import utils  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.storage_policy import reload_storage_policies  # noqa: E402
from swift.common.wsgi import loadapp  # noqa: E402

folder = os.path.abspath(sys.argv[1])
conf, disks = os.path.join(folder, "conf"), os.path.join(folder, "disks")
for each in (conf, os.path.join(disks, "disk")):
    os.makedirs(each, exist_ok=True)


def write(name, text):
    with open(os.path.join(conf, name), "w") as file:
        file.write(text)
    return os.path.join(conf, name)


write("swift.conf", "[swift-hash]\nswift_hash_path_suffix = tests\n[storage-policy:0]\nname = one\ndefault = yes\n")
utils.SWIFT_CONF_FILE = os.path.join(conf, "swift.conf")
utils.validate_hash_conf()
reload_storage_policies()

sockets = {name: eventlet.listen(("127.0.0.1", 0)) for name in ("account", "container", "object")}
# In a network of its own others ask it: scripts/cluster.
place = (sys.argv[2], int(sys.argv[3])) if len(sys.argv) > 3 else ("127.0.0.1", 0)
sockets["proxy"] = eventlet.listen(place)
ports = {name: each.getsockname()[1] for name, each in sockets.items()}

for name in ("account", "container", "object"):
    builder = RingBuilder(4, 1, 0)
    builder.add_dev({"region": 1, "zone": 1, "weight": 1, "ip": "127.0.0.1", "port": ports[name], "device": "disk"})
    builder.rebalance()
    builder.get_ring().save(os.path.join(conf, name + ".ring.gz"))

backend = """[DEFAULT]
swift_dir = {conf}
devices = {disks}
mount_check = false
log_name = {name}
log_address = /nowhere
fallocate_reserve = 0
[pipeline:main]
pipeline = {name}-server
[app:{name}-server]
use = egg:swift#{name}
"""

proxy = """[DEFAULT]
swift_dir = {conf}
log_address = /nowhere
[pipeline:main]
pipeline = catch_errors cache s3api tempauth proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
dns_compliant_bucket_names = true
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing-secret .admin
"""


def serve(name, app):
    eventlet.spawn(wsgi.server, sockets[name], app, log_output=False, max_size=200)


for name in ("account", "container", "object"):
    serve(name, loadapp(write(name + ".conf", backend.format(conf=conf, disks=disks, name=name))))
serve("proxy", loadapp(write("proxy.conf", proxy.format(conf=conf))))

print(ports["proxy"], flush=True)
eventlet.tpool.execute(sys.stdin.buffer.read)
os._exit(0)
