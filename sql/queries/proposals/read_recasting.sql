-- One merger or split that a proposal took part in. $1 token hash, $2 language, $3 proposal, $4 id.
SELECT c.caller, '/proposals/' || $3 || '/recastings/' || (i.r).id, recasting_body(i.r), (i.r).entry, ''
FROM caller($1::bytea) c
LEFT JOIN LATERAL (SELECT r FROM recastings r WHERE (SELECT try_uuid($3)) = ANY (r.parents || r.children) AND r.id = (SELECT try_uuid($4)) AND EXISTS (SELECT FROM proposals p WHERE p.id = (SELECT try_uuid($3)) AND sees_proposal(p, c.person_id, c.party_code))) i ON $2::text IS NOT NULL
