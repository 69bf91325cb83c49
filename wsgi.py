"""For several workers: gunicorn -k gevent -w 4 wsgi:app

gunicorn's gevent worker puts gevent under the standard library first. The database is migrated
before, by `facilitator migrate`; the workers share it, and a Redis server named by REDIS_URL.
"""

import gevent

from facilitator.config import read_config
from facilitator.daily import keep_house
from facilitator.house import build
from facilitator.keeping.in_use import hold
from facilitator.logs import set_up
from facilitator.web.assets import warm

set_up()
config = read_config()
hold(config.data_dir)
house = build(config)
app = house.app
warm()
gevent.spawn(house.live.keep_beating)
gevent.spawn(keep_house, house)
