"""oldtoken.py STATE_DIR USER_ID PROJECT_ID: a token of the user for the project whose time was over a minute ago, made by
Keystone's own code with the running Keystone's keys, because waiting for one to grow old takes an hour."""
import datetime
import os
import sys

state, user, project = sys.argv[1:]
sys.argv[1:] = []  # Keystone reads them itself
os.environ['OS_KEYSTONE_CONFIG_DIR'] = state + '/etc/keystone'

from keystone.server.wsgi import initialize_public_application
initialize_public_application()
from keystone.common import utils
from keystone.token.provider import random_urlsafe_str
from keystone.token.token_formatters import ProjectScopedPayload, TokenFormatter

over = datetime.datetime.utcnow() - datetime.timedelta(minutes=1)
print(TokenFormatter().create_token(user, utils.isotime(over, subsecond=True), [random_urlsafe_str()], ProjectScopedPayload,
                                    methods=['password'], project_id=project))
