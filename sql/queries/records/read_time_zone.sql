-- The time zone of the agreement.
SELECT time_zone FROM charters
