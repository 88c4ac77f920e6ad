-- name: data_version
SELECT value::BIGINT FROM meta WHERE key = 'data_version'

-- name: raise_data_version
UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'data_version'

-- name: spare_memory
SET memory_limit = coalesce($megabytes, '320') || 'MB'

-- name: usual_memory
RESET memory_limit

-- name: one_thread
-- Two threads that share one large write take a third more processor time than one, and leave none to the pages.
SET threads = 1

-- name: usual_threads
RESET threads

-- name: no_progress_bar
SET enable_progress_bar = false
