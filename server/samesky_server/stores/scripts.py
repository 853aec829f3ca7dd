"""The Lua that runs inside Redis. Each script makes at most ONE write; `docs/decisions/017` says why.

A record is one entry of its room's log, a stream, with the explicit id `seq-0`. Its fields always stand in the
same order, so that scripts find their values by place: what they need of a record, they need not unpack.
Scripts write only what they have checked in the same breath, so each may run again, late, or after a crash.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

Command = tuple[Any, ...]
"""A command for Redis as its client packs it, or a `Script` with its keys and arguments."""


class Script(NamedTuple):
    """A script, and how many of its arguments are keys."""

    text: str
    sha: str
    keys: int
    apart: bool = False
    """Whether the same can be read key by key, as `redis_apart` does while they are at two servers."""

    def __call__(self, *arguments: str | bytes | float) -> Command:
        """The command that runs it: its keys, then what else it is given."""
        return (self, *arguments)


COMMON = """
local EPOCH, MARK, ID, CALL, AT, COUNT, RAW, ERASES = 2, 4, 6, 8, 10, 12, 14, 16
local function place(seq) return string.format('%.0f-0', seq) end
local function seq(one) return tonumber(string.match(one[1], '^%d+')) end
local function newest(log) return redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1] end
local function oldest(log) return redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1] end
local function settled(past) return tonumber(redis.call('HGET', past, 'to') or '0') end
local function lessened(past) return tonumber(redis.call('HGET', past, 'less') or '0') end
local function same(log, seq, call)  -- whether the log still has the record that the caller has seen
    local one = redis.call('XRANGE', log, seq .. '-0', seq .. '-0')[1]
    return one and one[2][CALL] == call
end
local function each(log, from, look)  -- until `look` returns something
    local part
    repeat
        part = redis.call('XRANGE', log, '(' .. place(from), '+', 'COUNT', 64)
        for _, one in ipairs(part) do
            from = seq(one)
            local found = look(one)
            if found then return found end
        end
    until #part < 64
end
local function find(log, id, base)
    if id ~= '' then
        local found = each(log, base, function(one) return one[2][ID] == id and seq(one) end)
        if found then return {'duplicate', found} end
    end
    local first = base > 0 and oldest(log)
    if first and base + 1 < seq(first) then return {'stale', 0} end
end
local function told(key)  -- the seqs of the first and the last record that is told of, and what
    local found = redis.call('GET', key)
    if not found then return 1, 0, '' end
    local last, rest = string.match(found, '^(%d+):()')
    local ids = string.sub(found, rest)
    return tonumber(last) - #ids / 8 + 1, tonumber(last), ids
end
local function eight(id)
    if id == '' then return string.rep('\\0', 8) end
    local hash = redis.sha1hex(id)
    return struct.pack('>I4I4', tonumber(string.sub(hash, 1, 8), 16), tonumber(string.sub(hash, 9, 16), 16))
end
local function stays(log, past, snapshot, upto, keep)  -- the oldest record that may not go
    local kept = tonumber(string.match(redis.call('GETRANGE', snapshot, 0, 20), '^%d+') or '0')
    return math.min(upto, kept, settled(past), lessened(past), seq(newest(log)) - keep) + 1
