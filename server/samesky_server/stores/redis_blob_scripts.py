"""The Lua of blobs; see `scripts`.

What all blobs of a room count for stands among them as `:used`, as no blob is called. It is written in one with a
blob, and counted anew after one is gone; until then a room may be thought fuller than it is.
"""

from __future__ import annotations

from .scripts import script

MAY_PUT = script(
    2,
    """-- log, blobs; name, size, quota
if redis.call('EXISTS', KEYS[1]) == 0 then return 'unknown' end
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then return 'kept' end
local used = tonumber(redis.call('HGET', KEYS[2], ':used') or '0')
return used + tonumber(ARGV[2]) > tonumber(ARGV[3]) and 'full' or ''
""",
)

UNTIL = script(
    3,
    """-- log, blobs, ends; name, until
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then
    redis.call('ZADD', KEYS[3], 'GT', ARGV[2], ARGV[1])
else
    redis.call('ZADD', KEYS[3], ARGV[2], ARGV[1])
end
return 1
""",
)

PUT = script(
    3,
    """-- log, blobs, ends; name, bytes, size, quota
if redis.call('EXISTS', KEYS[1]) == 0 then return 'unknown' end
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then return 'kept' end
if not redis.call('ZSCORE', KEYS[3], ARGV[1]) then return 'again' end
local used = tonumber(redis.call('HGET', KEYS[2], ':used') or '0') + tonumber(ARGV[3])
if used > tonumber(ARGV[4]) then return 'full' end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2], ':used', string.format('%.0f', used))
return 'kept'
""",
)

COUNT = script(
    1,
    """-- blobs; least: after some are gone
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local used, least = 0, tonumber(ARGV[1])
for _, name in ipairs(redis.call('HKEYS', KEYS[1])) do
    if name ~= ':used' then used = used + math.max(redis.call('HSTRLEN', KEYS[1], name), least) end
end
redis.call('HSET', KEYS[1], ':used', string.format('%.0f', used))
return used
""",
)

FREE = script(
    3,
    """-- log, pins, blobs; name, seq. Gone unless an entry names it; only when all entries up to `seq` are pinned
local last = newest(KEYS[1])
if last and seq(last) ~= tonumber(ARGV[2]) then return 'again' end
local from, to = '[' .. ARGV[1] .. '\\0', '(' .. ARGV[1] .. '\\1'
if redis.call('ZRANGEBYLEX', KEYS[2], from, to, 'LIMIT', 0, 1)[1] then return 'pinned' end
return redis.call('HDEL', KEYS[3], ARGV[1]) == 1 and 'gone' or 'none'
""",
)

UNEND = script(
    2,
    """-- blobs, ends; name
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 0 end
return redis.call('ZREM', KEYS[2], ARGV[1])
""",
)
