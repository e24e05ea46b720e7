import Foundation
import Kernel
import WebAPI

/// A verksamhetsplan: its period and areas (V-20, V-65).
func areasContent(_ fields: inout FieldReader) -> JSONValue {
    let parts = ReplacedParts(&fields, of: ["from", "to", "areas"])
    let from = parts.read("from", &fields) { $0.day("from").json }
    let to = parts.read("to", &fields) { $0.day("to").json }
    if let from = from?.string, let to = to?.string, to < from {
        fields.refuse(
            "to", code: "before_start",
            Wording(sv: "Perioden slutar innan den börjar.", en: "The period ends before it starts."))
    }
    return parts.json(after: ["from": from, "to": to, "areas": parts.read("areas", &fields, areaList)])
}

private func areaList(_ fields: inout FieldReader) -> JSONValue {
    let areas = fields.array("areas", count: 1...100) { area in
        JSONValue.members([
            "code": .string(area.code("code")), "title": .string(area.text("title", max: Shape.title)),
            "description": area.optionalProse("description", max: Shape.prose).json,
        ])
    }
    refuseRepeats(areas, of: "code", in: "areas", &fields)
    return .array(areas)
}

/// An aktivitetsplan: activities that point at areas, and their days in its kalendarium (V-21, V-63, V-64).
func activitiesContent(_ fields: inout FieldReader) -> JSONValue {
    let parts = ReplacedParts(&fields, of: ["activities", "calendarEntries"])
    return parts.json(after: [
        "year": parts.year(&fields), "activities": parts.read("activities", &fields, activityList),
        "calendarEntries": parts.read("calendarEntries", &fields, calendar),
    ])
}

private func activityList(_ fields: inout FieldReader) -> JSONValue {
    let activities = fields.array("activities", count: 1...500) { activity in
        JSONValue.members([
            "code": .string(activity.code("code")), "title": .string(activity.text("title", max: Shape.title)),
            "area": .string(activity.code("area")),
            "description": activity.optionalProse("description", max: Shape.prose).json,
            "helpingParties": .codes(activity.codes("helpingParties", count: 0...100)),
            "helpedParties": .codes(activity.codes("helpedParties", count: 0...100)),
        ])
    }
    refuseRepeats(activities, of: "code", in: "activities", &fields)
    return .array(activities)
}

private func calendar(_ fields: inout FieldReader) -> JSONValue? {
    let entries = fields.optionalArray("calendarEntries", count: 0...2000) { entry in
        let on = entry.day("on")
        let until = entry.optionalDay("until")
        if let until, until < on {
            entry.refuse(
                "until", code: "before_start",
                Wording(sv: "Slutar innan det börjar.", en: "It ends before it starts."))
        }
        return JSONValue.members([
            "activity": .string(entry.code("activity")), "on": on.json, "until": until.json,
            "title": entry.optionalText("title", max: Shape.title).json,
            "place": entry.optionalText("place", max: Shape.title).json,
        ])
    }
    return entries.map { .array($0) }
}

private func refuseRepeats(
    _ items: [JSONValue], of name: String, in field: String, _ fields: inout FieldReader
) {
    let codes = items.compactMap { $0[name]?.string }
    if Set(codes).count != codes.count {
        fields.refuse(
            field, code: "repeated_code",
            Wording(sv: "Samma kod står flera gånger.", en: "The same code stands more than once."))
    }
}
