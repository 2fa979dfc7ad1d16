-- Reads of the tree and of the entry page, and saves of a cell: each thread has cells of its own.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  mix, cookie = arguments[1], "sessionid=" .. arguments[2] .. "; csrftoken=" .. string.rep("a", 32)
  codes, seen, turn, asked = {}, {}, 0, 0
  for code in string.gmatch(arguments[3], "[^,]+") do
    turn = turn + 1
    if turn % 2 == number then codes[#codes + 1] = code end
  end
  base, turn = string.gsub(wrk.path, "/$", ""), 0
end

local function read(path)
  return wrk.format("GET", base .. path, { Cookie = cookie })
end

local function save()
  turn = turn % #codes + 1
  local code = codes[turn]
  local cell, value = "indicator%253A" .. code .. "%3Aprinted", tostring(asked % 90 + 10)
  local body = "cella%3A" .. cell .. "=" .. value .. "&vista%3A" .. cell .. "=" .. (seen[code] or "")
  seen[code] = value
  return wrk.format("POST", base .. "/misura/", {
    Cookie = cookie,
    ["X-CSRFToken"] = string.rep("a", 32),
    ["X-Traguardo-Grid"] = "1",
    ["Content-Type"] = "application/x-www-form-urlencoded",
  }, body)
end

function request()
  asked = asked + 1
  if mix == "tree" then return read("/piano/") end
  if mix == "entry" then return read("/misura/?mostra=tutti") end
  if asked % 10 == 0 then return save() end
  return read(asked % 2 == 0 and "/piano/" or "/misura/?mostra=tutti")
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %f %f %d\n", summary.requests / (summary.duration / 1e6), latency:percentile(95) / 1e3,
    errors.status + errors.connect + errors.read + errors.timeout))
end
