# An entry of a data file: years and people filled in, a budget balanced by what the municipalities pay.
# $key, $year, $people (name to id), $municipalities

def filled:
    if . == "{year}" then $year
    elif . == "{year+1}" then $year + 1
    elif startswith("@") then $people[.[1:]] // error("nobody is \(.[1:])")
    else gsub("\\{year\\}"; "\($year)")
        | gsub("\\{year\\+1\\}"; "\($year + 1)") | gsub("\\{year\\+2\\}"; "\($year + 2)")
    end;

# The largest remainder, as the service counts it (D-12).
def shares($total):
    (map(.weight) | add) as $sum
    | map(. + {rest: ($total * .weight % $sum)} | . + {whole: (($total * .weight - .rest) / $sum)})
    | ($total - (map(.whole) | add)) as $left
    | ([to_entries[] | {rest: -.value.rest, key}] | sort_by(.rest, .key) | .[:$left] | map(.key)) as $more
    | [to_entries[] | .key as $index
        | .value + {amountOre: (.value.whole + if any($more[]; . == $index) then 1 else 0 end)}];

# What the other income leaves is shared by the key: by inhabitants, or half of it equally.
def balanced:
    $municipalities[0] as $all
    | ($all | map(.inhabitants) | add) as $inhabitants
    | (([.costs[].amountOre] | add) - ([.incomes[].amountOre] | add)) as $total
    | (.sharing.key == "blandad") as $mixed
    | ($all | length) as $parties
    | [$all[]
        | . + {weight: (if $mixed then $inhabitants + .inhabitants * $parties else .inhabitants end)}] as $weighted
    | .incomes += [$weighted | shares($total)[]
        | {payer: .party, origin: "egna-medel", title: "\(.name), medfinansiering", amountOre}]
    | .sharing += {totalOre: $total, weights: [$weighted[] | {party, weight}]};

.[$key] | walk(if type == "string" then filled else . end) | if .matter == "budget" then .content |= balanced else . end
