"""crowd.py STATE_DIR GROUP_ID FIRST COUNT: tcp rules from 192.0.2.0/24, one a port, straight into Neutron's database.

Neutron compares a new rule with every other one of its group, so that 1,500 of them take minutes through its door."""
import datetime
import sys
import uuid

import pymysql

state, group, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
database = pymysql.connect(unix_socket=f'{state}/run/my.sock', user='root', database='neutron')
with database, database.cursor() as cursor:
    cursor.execute('SELECT project_id FROM securitygroups WHERE id = %s', group)
    project, = cursor.fetchone()
    now = datetime.datetime.utcnow()
    for port in range(first, first + count):
        cursor.execute('INSERT INTO standardattributes (resource_type, created_at, updated_at, revision_number) '
                       "VALUES ('securitygrouprules', %s, %s, 0)", (now, now))
        cursor.execute('INSERT INTO securitygrouprules (project_id, id, security_group_id, direction, ethertype, protocol, '
                       'port_range_min, port_range_max, remote_ip_prefix, standard_attr_id) '
                       "VALUES (%s, %s, %s, 'ingress', 'IPv4', 'tcp', %s, %s, '192.0.2.0/24', %s)",
                       (project, str(uuid.uuid4()), group, port, port, cursor.lastrowid))
    database.commit()
