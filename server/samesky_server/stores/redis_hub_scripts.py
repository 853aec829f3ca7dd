"""The Lua of hints, presence, rooms that come in, and what hubs spend together; see `scripts`."""

from __future__ import annotations

from .scripts import script

UNHINT = script(
    1,
    """-- hints; room, due, then (empty: none)
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not due or tonumber(due) ~= tonumber(ARGV[2]) then return 0 end
if ARGV[3] == '' then return redis.call('ZREM', KEYS[1], ARGV[1]) end
return redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
""",
)

NEWEST_AT = script(
    1,
    """-- at; a time
if tonumber(redis.call('GET', KEYS[1]) or '0') >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1
""",
)

ROOMLESS = script(
    2,
    """-- log, a key; a command for the key, done only where there is no such room yet
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call(ARGV[1], KEYS[2], unpack(ARGV, 2))
return 1
""",
)

TOUCH = script(
    1,
    """-- here; device, value, ms
local now = redis.call('TIME')
local ends = tonumber(now[1]) * 1000 + tonumber(now[2]) / 1000 + tonumber(ARGV[3])
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f:', ends) .. ARGV[2])
""",
)

LAST = script(
    1,
    """-- here; ms that it has to last
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
""",
)

HERE = script(
    1,
    """-- here; device and value of those whose time is not over, and the names of the others
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000
local all, found, over = redis.call('HGETALL', KEYS[1]), {}, {}
for n = 1, #all, 2 do
    local ends, start = string.match(all[n + 1], '^(%d+):()')
    if tonumber(ends) > now then
        found[#found + 1] = all[n]
        found[#found + 1] = string.sub(all[n + 1], start)
    else
        over[#over + 1] = all[n]
        over[#over + 1] = all[n + 1]
    end
end
return {found, over}
""",
)

FORGET = script(
    1,
    """-- here; device, the value that it has if nothing has come since
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end
""",
)

SPEND = script(
    1,
    """-- a bucket; seconds for one token, seconds for all of them. The generic cell rate algorithm (ITU-T I.371,
-- annex A; https://brandur.org/rate-limiting): all that is kept is when the bucket will be full again
local time = redis.call('TIME')
local now, one, all = tonumber(time[1]) + tonumber(time[2]) / 1e6, tonumber(ARGV[1]), tonumber(ARGV[2])
local full = tonumber(redis.call('GET', KEYS[1]) or '0')
full = math.min(math.max(full, now), now + all) + one  -- a clock that went back makes nobody wait for longer
local wait = full - now - all
if wait > 1e-6 then return string.format('%.6f', wait) end
redis.call('SET', KEYS[1], string.format('%.6f', full), 'PX', math.ceil((full - now) * 1000))
return false
""",
)
