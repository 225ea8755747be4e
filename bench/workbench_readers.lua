-- Readers of the workbench: each opens a page, reads for one to three seconds, and opens another one.
-- Without an argument the pages are drawn by chance, from a seed of each thread, four in ten situations as of today and one in ten a situation as of some month; with one they all read that page.
local situations = { "AFG", "BDI", "COD", "COL", "DZA", "ETH", "GEO", "IDN", "IRQ", "LBR", "MLI", "MMR", "NGA", "RWA", "SDN", "SLE", "SOM", "SRB", "SYR", "UKR" }
local others = { "/", "/missed", "/missed?region=Africa", "/missed/RWA-1994-04", "/lessons", "/lessons/study", "/lab", "/lab/instruments", "/plans", "/journal", "/about", "/methods/replay", "/stories/kosovo-1998" }
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init(arguments)
  math.randomseed(seed)
  page = arguments[1]
end

function delay()
  return math.random(1000, 3000)
end

function request()
  local path = page
  if path then
    return wrk.format("GET", path, { ["Accept-Encoding"] = "br" })
  end
  local kind = math.random()
  if kind < 0.4 then
    path = "/situations/" .. situations[math.random(#situations)]
  elseif kind < 0.5 then
    path = string.format("/situations/%s?asOf=%d-%02d", situations[math.random(#situations)], math.random(1996, 2005), math.random(12))
  else
    path = others[math.random(#others)]
  end
  return wrk.format("GET", path, { ["Accept-Encoding"] = "br" })
end

function done(summary, latency, requests)
  io.write(string.format("%d pages by readers; median %.0f ms, 95 %% %.0f ms, 99 %% %.0f ms, longest %.0f ms; %d errors\n",
    summary.requests, latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
