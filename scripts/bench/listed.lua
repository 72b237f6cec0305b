-- GETs of the paths in a file, a line each, one after the other from a given number on.
require("result")

local count
local paths = {}

function init(args)
  count = tonumber(args[1])
  for path in io.lines(args[2]) do paths[#paths + 1] = path end
end

function request()
  count = count + 1
  return wrk.format("GET", paths[count % #paths + 1])
end
