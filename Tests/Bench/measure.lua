-- What wrk measured, in one line: requests/s, 99th percentile in microseconds, and requests that failed.
done = function(summary, latency, requests)
    local errors = summary.errors
    local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
    local rate = summary.requests / summary.duration * 1e6
    io.write(string.format("measured\t%.1f\t%.0f\t%d\n", rate, latency:percentile(99), failed))
end
