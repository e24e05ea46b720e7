-- The shape of a matter's content. $1 code.
SELECT shape FROM matters WHERE code = $1::text
