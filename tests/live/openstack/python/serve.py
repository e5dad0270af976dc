"""serve.py keystone|placement|barbican PORT [PASTE FILE]: one process of waitress, with threads and kept connections.

(uwsgi 2.0.21 with greenlet crashes here, and its http-socket hangs up unless each answer says Connection: close.)
"""
import sys

from waitress import serve

name, port = sys.argv[1], int(sys.argv[2])
paste = sys.argv[3] if len(sys.argv) > 3 else None
sys.argv = [name]
if name == 'keystone':
    from keystone.server.wsgi import initialize_public_application
    application = initialize_public_application()
elif name == 'placement':
    from placement.wsgi import init_application
    application = init_application()
else:
    from paste import deploy
    application = deploy.loadapp('config:' + paste)
serve(application, host='127.0.0.1', port=port, threads=8, ident=None, trusted_proxy='127.0.0.1',
      trusted_proxy_headers='x-forwarded-proto')
