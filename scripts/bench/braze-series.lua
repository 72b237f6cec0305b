-- Every request is another one: another event, another length, hours and days in turn. The number of
-- the first is given, so that a round doesn't repeat those of the rounds before.
require("result")

local count
local headers = { Authorization = "Bearer key" }

function init(args)
  count = tonumber(args[1])
end

function request()
  count = count + 1
  local unit = count % 2 == 0 and "hour" or "day"
  local path = "/events/data_series?event=event_" .. count .. "&length=" .. (count % 48 + 1) .. "&unit=" .. unit
    .. "&ending_at=2026-11-20T12:34:56Z"
  return wrk.format("GET", path, headers)
end
