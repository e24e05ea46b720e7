# What deploy/example-year is told in; sourced by it.
# What stands in single quotes is jq's.
# shellcheck shell=bash disable=SC2004,SC2016,SC2154

# ---- talking to the service ----

# as NAME TOKEN: the header goes into a file, since a command line can be seen by others.
as() { (umask 077 && printf 'Authorization: Bearer %s\n' "$2" >"$scratch/$1"); }

# request ACTOR METHOD PATH [BODY] [HEADER…]: the answer in $reply; ends the year on any other status than 200 and 201.
request() {
    local actor=$1 method=$2 path=$3 body=${4:-} status header arguments=()
    for header in "${@:5}"; do arguments+=(--header "$header"); done
    [[ -z $body ]] || arguments+=(--header 'Content-Type: application/json' --data-binary @-)
    if ! status=$(curl --silent --show-error --max-time 30 --request "$method" --header @"$scratch/$actor" \
        "${arguments[@]}" --dump-header "$scratch/headers" --output "$scratch/reply" --write-out '%{http_code}' \
        "$SAMVERKAN_URL/samverkan/v1$path" <<<"$body"); then
        printf 'Tjänsten svarar inte på %s %s\n' "$method" "$path" >&2
        exit 1
    fi
    reply=$(<"$scratch/reply")
    if [[ $status != 20[01] ]]; then
        printf '%s %s som %s gav %s:\n' "$method" "$path" "$actor" "$status" >&2
        jq . "$scratch/reply" >&2 || printf '%s\n' "$reply" >&2
        exit 1
    fi
}

get() { request "$1" GET "$2"; }

# post STEP ACTOR PATH BODY
post() { request "$2" POST "$3" "$4" "Idempotency-Key: exempelar-$YEAR-$1"; }

# The ETag of the last answer.
entity_tag() { sed -n 's/^etag: \([^\r]*\)\r*$/\1/Ip' "$scratch/headers"; }

# What jq reads from the last answer.
field() { jq --exit-status --raw-output "$@" <<<"$reply"; }

# A JSON object of strings: object name value name value …
object() {
    jq --null-input --compact-output '$ARGS.positional | [range(0; length; 2) as $i | {(.[$i]): .[$i + 1]}] | add' \
        --args "$@"
}

said() { printf '%s  %s\n' "$1" "$2"; }

# at MM-DD HH:MM: an instant in Swedish time. No date of the year lies where March or October changes the clock.
at() {
    local offset=+01:00
    [[ $1 < 04-01 || $1 > 10-24 ]] || offset=+02:00
    printf '%s-%sT%s:00%s' "$YEAR" "$1" "$2" "$offset"
}

# ---- what the year is made of ----

# written FILE KEY: an entry of a data file with years, people and the sharing of a budget filled in.
written() {
    jq --compact-output --arg key "$2" --argjson year "$YEAR" --argjson people "$people" \
        --slurpfile municipalities "$data/municipalities.json" --from-file "$data/written.jq" "$data/$1.json"
}

title() { jq --raw-output .title <<<"$(written proposals "$1")"; }

# draft NAME ACTOR
draft() {
    local body
    body=$(written proposals "$1")
    post "$1" "$2" /proposals "$body"
    id[$1]=$(field .id)
    said "$(jq --raw-output .on <<<"$body")" "Utkast: $(field .title)"
}

# submit NAME ACTOR MM-DD
submit() {
    post "$1-inlamnas" "$2" "/proposals/${id[$1]}/submissions" "$(object on "$YEAR-$3")"
    said "$YEAR-$3" "Inlämnat: $(field .title)"
}

# prepare NAME MM-DD
prepare() {
    post "$1-bereds" coordinator "/proposals/${id[$1]}/preparations" "$(object on "$YEAR-$2")"
    said "$YEAR-$2" "Till beredning: $(field .title)"
}

