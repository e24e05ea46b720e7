public import Kernel

/// What happened at one meeting, as the database's `minutes_record` tells it: the facts that minutes are made of.
///
/// Times are local, `yyyy-MM-ddTHH:mm`, and days `yyyy-MM-dd`, in the agreement's time zone.
public struct MinutesRecord: Sendable {
    struct Person: Sendable {
        let name: String
        /// The name of the party that the person represents.
        let party: String?

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            name = try fields.text("name")
            party = try fields.optionalText("party")
        }
    }

    /// From when until when somebody was in the room.
    struct Interval: Sendable {
        let from: String
        let to: String?

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            from = try fields.text("from")
            to = try fields.optionalText("to")
        }
    }

    /// Somebody with a seat who was there.
    struct Attendee: Sendable {
        let person: Person
        let seat: String
        let votes: Bool
        let intervals: [Interval]
        /// Labels of the items that the person had a conflict of interest in (jäv).
        let recusedFrom: [String]

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            person = try Person(fields)
            seat = try fields.text("seat")
            votes = try fields.flag("votes")
            intervals = try fields.records("intervals", Interval.init)
            recusedFrom = try fields.texts("recusedFrom")
        }
    }

    struct Guest: Sendable {
        let name: String
        let role: String
        let intervals: [Interval]

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            name = try fields.text("name")
            role = try fields.text("role")
            intervals = try fields.records("intervals", Interval.init)
        }
    }

    /// Somebody with a seat who was not there.
    struct Absentee: Sendable {
        let person: Person
        let seat: String

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            person = try Person(fields)
            seat = try fields.text("seat")
        }
    }

    /// Somebody who led the meeting, or adjusts its minutes, from a point in time.
    struct Officer: Sendable {
        let person: Person
        let from: String

        init(_ fields: JSONObjectReader) throws(MalformedRecord) {
            person = try Person(fields)
            from = try fields.text("from")
        }
    }

    let collaboration: String
    /// What the document is called: protokoll, minnesanteckningar.
    let title: String
    let group: String
    let meetingKind: String
    let place: String?
    let heldOn: String
    let openedAt: String
    let closedAt: String?
    let year: Int
    let presiding: [Officer]
    let adjusters: [Officer]
    let secretaries: [Person]
    let attendees: [Attendee]
    let guests: [Guest]
    let absentees: [Absentee]
    let items: [Item]
    /// Adopted here without being on the agenda.
    let adoptions: [Adoption]
    /// What the secretary wrote about the meeting as a whole.
    let passage: String?
    /// What codes and identifiers in contents are called: an object for each kind of thing.
    let names: JSONValue

    /// - Throws: `MalformedRecord` for what is no record of a meeting.
    public init(_ json: JSONValue) throws(MalformedRecord) {
        try self.init(JSONObjectReader(json))
    }

    init(_ fields: JSONObjectReader) throws(MalformedRecord) {
        collaboration = try fields.text("collaboration")
        title = try fields.text("title")
        group = try fields.text("group")
        meetingKind = try fields.text("meetingKind")
        place = try fields.optionalText("place")
        heldOn = try fields.text("heldOn")
        openedAt = try fields.text("openedAt")
        closedAt = try fields.optionalText("closedAt")
        year = try fields.number("year")
        presiding = try fields.records("presiding", Officer.init)
        adjusters = try fields.records("adjusters", Officer.init)
        secretaries = try fields.records("secretaries", Person.init)
        attendees = try fields.records("attendees", Attendee.init)
        guests = try fields.records("guests", Guest.init)
        absentees = try fields.records("absentees", Absentee.init)
        items = try fields.records("items", Item.init)
        adoptions = try fields.records("adoptions", Adoption.init)
        passage = try fields.optionalText("passage")
        names = fields.json("names") ?? .object([])
    }
}
