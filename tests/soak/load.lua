-- For wrk: each body says what it must consist of, so that an answer with a byte
-- too few, or with bytes of another one, is noticed. Prints the number of wrong ones.
local threads = {}

function setup(thread)
    table.insert(threads, thread)
end

function init()
    math.randomseed(os.time())
    count = 0
    wrong = 0
end

local function body(n)
    return n .. ":" .. string.rep(string.char(97 + n % 26), n)
end

function request()
    count = count + 1
    if count % 50 == 0 then
        return wrk.format("GET", "/sleep/5")
    end
    if count % 200 == 1 then
        return wrk.format("GET", "/fanout/3")
    end
    return wrk.format("POST", "/echo", nil, body(count % 10 == 0 and math.random(0, 100000) or math.random(0, 2000)))
end

function response(status, headers, answer)
    local n = answer:match("^(%d+):")
    local good = status == 200
        and (n and answer == body(tonumber(n)) or answer == "waited 5 ms\n" or answer:match('^{"calls":3,"ms":[%d.]+}'))
    if not good then
        wrong = wrong + 1
    end
end

function done(summary)
    local sum = 0
    for _, thread in ipairs(threads) do
        sum = sum + thread:get("wrong")
    end
    local errors = summary.errors
    print(string.format("soak %d %d %d", summary.requests, sum,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
