import Kernel

/// What the pages of signing in say.
struct SignInWords {
    let title: Wording
    let detail: Wording

    static let unknownToken = Wording(
        sv:
            "Nyckeln finns inte, är återkallad eller har gått ut. Kontrollera att hela nyckeln kom med, eller be huvudmannens administratör om en ny.",
        en:
            "The token does not exist, is revoked or has expired. Check that all of it was entered, or ask the principal's administrator for a new one."
    )
    static let noProvider = SignInWords(
        title: Wording(sv: "Här loggar man in med nyckel", en: "Sign in with an access token here"),
        detail: Wording(
            sv: "Ingen inloggningstjänst är ansluten. Logga in med din åtkomstnyckel i stället.",
            en: "No identity provider is connected. Sign in with your access token instead."))
    static let providerIsAway = SignInWords(
        title: Wording(sv: "Inloggningstjänsten svarar inte", en: "The identity provider does not answer"),
        detail: Wording(
            sv: "Försök igen om en stund, eller logga in med din åtkomstnyckel.",
            en: "Try again in a while, or sign in with your access token."))
    static let notBegunHere = SignInWords(
        title: Wording(sv: "Inloggningen går inte att slutföra", en: "The sign-in can't be finished"),
        detail: Wording(
            sv: "Den började inte i den här webbläsaren, tog längre tid än tio minuter eller är redan avslutad. Börja om med att logga in.",
            en: "It did not begin in this browser, took more than ten minutes or is finished already. Start again from the sign-in."))
    static let providerRefused = SignInWords(
        title: Wording(sv: "Inloggningen avbröts", en: "The sign-in was cancelled"),
        detail: Wording(
            sv: "Inloggningstjänsten släppte inte in dig, eller så avbröt du. Börja om med att logga in.",
            en: "The identity provider did not let you in, or you cancelled. Start again from the sign-in."))
    static let notVouchedFor = SignInWords(
        title: Wording(sv: "Inloggningen godtogs inte", en: "The sign-in was not accepted"),
        detail: Wording(
            sv: "Inloggningstjänstens intyg gäller inte här eller är redan använt. Börja om med att logga in.",
            en: "What the identity provider says is not valid here or has been used already. Start again from the sign-in."))
    static let noForm = SignInWords(
        title: Wording(sv: "Formuläret går inte att läsa", en: "The form can't be read"),
        detail: Wording(sv: "Gå till inloggningen och fyll i det igen.", en: "Go to the sign-in and fill it in again."))
    static let foreignForm = SignInWords(
        title: Wording(sv: "Formuläret kom från en annan webbplats", en: "The form came from another website"),
        detail: Wording(
            sv: "Av säkerhetsskäl tas det inte emot. Öppna inloggningen här och försök igen.",
            en: "For safety it is not accepted. Open the sign-in here and try again."))
    static let notEnded = SignInWords(
        title: Wording(sv: "Sessionen kunde inte avslutas", en: "The session could not be ended"),
        detail: Wording(
            sv: "Den här webbläsaren har glömt den, men i tjänsten gäller den tills den upphör av sig själv, senast tolv timmar efter inloggningen.",
            en: "This browser has forgotten it, but the service knows it until it ends by itself, at most twelve hours after you signed in."))

    static func unknownIdentity(issuer: String, subject: String) -> SignInWords {
        SignInWords(
            title: Wording(sv: "Du är inte registrerad här", en: "You are not registered here"),
            detail: Wording(
                sv: "Be huvudmannens administratör registrera din identitet. Utfärdare: \(issuer). Identitet: \(subject).",
                en: "Ask the principal's administrator to register your identity. Issuer: \(issuer). Identity: \(subject)."))
    }

    static func haste(seconds: Int) -> SignInWords {
        SignInWords(
            title: Wording(sv: "För många försök att logga in", en: "Too many attempts to sign in"),
            detail: Wording(
                sv: "Vänta \(seconds) sekunder och försök igen.", en: "Wait for \(seconds) seconds and try again."))
    }

    static func method(allow: String) -> SignInWords {
        SignInWords(
            title: Wording(sv: "Det går inte här", en: "Not possible here"),
            detail: Wording(sv: "Sidan tar emot \(allow).", en: "The page takes \(allow)."))
    }
}
