-- The words of a refusal: what the agreement says and what to do instead. $1 rule, $2 clause, $3 language.
SELECT localized(t.title, $3::text), localized(t.instead, $3::text), c.id, c.quote, c.document
FROM rule_texts t JOIN clauses c ON c.id = coalesce($2::text, t.clause_id)
WHERE t.rule = $1::text
ORDER BY t.clause_id = $2::text DESC NULLS LAST, t.position
LIMIT 1