end
local function erasing(log, from)  -- the records above it that erase something
    local found = {}
    each(log, from, function(one) if one[2][ERASES] then found[#found + 1] = one[2][RAW] end end)
    return found
end
"""


def script(keys: int, text: str, apart: bool = False) -> Script:
    """A script that knows the words of `COMMON`."""
    whole = COMMON + text
    return Script(whole, hashlib.sha1(whole.encode(), usedforsecurity=False).hexdigest(), keys, apart)


# -------------------------------------------------------------------------------------------------- records

APPEND = script(
    1,
    """-- log; base, expect, after, epoch, mark, id, call, at, count, raw, erases
local base, expect, after, call = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], ARGV[7]
local last = newest(KEYS[1])
local top = last and seq(last) or 0
if top > expect and same(KEYS[1], string.format('%.0f', expect + 1), call) then
    return {'appended', expect + 1}  -- this very call was sent again, because its answer got lost
end
local earlier = base < top and find(KEYS[1], ARGV[6], base)
if earlier then return earlier end
if top ~= expect or (after ~= '' and last and last[2][MARK] ~= after) then return {'conflict', top} end
local fields = {'e', ARGV[4], 'm', ARGV[5], 'i', ARGV[6], 'c', call, 't', ARGV[8], 'n', ARGV[9], 'r', ARGV[10]}
if ARGV[11] ~= '' then fields[15], fields[16] = 'x', ARGV[11] end
redis.call('XADD', KEYS[1], place(expect + 1), unpack(fields))
return {'appended', expect + 1}
""",
)

TELL = script(
    1,
    """-- log; seq, call, channel, how. Not a part of APPEND: with a replica, PUBLISH would make two writes of it
local one = redis.call('XRANGE', KEYS[1], ARGV[1] .. '-0', ARGV[1] .. '-0')[1]
if one and one[2][CALL] == ARGV[2] then return redis.call(ARGV[4], ARGV[3], 'r' .. ARGV[2] .. one[2][RAW]) end
""",
)

FIND = script(
    2,
    """-- log, told; id, base
local id, base = ARGV[1], tonumber(ARGV[2])
local found = find(KEYS[1], id, base)
if found and found[1] == 'duplicate' then return found end
local first, last, ids = told(KEYS[2])
local at = id ~= '' and math.max(0, base - first + 1) * 8 + 1
while at do
    at = string.find(ids, eight(id), at, true)
    if at and at % 8 == 1 then return {'duplicate', first + (at - 1) / 8} end
    at = at and at + 1
end
local whole = #ids > 0 and last + 1 >= seq(oldest(KEYS[1]))
if found and not (whole and first <= base + 1) then return found end
""",
    apart=True,
)

LOG_FIND = script(
    1,
    """-- log; id, base: of FIND what the log alone can say, and its oldest record
local found, first = find(KEYS[1], ARGV[1], tonumber(ARGV[2])), oldest(KEYS[1])
return {found and found[1] or '', found and found[2] or 0, first and seq(first) or 0}
""",
)

TOP = script(
    1,
    """-- log
local last = newest(KEYS[1])
return last and {last[2][EPOCH], seq(last), last[2][MARK]}
""",
)

RECORDS = script(
    3,
    """-- log, past, snapshot; after (empty: as the snapshot says), limit
local first, after, snapshot = oldest(KEYS[1]), tonumber(ARGV[1]), false
if not first then return false end
if not after then
    snapshot = redis.call('GET', KEYS[3])
    after = snapshot and tonumber(string.match(snapshot, '^%d+')) or 0
end
local to, found = settled(KEYS[2]), {}
for _, one in ipairs(redis.call('XRANGE', KEYS[1], '(' .. place(after), '+', 'COUNT', ARGV[2])) do
    local old = seq(one) <= to and one[2][COUNT] ~= '0'
    found[#found + 1] = {one[2][RAW], old and redis.call('HGET', KEYS[2], string.format('%.0f', seq(one)))}
end
return {snapshot, seq(first), erasing(KEYS[1], lessened(KEYS[2])), found}
""",
    apart=True,
)

LOG_RECORDS = script(
    1,
    """-- log; after, limit, less: of RECORDS what the log alone can say
local first, found = oldest(KEYS[1]), {}
if not first then return false end
for _, one in ipairs(redis.call('XRANGE', KEYS[1], '(' .. place(tonumber(ARGV[1])), '+', 'COUNT', ARGV[2])) do
    found[#found + 1] = {seq(one), one[2][COUNT] ~= '0' and 1 or 0, one[2][RAW]}
end
return {seq(first), erasing(KEYS[1], tonumber(ARGV[3])), found}
""",
)

SNAPSHOT = script(
    2,
    """-- log, snapshot; seq, mark, bytes
local one = redis.call('XRANGE', KEYS[1], ARGV[1] .. '-0', ARGV[1] .. '-0')[1]
local kept = string.match(redis.call('GETRANGE', KEYS[2], 0, 20), '^%d+')
if not one or one[2][MARK] ~= ARGV[2] or tonumber(kept or '0') > tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[2], ARGV[1] .. ':' .. ARGV[3])
return 1
""",
)

TELL_OF = script(
    4,
    """-- log, past, snapshot, told; seq, how many stay, of how many it is told. Of what goes next
if not oldest(KEYS[1]) then return 0 end
local low, first, last, ids = seq(oldest(KEYS[1])), told(KEYS[4])
local stay = stays(KEYS[1], KEYS[2], KEYS[3], tonumber(ARGV[1]), tonumber(ARGV[2]))
if last + 1 < low then last, ids = low - 1, '' end  -- a hub of before dropped some, so of those it is not known
local more = {ids}
each(KEYS[1], last, function(one)
    if seq(one) >= stay then return true end
    last, more[#more + 1] = seq(one), eight(one[2][ID])
end)
if #more == 1 then return 0 end
redis.call('SET', KEYS[4], string.format('%.0f:', last) .. string.sub(table.concat(more), -8 * tonumber(ARGV[3])))
return 1
""",
)

TRIM = script(
    4,
    """-- log, past, snapshot, told; seq, how many stay
if not oldest(KEYS[1]) then return 0 end
local _, last = told(KEYS[4])
local stay = stays(KEYS[1], KEYS[2], KEYS[3], tonumber(ARGV[1]), tonumber(ARGV[2]))
stay = math.min(stay, last + 1)
if stay <= seq(oldest(KEYS[1])) then return 0 end
return redis.call('XTRIM', KEYS[1], 'MINID', place(stay))
""",
)

REPLACE = script(
    5,
    """-- log, new, past, snapshot, told; seq: the new one takes the place of the log if it is all of it from `seq` on
local last, other, first = newest(KEYS[1]), newest(KEYS[2]), oldest(KEYS[2])
if not last or not other or last[1] ~= other[1] or last[2][CALL] ~= other[2][CALL] then return 0 end
local kept = tonumber(string.match(redis.call('GETRANGE', KEYS[4], 0, 20), '^%d+') or '0')
local from = tonumber(ARGV[1])
local _, known = told(KEYS[5])
local safe = math.min(kept, settled(KEYS[3]) + 1, lessened(KEYS[3]) + 1, known + 1)
if seq(first) ~= from or safe < from then return 0 end
if redis.call('XLEN', KEYS[2]) ~= seq(last) - from + 1 then return 0 end
redis.call('RENAME', KEYS[2], KEYS[1])
return 1
""",
)

# -------------------------------------------------------------------------------------------------- entries

_PAGED = """
local found, have, enough, part = {}, 0, false, {}
local upper = below and '(' .. place(below) or '+'
if not below or below > to + 1 then
    repeat
        part = redis.call('XREVRANGE', KEYS[1], upper, '(' .. place(to), 'COUNT', 64)
        for _, one in ipairs(part) do
            upper = '(' .. one[1]
            if not enough and one[2][COUNT] ~= '0' then
                found[#found + 1] = {one[2][RAW], false}
                enough, have = have >= limit, have + tonumber(one[2][COUNT])
            end
        end
    until enough or #part < 64
end
"""

PAGE = script(
    3,
    f"""-- log, past, when; below (empty: all), limit
local below, limit, to = tonumber(ARGV[1]), tonumber(ARGV[2]), settled(KEYS[2])
{_PAGED}
if not enough then
    upper = '(' .. string.format('%.0f', below and math.min(below, to + 1) or to + 1)
    for _, one in ipairs(redis.call('ZREVRANGEBYSCORE', KEYS[3], upper, '-inf', 'LIMIT', 0, limit + 1)) do
        found[#found + 1] = {{false, redis.call('HGET', KEYS[2], one)}}
    end
end
return {{erasing(KEYS[1], lessened(KEYS[2])), found}}
""",
    apart=True,
)

LOG_PAGE = script(
    1,
    f"""-- log; below (empty: all), limit, to, less: of PAGE what the log alone can say
local below, limit, to, first = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), oldest(KEYS[1])
{_PAGED}
return {{first and seq(first) or 0, erasing(KEYS[1], tonumber(ARGV[4])), found, enough and 1 or 0}}
""",
)

_LISTED = """
each(KEYS[1], math.max(after, to), function(one)
    if one[2][COUNT] ~= '0' then found[#found + 1] = {one[2][RAW], false} end
    return #found >= limit
end)
"""

ENTRIES = script(
    3,
    f"""-- log, past, when; after, limit
local after, limit, to = tonumber(ARGV[1]), tonumber(ARGV[2]), settled(KEYS[2])
local found = {{}}
if after < to then
    local from = '(' .. ARGV[1]
    for _, one in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], from, string.format('%.0f', to), 'LIMIT', 0, limit)) do
        found[#found + 1] = {{false, redis.call('HGET', KEYS[2], one)}}
    end
end
{_LISTED}
return {{erasing(KEYS[1], lessened(KEYS[2])), found}}
""",
    apart=True,
)

LOG_ENTRIES = script(
    1,
    f"""-- log; after, limit, to, less: of ENTRIES what the log alone can say
local after, limit, to, found = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), {{}}
local first = oldest(KEYS[1])
{_LISTED}
return {{first and seq(first) or 0, erasing(KEYS[1], tonumber(ARGV[4])), found}}
""",
)

UNSETTLED = script(
    2,
    """-- log, past; records whose entries are not in the past yet, or that erase what is not yet taken out of it
local found, last, to = {}, newest(KEYS[1]), settled(KEYS[2])
if not last then return false end
each(KEYS[1], math.min(to, lessened(KEYS[2])), function(one)
    local more = seq(one) > to and one[2][COUNT] ~= '0'
    if more or one[2][ERASES] then found[#found + 1] = {seq(one), one[2][CALL], one[2][RAW]} end
end)
return {to, lessened(KEYS[2]), seq(last), last[2][CALL], found}
""",
)

SETTLE = script(
    2,
    """-- log, past; seq, call, entries. Once only: what came after may have been erased in it
if not same(KEYS[1], ARGV[1], ARGV[2]) or settled(KEYS[2]) >= tonumber(ARGV[1]) then return 0 end
return redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[3])
""",
)

NOTE = script(
    3,
    """-- log, past, a sorted set; seq, call, then a score and a member each
if not same(KEYS[1], ARGV[1], ARGV[2]) or settled(KEYS[2]) >= tonumber(ARGV[1]) then return 0 end
return redis.call('ZADD', KEYS[3], unpack(ARGV, 3))
""",
)

SETTLED = script(
    2,
    """-- log, past; seq, call, `to` or `less`
if not same(KEYS[1], ARGV[1], ARGV[2]) then return 0 end
if tonumber(redis.call('HGET', KEYS[2], ARGV[3]) or '0') >= tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[2], ARGV[3], ARGV[1])
return 1
""",
)

SWAP = script(
    1,
    """-- past; seq, as they are, as they shall be
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
""",
)
