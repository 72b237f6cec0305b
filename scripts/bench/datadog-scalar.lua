-- Every body is another one: another search, another period, grouped and not in turn. The number of
-- the first is given, so that a round doesn't repeat those of the rounds before.
require("result")

local count
local headers = {
  ["DD-API-KEY"] = "key",
  ["DD-APPLICATION-KEY"] = "key",
  ["Content-Type"] = "application/json",
}

function init(args)
  count = tonumber(args[1])
end

function request()
  count = count + 1
  local group = count % 2 == 0 and ',"group_by":[{"facet":"@view.name","limit":5}]' or ""
  local body = '{"data":{"type":"formula_analytics_extended_request","attributes":{"from":'
    .. string.format("%d", 1771232048460 - count) .. ',"to":1771836848262,"query":{"compute":{"aggregation":"count"},'
    .. '"query":{"data_source":"product_analytics","search":{"query":"@type:view @plan:plan-' .. count .. '"}}'
    .. group .. "}}}}"
  return wrk.format("POST", "/api/v2/product-analytics/analytics/scalar", headers, body)
end
