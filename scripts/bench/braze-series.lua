-- Every request is another one: another event, another length, hours and days in turn.
local count = 0
local headers = { Authorization = "Bearer key" }

function request()
  count = count + 1
  local unit = count % 2 == 0 and "hour" or "day"
  local path = "/events/data_series?event=event_" .. count .. "&length=" .. (count % 48 + 1) .. "&unit=" .. unit
    .. "&ending_at=2026-11-20T12:34:56Z"
  return wrk.format("GET", path, headers)
end

function done(summary)
  io.write(string.format("\nresult %d %d %d\n", summary.requests, summary.duration, summary.errors.status))
end
