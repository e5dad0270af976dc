"""oldreceipt.py STATE_DIR USER_ID: an auth receipt for the user's password whose time was over a minute ago, made by
Keystone's own code with the running Keystone's keys, because waiting for one to grow old takes five minutes."""
import datetime
import os
import sys

state, user = sys.argv[1:]
sys.argv[1:] = []  # Keystone reads them itself
os.environ['OS_KEYSTONE_CONFIG_DIR'] = state + '/etc/keystone'

from keystone.server.wsgi import initialize_public_application
initialize_public_application()
from keystone.receipt.receipt_formatters import ReceiptFormatter

over = datetime.datetime.utcnow() - datetime.timedelta(minutes=1)
print(ReceiptFormatter().create_receipt(user, ['password'], over.isoformat() + 'Z'))
