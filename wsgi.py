"""For several workers: gunicorn -k gevent -w 4 wsgi:app

gunicorn's gevent worker puts gevent under the standard library first. The database is migrated
before, by `facilitator migrate`; the workers share it, and a Redis server named by REDIS_URL.
"""

import gevent

from facilitator.config import read_config
from facilitator.daily import keep_house
from facilitator.drain import close_sockets_when_told
from facilitator.house import build
from facilitator.keeping.in_use import hold
from facilitator.logs import set_up
from facilitator.readiness import check_database, check_redis, ending_in_a_sentence
from facilitator.web.assets import warm

NOT_LOADED = 4  # tells gunicorn not to try again

set_up()
with ending_in_a_sentence(NOT_LOADED):
    config = read_config()
    hold(config.data_dir)
    check_database(config)
    check_redis(config)
    house = build(config)

app = house.app
warm()
gevent.spawn(house.live.keep_beating)
gevent.spawn(keep_house, house)
gevent.spawn(house.clerk.work)
close_sockets_when_told(house)
