-- Whether the service can answer: the charter is loaded.
SELECT count(*) FROM charters