# include PART WHOLE ACTOR MM-DD
include() {
    post "$1-tas-upp" "$3" "/proposals/${id[$2]}/inclusions" "$(object part "${id[$1]}" on "$YEAR-$4")"
    said "$YEAR-$4" "Tas upp i ${2}en: $(title "$1")"
}

# adopt NAME MEETING MM-DD FOR AGAINST [CASTING]
adopt() {
    post "$1-antas" coordinator "/proposals/${id[$1]}/adoptions" "$(object meeting "${id[$2]}" on "$YEAR-$3" |
        jq --compact-output --argjson for "$4" --argjson against "$5" --arg casting "${6:-}" \
            '. + {votesFor: $for, votesAgainst: $against}
                + if $casting == "" then {} else {castingVote: $casting} end')"
    said "$YEAR-$3" "Stödgruppen antar ($4–$5${6:+, utslagsröst}): $(field .title)"
}

# ---- meetings ----

# plan MEETING GROUP KIND MM-DD HH:MM PLACE PLANNED-MM-DD
plan() {
    post "$1" coordinator /meetings \
        "$(object group "$2" kind "$3" startsAt "$(at "$4" "$5")" place "$6" on "$YEAR-$7")"
    id[$1]=$(field .id)
    said "$YEAR-$7" "Planerat till $YEAR-$4: $(field .kindText), $6"
}

# list MEETING MM-DD TITLE…: items without a proposal
list() {
    local title number=0
    for title in "${@:3}"; do
        number=$((number + 1))
        post "$1-punkt-$number" coordinator "/meetings/${id[$1]}/agenda-items" "$(object title "$title" on "$YEAR-$2")"
        said "$YEAR-$2" "På dagordningen: $title"
    done
}

# put MEETING MM-DD PROPOSAL…: matters to decide
put() {
    local name
    for name in "${@:3}"; do
        post "$1-arende-$name" coordinator "/meetings/${id[$1]}/agenda-items" \
            "$(object proposal "${id[$name]}" on "$YEAR-$2")"
        id[$1/$name]=$(field .id)
    done
    said "$YEAR-$2" "Dagordning: $(($# - 2)) ärenden att besluta"
}

# returned MEETING NAME: a matter that came back to the agenda by itself
returned() {
    get coordinator "/meetings/${id[$1]}/agenda-items?limit=100"
    id[$1/$2]=$(field --arg proposal "${id[$2]}" '.items[] | select(.proposal == $proposal and .returnedFrom) | .id')
    said "${YEAR}" "Åter på dagordningen: $(title "$2")"
}

# release MEETING MM-DD: the agenda as it stands, approved by coordinator and chair
release() {
    post "$1-dagordning" coordinator "/meetings/${id[$1]}/agenda-versions" "$(object on "$YEAR-$2")"
    local actor number
    number=$(field .number)
    for actor in coordinator chair; do
        post "$1-dagordning-$number-$actor" "$actor" "/meetings/${id[$1]}/agenda-versions/$number/approvals" "$(object on "$YEAR-$2")"
    done
    said "$YEAR-$2" "Dagordning i version $number godkänd av samordnaren och ordföranden: $(field '.agendaItems | length') ärenden"
}

# note MEETING STANDING TEXT: a standing item put to the records
note() {
    local item
    get coordinator "/meetings/${id[$1]}/agenda-items?limit=100"
    item=$(field --arg code "$2" '.items[] | select(.standing == $code) | .id')
    post "$1-noteras-$2" coordinator /decisions "$(object agendaItem "$item" outcome noted reasons "$3")"
    decided=$((decided + 1))
    said "$(field .decidedOn)" "$(field .paragraph) Till handlingarna: $(field .title)"
}

# adjuster MEETING PERSON: elected among those present
adjuster() {
    post "$1-justerare" coordinator "/meetings/${id[$1]}/functions" "$(object function adjuster person "$(person "$2")")"
    said "$(field .heldOn)" "Justerare: $2"
}

