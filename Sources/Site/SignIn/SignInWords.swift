/// What the pages of signing in say, in Swedish.
struct SignInWords {
    let title: String
    let detail: String

    static let unknownToken =
        "Nyckeln finns inte, är återkallad eller har gått ut. Kontrollera att hela nyckeln kom med, eller be huvudmannens administratör om en ny."
    static let noProvider = SignInWords(
        title: "Här loggar man in med nyckel", detail: "Ingen inloggningstjänst är ansluten. Logga in med din åtkomstnyckel i stället.")
    static let providerIsAway = SignInWords(
        title: "Inloggningstjänsten svarar inte", detail: "Försök igen om en stund, eller logga in med din åtkomstnyckel.")
    static let notBegunHere = SignInWords(
        title: "Inloggningen går inte att slutföra",
        detail: "Den började inte i den här webbläsaren, tog längre tid än tio minuter eller är redan avslutad. Börja om med att logga in.")
    static let providerRefused = SignInWords(
        title: "Inloggningen avbröts", detail: "Inloggningstjänsten släppte inte in dig, eller så avbröt du. Börja om med att logga in.")
    static let notVouchedFor = SignInWords(
        title: "Inloggningen godtogs inte", detail: "Inloggningstjänstens intyg gäller inte här eller är redan använt. Börja om med att logga in.")
    static let noForm = SignInWords(
        title: "Formuläret går inte att läsa", detail: "Gå till inloggningen och fyll i det igen.")
    static let foreignForm = SignInWords(
        title: "Formuläret kom från en annan webbplats", detail: "Av säkerhetsskäl tas det inte emot. Öppna inloggningen här och försök igen.")

    static func unknownIdentity(issuer: String, subject: String) -> SignInWords {
        SignInWords(
            title: "Du är inte registrerad här",
            detail: "Be huvudmannens administratör registrera din identitet. Utfärdare: \(issuer). Identitet: \(subject).")
    }

    static func haste(seconds: Int) -> SignInWords {
        SignInWords(title: "För många försök att logga in", detail: "Vänta \(seconds) sekunder och försök igen.")
    }

    static func method(allow: String) -> SignInWords {
        SignInWords(title: "Det går inte här", detail: "Sidan tar emot \(allow).")
    }
}
