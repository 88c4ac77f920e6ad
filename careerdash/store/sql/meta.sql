-- name: data_version
SELECT value::BIGINT FROM meta WHERE key = 'data_version'

-- name: raise_data_version
UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'data_version'

-- name: spare_memory
SET memory_limit = '320MB'

-- name: usual_memory
RESET memory_limit
