import Foundation
import Kernel
import Postgres
import Records
import WebAPI

/// The people of the parties, and the contact list (V-60).
enum Persons {
    static func register(in api: inout API) {
        api.collection("/persons", sql: SQL.listPersons, sort: ["name"], query: [.code("party")])
        api.document("/persons/{id}", sql: SQL.readPerson)
        api.command(
            .post, "/persons", title: Wording(sv: "Lägg till en person", en: "Add a person"),
            kinds: [.party, .administrator], read: NewPerson.init
        ) { command, tx in
            let id = tx.newIdentifier()
            guard let own = command.caller.party, own == command.body.party ?? own else {
                throw Refusal(.forbidden, rule: "seat_is_filled_by_its_nominator")
            }
            try tx.execute(insert, Person(id: id, party: own, contact: command.body.contact, confirmed: command.today))
            return .created(location: "/persons/\(id.text)")
        }
        api.command(
            .patch, "/persons/{id}", title: Wording(sv: "Ändra eller bekräfta kontaktuppgifter", en: "Change or confirm contact details"),
            kinds: [.person, .party, .administrator], read: ContactChange.init
        ) { command, tx in
            let id = try command.path.id("id")
            guard let current = try tx.first(current, id) else { throw NotFound() }
            let changed = Person(id: id, party: "", contact: command.body.applied(to: current), confirmed: try tx.businessDay(command.body.day))
            guard try tx.execute(update, (changed, command.caller)) == 1 else { throw NotFound() }
            return .changed(showing: "/persons/\(id.text)")
        }
    }

    struct Contact: Sendable {
        var name: String
        var email: String?
        var phone: String?
    }

    struct Person: Sendable {
        let id: UUID
        let party: String
        let contact: Contact
        let confirmed: Day
    }

    struct NewPerson: Sendable {
        let contact: Contact
        let party: String?

        init(_ fields: inout FieldReader) {
            contact = Contact(
                name: fields.text("name", max: 200), email: email(&fields), phone: fields.optionalText("phone", max: 50))
            party = fields.optionalCode("party")
        }
    }

    /// What is not sent stays; `null` takes an e-mail or a phone number away; nothing at all confirms what is there.
    struct ContactChange: Sendable {
        let name: String?
        let email: String??
        let phone: String??
        /// The day the details were confirmed, today when it is not said.
        let day: Day?

        init(_ fields: inout FieldReader) {
            name = fields.optionalText("name", max: 200)
            let sentEmail = Persons.email(&fields)
            email = fields.holds("email") ? .some(sentEmail) : nil
            let sentPhone = fields.optionalText("phone", max: 50)
            phone = fields.holds("phone") ? .some(sentPhone) : nil
            day = fields.optionalDay("on")
        }

        func applied(to contact: Contact) -> Contact {
            Contact(name: name ?? contact.name, email: email ?? contact.email, phone: phone ?? contact.phone)
        }
    }

    private static func email(_ fields: inout FieldReader) -> String? {
        let email = fields.optionalText("email", max: 254)
        if let email, email.split(separator: "@", omittingEmptySubsequences: false).map(\.isEmpty) != [false, false] {
            fields.refuse(
                "email", code: "not_an_email",
                Wording(sv: "Ska vara en e-postadress.", en: "Must be an e-mail address."))
        }
        return email
    }

    private static let insert = Statement<Person, Void>(
        SQL.insertPerson,
        encode: { person, parameters in
            parameters.bind(person.id)
            try parameters.bind(person.contact.name)
            try parameters.bind(person.party)
            try parameters.bind(person.contact.email)
            try parameters.bind(person.contact.phone)
            if person.contact.email == nil && person.contact.phone == nil {
                parameters.bindNull()
            } else {
                try parameters.bind(person.confirmed)
            }
        })

    private static let update = Statement<(Person, Caller), Void>(
        SQL.updatePerson,
        encode: { input, parameters in
            let (person, caller) = input
            parameters.bind(person.id)
            try parameters.bind(person.contact.name)
            try parameters.bind(person.contact.email)
            try parameters.bind(person.contact.phone)
            try parameters.bind(person.confirmed)
            try parameters.bind(caller.kind.rawValue)
            parameters.bind(caller.person)
            try parameters.bind(caller.party)
        })

    private static let current = Statement<UUID, Contact>(
        SQL.readPersonFields,
        encode: { id, parameters in parameters.bind(id) },
        decode: { row in
            Contact(name: try row.text(0), email: try row.optionalText(1), phone: try row.optionalText(2))
        })
}
