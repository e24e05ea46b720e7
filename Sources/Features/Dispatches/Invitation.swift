import Foundation
import Kernel
import WebAPI

/// A letter as a message (RFC 5322) with its text and the invitation to the calendar (RFC 5546).
///
/// The same letter is the same message: identifier and date are the dispatch's own, so that one that was delivered twice,
/// because the service died before it could note the first time, is recognised as one.
struct Invitation {
    let letter: Letter
    let sender: Mailbox
    let origin: Origin
    let timeZone: TimeZone

    /// Lines end with LF, as sendmail takes them; the calendar's own ends are kept by its encoding.
    var message: String {
        let boundary = "=_\(letter.id.text)"
        let method = letter.kind == .cancellation ? "CANCEL" : "REQUEST"
        return """
            From: \(MailText.mailbox(letter.groupTitle, sender))
            To: \(MailText.mailbox(letter.name, letter.recipient))
            Subject: \(MailText.unstructured(subject))
            Date: \(SwedishTime.rfc5322(letter.queuedAt))
            Message-ID: <\(letter.id.text)@\(sender.domain)>
            Auto-Submitted: auto-generated
            Content-Language: sv
            MIME-Version: 1.0
            Content-Type: multipart/alternative;
             boundary="\(boundary)"

            --\(boundary)
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            \(MailText.quotedPrintable(text))
            --\(boundary)
            Content-Type: text/calendar; charset=UTF-8; method=\(method)
            Content-Transfer-Encoding: base64

            \(MailText.base64(calendar))
            --\(boundary)--

            """
    }

    var subject: String {
        let word = letter.kind == .cancellation ? "Inställt" : "Kallelse"
        return "\(word): \(letter.meetingTitle), \(letter.groupTitle), \(SwedishTime.day(letter.startsAt, in: timeZone))"
    }

    /// Plain text for people.
    var text: String {
        var paragraphs = [opening, "\(letter.groupTitle): \(letter.meetingTitle)\n" + whenAndWhere]
        if let reasons = letter.reasons { paragraphs.append("Skäl:\n\(reasons)") }
        if letter.kind != .cancellation, !letter.agenda.isEmpty {
            let items = letter.agenda.enumerated().map { "\($0.offset + 1). \($0.element)" }
            paragraphs.append("Dagordning:\n" + items.joined(separator: "\n"))
        }
        paragraphs.append(ending)
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    /// The calendar object: the same UID for a meeting's whole life; the cancellation is its next version.
    var calendar: String {
        let isCancelled = letter.kind == .cancellation
        var calendar = CalendarText()
        calendar.add("BEGIN", "VCALENDAR")
        calendar.add("VERSION", "2.0")
        calendar.add("PRODID", "-//Samverkan//Samverkan//SV")
        calendar.add("METHOD", isCancelled ? "CANCEL" : "REQUEST")
        calendar.add("BEGIN", "VEVENT")
        calendar.add("UID", letter.meeting.text)
        calendar.add("SEQUENCE", isCancelled ? "1" : "0")
        calendar.add("DTSTAMP", CalendarText.instant(letter.queuedAt))
        calendar.add("DTSTART", CalendarText.instant(letter.startsAt))
        calendar.add("SUMMARY", text: "\(letter.groupTitle): \(letter.meetingTitle)")
        if let place = letter.place { calendar.add("LOCATION", text: place) }
        calendar.add("DESCRIPTION", text: text)
        calendar.add("URL", link)
        calendar.add("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED")
        calendar.add(
            "ORGANIZER", "mailto:\(sender.address)", parameters: [("CN", CalendarText.quoted(letter.groupTitle))])
        calendar.add(
            "ATTENDEE", "mailto:\(letter.recipient.address)",
            parameters: [
                ("CN", CalendarText.quoted(letter.name)), ("ROLE", "REQ-PARTICIPANT"), ("PARTSTAT", "NEEDS-ACTION"),
                ("RSVP", isCancelled ? "FALSE" : "TRUE"),
            ])
        calendar.add("END", "VEVENT")
        calendar.add("END", "VCALENDAR")
        return calendar.text
    }

    private var opening: String {
        switch letter.kind {
        case .summons: "Hej \(letter.name)!\n\nDu kallas till möte."
        case .lateSummons: "Hej \(letter.name)!\n\nDu kallas till möte. Kallelsen gick ut tidigare; du får den nu."
        case .cancellation: "Hej \(letter.name)!\n\nMötet är inställt."
        }
    }

    private var whenAndWhere: String {
        var lines = "Tid: \(SwedishTime.dayAndTime(letter.startsAt, in: timeZone))"
        if let place = letter.place { lines += "\nPlats: \(place)" }
        return lines
    }

    private var ending: String {
        let issued = "\(letter.issuer) den \(SwedishTime.day(letter.issuedAt, in: timeZone))."
        if letter.kind == .cancellation { return "Inställt av \(issued)\n\(link)" }
        let clause = letter.clause.flatMap { clause in letter.quote.map { "\nAvtalet, \(clause): ”\($0)”" } } ?? ""
        return "Kallelsen utfärdades av \(issued)\(clause)\n\(link)"
    }

    private var link: String { "\(origin.url)\(API.basePath)/meetings/\(letter.meeting.text)" }
}
