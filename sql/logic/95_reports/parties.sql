-- The parties that vote × how each stands: seats, contact, proposals, help, presence and what is missing.

CREATE OR REPLACE FUNCTION report_parties(p_at date, p_language text, p_params jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    p_year integer := coalesce((p_params ->> 'year')::integer, extract(year FROM p_at)::integer);
    year_start date := make_date(p_year, 1, 1);
    year_end date := least(make_date(p_year, 12, 31), p_at);
    register_clause text := rule_clause('register_number_is_consecutive');
    stale record;
    counted record;
    year_said text := worded(p_language, ' under ', ' in ') || p_year || '.';
BEGIN
    SELECT x.clause_id, p_at - make_interval(months => (x.value #>> '{}')::integer) AS since INTO stale
    FROM published.parameters x WHERE x.key = 'contact.staleMonths';
    WITH places AS MATERIALIZED (
        SELECT y.code, count(s.id) AS filled FROM published.parties y
        LEFT JOIN published.seats s ON s.party_code = y.code AND s.valid @> p_at GROUP BY y.code
    ), gaps AS MATERIALIZED (
        SELECT f.subject AS code, count(*) AS missing FROM seat_findings(p_at) f WHERE f.code = 'seat-below-minimum' GROUP BY f.subject
    ), contacts AS MATERIALIZED (
        SELECT h.party_code AS code, count(*) AS holders, count(*) FILTER (WHERE p.contact_confirmed_on BETWEEN stale.since AND p_at) AS fresh,
            count(*) FILTER (WHERE p.contact_confirmed_on > p_at) AS unknown, max(p.contact_confirmed_on) AS latest_on
        FROM (SELECT DISTINCT s.party_code, s.person_id FROM published.seats s WHERE s.valid @> p_at) h
        JOIN published.persons p ON p.id = h.person_id GROUP BY h.party_code
    ), stood AS MATERIALIZED (
        SELECT t.id, t.state, t.since FROM proposals_at(p_at) t
    ), made AS MATERIALIZED (
        SELECT own_party(p.party_code, p.group_code) AS code, count(*) FILTER (WHERE p.submitted_on >= year_start AND p.submitted_on <= year_end) AS submitted,
            count(*) FILTER (WHERE t.since BETWEEN year_start AND year_end AND t.state IN ('approved', 'approvedWithChange', 'rejected')) AS answered,
            count(*) FILTER (WHERE t.since IS NULL) AS awaiting, max(p_at - p.submitted_on) FILTER (WHERE t.since IS NULL) AS oldest
        FROM stood t JOIN published.proposals p ON p.id = t.id GROUP BY own_party(p.party_code, p.group_code)
    ), planned AS MATERIALIZED (
        SELECT a.id, a.helping, a.helped FROM published.activities a JOIN plans_at(p_at) p ON p.id = a.plan_id
        WHERE NOT isempty(p.runs) AND (p.superseded_by IS NULL OR upper(p.runs) > p_at) AND a.first_day <= make_date(p_year, 12, 31)
            AND a.last_day >= year_start
    ), help AS MATERIALIZED (
        SELECT x.code, count(*) FILTER (WHERE x.gives) AS helping, count(*) FILTER (WHERE NOT x.gives) AS helped
        FROM (SELECT unnest(a.helping) AS code, true AS gives FROM planned a UNION ALL SELECT unnest(a.helped), false
            FROM planned a) x GROUP BY x.code
    ), presence AS MATERIALIZED (
        SELECT t.party_code AS code, count(*) AS expected, count(*) FILTER (WHERE t.present_voting > 0) AS present
        FROM party_presence(p_at, year_start) t WHERE t.voting > 0 AND t.held_on <= year_end GROUP BY t.party_code
    ), asked AS MATERIALIZED (
        SELECT y.code, count(*) AS late FROM published.referrals r CROSS JOIN LATERAL unnest(r.parties) AS y(code)
        JOIN stood t ON t.id = r.proposal_id AND t.since IS NULL
        WHERE r.due_on < p_at AND NOT EXISTS (SELECT FROM published.referral_answers a
            WHERE a.referral_id = r.id AND a.party_code = y.code AND a.answered_on <= p_at)
        GROUP BY y.code
    )
    SELECT count(*) AS parties, count(*) FILTER (WHERE g.missing IS NULL) AS seated,
        CASE WHEN bool_or(c.unknown > 0 AND c.fresh + c.unknown = c.holders) IS NOT TRUE THEN count(*) FILTER (WHERE c.fresh = c.holders) END AS reachable,
        coalesce(sum(m.submitted), 0) AS submitted, coalesce(sum(m.awaiting), 0) AS awaiting,
        count(*) FILTER (WHERE h.helping > 0 OR h.helped > 0) AS active,
        round(100.0 * sum(a.present) / nullif(sum(a.expected), 0), 1) AS presence,
        jsonb_agg(jsonb_build_object('party', report_link(y.name, '/parties/' || y.code),
            'seats', CASE WHEN g.missing IS NULL THEN report_status('good', worded(p_language, 'Fyllda: ', 'Filled: ') || p.filled)
                ELSE report_status('bad', worded(p_language, 'Saknas: ', 'Missing: ') || g.missing) END,
            'contact', CASE WHEN c.holders IS NULL THEN not_applicable()
                WHEN c.fresh = c.holders THEN report_status('good', worded(p_language, 'Bekräftad ', 'Confirmed ') || c.latest_on)
                WHEN c.fresh + c.unknown < c.holders OR c.unknown = 0 THEN report_status('watch', c.fresh || worded(p_language, ' av ', ' of ') || c.holders
                    || worded(p_language, ' bekräftade', ' confirmed')
                    || CASE WHEN c.unknown > 0 THEN worded(p_language, ', okänt: ', ', unknown: ') || c.unknown ELSE '' END) END,
            'referrals', CASE WHEN q.late IS NULL THEN report_status('good', worded(p_language, 'Inget väntar', 'Nothing awaited'))
                ELSE report_status('bad', worded(p_language, 'Försenade svar: ', 'Late answers: ') || q.late) END,
            'submitted', coalesce(m.submitted, 0), 'answered', coalesce(m.answered, 0), 'awaiting', coalesce(m.awaiting, 0),
            'oldest', coalesce(to_jsonb(m.oldest), not_applicable()), 'helping', coalesce(h.helping, 0), 'helped', coalesce(h.helped, 0),
            'presence', coalesce(to_jsonb(round(100.0 * a.present / nullif(a.expected, 0), 1)), not_applicable()))
            ORDER BY y.name COLLATE "sv-x-icu") AS shown
    INTO counted
    FROM published.parties y
    JOIN places p ON p.code = y.code
    LEFT JOIN gaps g ON g.code = y.code LEFT JOIN contacts c ON c.code = y.code LEFT JOIN made m ON m.code = y.code
    LEFT JOIN help h ON h.code = y.code LEFT JOIN presence a ON a.code = y.code LEFT JOIN asked q ON q.code = y.code
    WHERE y.kind IN (SELECT unnest(r.party_kinds) FROM published.seat_rules r
            WHERE r.votes AND r.group_kind IN (SELECT m.decided_by FROM published.matters m))
        AND (p_params ->> 'party' IS NULL OR y.code = p_params ->> 'party');
    RETURN jsonb_build_object('title', worded(p_language, 'Parterna och hur det står', 'The parties and how they stand'),
        'summary', worded(p_language, 'Varje part som röstar i en grupp som beslutar: platser, kontakt, förslag, hjälp till varandra och närvaro.',
            'Every party that votes in a group that decides: seats, contact, proposals, help to each other and presence.'),
        'figures', jsonb_build_array(
            report_figure('seated', worded(p_language, 'Parter med fyllda platser', 'Parties with filled seats'), counted.seated, 'count',
                worded(p_language, 'Parter som inte saknar någon plats avtalet kräver, av ',
                    'Parties that lack no seat the agreement demands, of ') || counted.parties || '.',
                worded(p_language, 'Platserna', 'Seats'), presence_clause()),
            report_figure('reachable', worded(p_language, 'Parter med bekräftad kontakt', 'Parties with confirmed contact'),
                counted.reachable, 'count',
                worded(p_language, 'Parter vars alla innehavare av platser har bekräftat sina kontaktuppgifter sedan ',
                    'Parties whose seat holders have all confirmed their contact details since ') || stale.since::date
                    || worded(p_language, '. Okänt när någon har bekräftat dem på nytt efter dagen: bara den senaste gången är antecknad.',
                        '. Unknown when somebody has confirmed them anew after the day: only the latest time is on record.'),
                worded(p_language, 'Kontaktuppgifternas datum', 'Days of the contact details'), stale.clause_id),
            report_figure('submitted', worded(p_language, 'Inlämnade förslag', 'Proposals submitted'), counted.submitted, 'count',
                worded(p_language, 'Förslag som parterna själva lämnat in', 'Proposals that the parties themselves submitted') || year_said,
                worded(p_language, 'Förslagen', 'Proposals'), register_clause),
            report_figure('awaiting', worded(p_language, 'Förslag som väntar', 'Proposals awaiting'), counted.awaiting, 'count',
                worded(p_language, 'Parternas egna förslag utan slutligt beslut den dagen, oavsett år.',
                    'Own proposals of the parties without a final decision that day, whatever the year.'),
                worded(p_language, 'Förslagen och besluten', 'Proposals and decisions'), register_clause),
            report_figure('active', worded(p_language, 'Parter i aktiviteter', 'Parties in activities'), counted.active, 'count',
                worded(p_language, 'Parter som hjälper eller får hjälp i en gällande aktivitet',
                    'Parties that help or are helped in a standing activity') || year_said,
                worded(p_language, 'Aktiviteterna', 'Activities'), rule_clause('activity_comes_from_a_plan')),
            report_figure('presence', worded(p_language, 'Närvaro', 'Presence'), counted.presence, 'percent',
                worded(p_language, 'Andel av mötena, med publicerat protokoll, där parter med röstande plats var med',
                    'Share of the meetings, with published minutes, where parties with a voting seat were there') || year_said,
                worded(p_language, 'Publicerade protokoll', 'Published minutes'), presence_clause())),
        'filters', jsonb_build_array(party_filter(p_language, p_params), year_filter(p_language, p_params, p_at),
            day_filter(p_language, p_params, p_at)),
        'tables', jsonb_build_array(report_table('parties', worded(p_language, 'Parter', 'Parties'),
            worded(p_language, 'Parter med röstande plats i en grupp som beslutar. Förslag, hjälp och närvaro gäller ',
                'Parties with a voting seat in a group that decides. Proposals, help and presence are those of ') || p_year || '.',
            worded(p_language, 'Platser, kontaktdatum, förslag, beslut, aktiviteter och publicerade protokoll',
                'Seats, contact days, proposals, decisions, activities and published minutes'), report_columns(p_language, ARRAY[
                ['party', 'link', 'Part', 'Party', 'Parten.', 'The party.'],
                ['seats', 'status', 'Platser', 'Seats',
                    'Fyllda platser, eller grupper där den plats som avtalet kräver saknas.',
                    'Filled seats, or groups where the seat the agreement demands is missing.'],
                ['contact', 'status', 'Kontakt', 'Contact',
                    'Om platsernas innehavare har bekräftat sina kontaktuppgifter i tid; okänt om dem som har gjort det på nytt efter dagen.',
                    'Whether the seat holders have confirmed their contact details in time; unknown of those who did so anew after the day.'],
                ['referrals', 'status', 'Remissvar', 'Referral answers',
                    'Remisser vars svarstid har gått ut utan svar, medan förslaget är öppet.',
                    'Referrals past their day without an answer, while the proposal is open.'],
                ['submitted', 'count', 'Inlämnade', 'Submitted', 'Egna förslag inlämnade under året.',
                    'Own proposals submitted in the year.'],
                ['answered', 'count', 'Besvarade', 'Answered', 'Förslag slutligt avgjorda under året.', 'Proposals finally decided in the year.'],
                ['awaiting', 'count', 'Väntar', 'Awaiting',
                    'Förslag utan slutligt beslut den dagen.', 'Proposals without a final decision that day.'],
                ['oldest', 'days', 'Äldsta', 'Oldest', 'Dagar sedan det äldsta av dem lämnades in.', 'Days since the oldest of them was submitted.'],
                ['helping', 'count', 'Hjälper', 'Helps', 'Aktiviteter där parten hjälper andra.', 'Activities where the party helps others.'],
                ['helped', 'count', 'Får hjälp', 'Is helped', 'Aktiviteter där parten får hjälp.', 'Activities where the party is helped.'],
                ['presence', 'percent', 'Närvaro', 'Presence',
                    'Andel av mötena där parten hade röstande plats och var med.',
                    'Share of the meetings where the party had a voting seat and was there.']]),
            counted.shown, report_chart('matrix', 'party', 'seats', 'contact', 'referrals'))));
END
$$;
COMMENT ON FUNCTION report_parties IS 'Parterna med röstande plats × läge: platser, kontakt, remissvar, förslag, hjälp och närvaro (V-22, V-60, V-76).';