# minutes MEETING ADJUSTER CIRCULATED UNTIL ATTESTED ATTESTED-TOO PUBLISHED, days as MM-DD
minutes() {
    local path="/meetings/${id[$1]}/minutes"
    post "$1-utsant" coordinator "$path/circulations" "$(object at "$(at "$3" 09:00)" commentsUntil "$(at "$4" 16:00)")"
    post "$1-justeras-1" chair "$path/attestations" "$(object at "$(at "$5" 10:00)")"
    post "$1-justeras-2" "$2" "$path/attestations" "$(object at "$(at "$6" 10:00)")"
    post "$1-publiceras" coordinator "$path/publications" "$(object at "$(at "$7" 10:00)")"
    said "$YEAR-$7" "Protokoll justerat av ordföranden och justeraren, publicerat"
}

# notes MEETING CIRCULATED UNTIL ATTESTED, days as MM-DD: those of the stödgrupp, which the coordinator attests
notes() {
    local path="/meetings/${id[$1]}/minutes"
    post "$1-utsant" coordinator "$path/circulations" "$(object at "$(at "$2" 09:00)" commentsUntil "$(at "$3" 16:00)")"
    post "$1-justeras" coordinator "$path/attestations" "$(object at "$(at "$4" 10:00)")"
    said "$YEAR-$4" "Minnesanteckningar justerade av samordnaren"
}

# summon MEETING ACTOR MM-DD: without recipients named, everybody seated that day
summon() {
    post "$1-kallas" "$2" "/meetings/${id[$1]}/summonses" "$(object at "$(at "$3" 13:00)")"
    said "$YEAR-$3" "Kallelse till: $(field .kindText)"
}

# open MEETING GROUP MM-DD HH:MM ABSENT: everybody seated that day but the people of the absent parties
open() {
    local present
    get coordinator "/groups/$2/seats?at=$YEAR-$3&limit=100"
    present=$(field --compact-output --argjson absent "$5" \
        '[.items[] | select(.party.code as $code | any($absent[]; . == $code) | not) | .person.id] | unique')
    post "$1-oppnas" coordinator "/meetings/${id[$1]}/openings" "$(object at "$(at "$3" "$4")" |
        jq --compact-output --argjson present "$present" '. + {attendees: $present}')"
    said "$YEAR-$3" "Öppnat: $(field '"\(.kindText), \(.attendees | length) närvarande"
        + if .quorum then ", \(.quorum.present) av \(.quorum.of) kommuner" else "" end')"
}

# close MEETING MM-DD HH:MM
close() {
    post "$1-avslutas" coordinator "/meetings/${id[$1]}/closings" "$(object at "$(at "$2" "$3")")"
    said "$YEAR-$2" "Avslutat: $(field .kindText)"
}

# decide MEETING NAME OUTCOME [REASONS] [CONTENT]
decide() {
    local body
    body=$(object agendaItem "${id[$1/$2]}" outcome "$3" | jq --compact-output --arg reasons "${4:-}" \
        --argjson content "${5:-null}" '. + if $reasons == "" then {} else {reasons: $reasons} end
            + if $content == null then {} else {content: $content} end')
    post "$1-beslut-$2" coordinator /decisions "$body"
    decided=$((decided + 1))
    said "$(field .decidedOn)" "$(field '"\(.paragraph) \({approved: "Bifall", approvedWithChange: "Bifall med ändring",
        rejected: "Avslag", referredBack: "Återremiss", tabled: "Bordläggning"}[.outcome])"'): $(title "$2")"
}

# support NAME MM-DD SUMMONED-MM-DD ITEM…: a meeting of the stödgrupp, planned and summoned the same day
support() {
    plan "$1" stodgrupp stodgruppsmote "$2" 09:00 Digitalt "$3"
    list "$1" "$3" "${@:4}"
    summon "$1" coordinator "$3"
}

# gather NAME MM-DD ABSENT: opens it
gather() { open "$1" stodgrupp "$2" 09:00 "$3"; }
