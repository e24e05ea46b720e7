import Kernel
import Markup

/// Texts about the pages themselves, in Swedish only: the law asks for them in Swedish.
struct Statement {
    private enum Part {
        case heading(String)
        case paragraph(String)
        case list([String])
        /// A paragraph that ends with an address to write to.
        case contact(String)
        case link(String, title: String, address: String)
    }

    static func accessibility(page: Page) -> String {
        let service = "Insyn i \(page.sender.collaboration)"
        return html(
            page, title: "Tillgänglighetsredogörelse",
            lead: "\(page.sender.name) står bakom den här webbplatsen och vill att så många som möjligt ska kunna använda "
                + "den. Här står hur \(service) följer lagen om tillgänglighet till digital offentlig service, vad som "
                + "brister, och hur du rapporterar det.",
            [
                .heading("Hur tillgänglig är webbplatsen?"),
                .paragraph(
                    "Webbplatsen är gjord för att följa WCAG 2.1 på nivå AA. Vi känner inte till några delar som inte "
                        + "är tillgängliga. Dokument i PDF av protokoll kan vara mindre tillgängliga än samma protokoll som "
                        + "webbsida; använd i så fall webbsidan."),
                .heading("Hur vi har testat"),
                .paragraph(
                    "Varje ändring prövas automatiskt: alla sidor granskas med axe (WCAG 2.1 A och AA) och W3C:s "
                        + "kontroll av HTML, med och utan skript, i ljust och mörkt läge, i utskrift och på en skärm som är "
                        + "320 bildpunkter bred. Provet går också igenom sidorna med enbart tangentbord. Det är en "
                        + "självskattning; ingen oberoende granskning har gjorts."),
                .heading("Så är sidorna gjorda"),
                .list([
                    "Inget kräver skript, mus eller färgseende: lägen har tecken och ord, diagram har mönster och en tabell bredvid.",
                    "Sidorna följer din inställning för ljust eller mörkt, din textstorlek och utskrift.",
                    "Tabeller som är bredare än skärmen rullar inom sin egen ruta, som nås med tangentbordet.",
                    "Saknade uppgifter har ett eget tecken, som förklaras på varje sida.",
                ]),
                .heading("Om du inte kan använda delar av webbplatsen"),
                .paragraph(
                    "Behöver du innehåll i en form som passar dig bättre, eller har du hittat en brist? Berätta vilken sida "
                        + "det gäller och vad som inte fungerade. Vi svarar så snart vi kan."),
                .contact("Lämna synpunkter på tillgängligheten till"),
                .heading("Tillsyn"),
                .paragraph(
                    "Myndigheten för digital förvaltning, Digg, har ansvaret för tillsyn över lagen. Är du inte nöjd med hur "
                        + "vi har hanterat dina synpunkter kan du anmäla det till Digg."),
                .link("Anmäl på", title: "digg.se/tdosanmalan", address: "https://www.digg.se/tdosanmalan"),
            ])
    }

    static func personalData(page: Page) -> String {
        html(
            page, title: "Personuppgifter",
            lead: "\(page.sender.name) är personuppgiftsansvarig för uppgifterna i \(page.sender.collaboration). Här står "
                + "vilka uppgifter om människor som finns, varför, och vilka rättigheter du har.",
            [
                .heading("Vad som visas på sidorna"),
                .paragraph(
                    "Namn, organisation och uppdrag för dem som sitter i grupper eller har ett uppdrag, och vad som står i "
                        + "publicerade protokoll. Kontaktuppgifter, nycklar, utkast och opublicerade anteckningar visas "
                        + "aldrig."),
                .heading("Varför, och med vilken rätt"),
                .paragraph(
                    "Uppgifterna behövs för att genomföra och följa upp samverkan enligt avtalet mellan parterna. Det är en "
                        + "uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen). Handlingarna är allmänna "
                        + "och bevaras enligt arkivlagen; rättelser läggs till, historien ändras inte."),
                .heading("Kakor och besök"),
                .list([
                    "När du loggar in sparas en nödvändig kaka, __Host-samverkan. Den följer inte vad du gör och försvinner när du loggar ut eller när tiden går ut.",
                    "Besöket loggas utan adressens sökfrågor, för drift och säkerhet.",
                    "Sidorna hämtar inget från någon annan och innehåller inga verktyg för statistik eller reklam.",
                ]),
                .heading("Dina rättigheter"),
                .paragraph(
                    "Du har rätt att få veta vilka uppgifter om dig som behandlas, att få fel rättade, att invända mot "
                        + "behandlingen och att i vissa fall få den begränsad."),
                .contact("Vänd dig till"),
                .link(
                    "Du kan också klaga hos Integritetsskyddsmyndigheten:", title: "imy.se", address: "https://www.imy.se"),
            ])
    }

    private static func html(_ page: Page, title: String, lead: String, _ parts: [Part]) -> String {
        var frame = Frame(page: page, title: title)
        frame.language = .sv
        frame.hasNavigation = page.signedIn != nil
        return frame.html { main in
            main.element("h1", text: title)
            main.element("p", [("class", "lead")], text: lead)
            for part in parts {
                main.newline()
                switch part {
                case .heading(let text): main.element("h2", text: text)
                case .paragraph(let text): main.element("p", text: text)
                case .list(let items):
                    main.element("ul") { list in items.forEach { list.element("li", text: $0) } }
                case .contact(let text):
                    main.element("p") { paragraph in
                        paragraph.write("\(text) ")
                        if let contact = page.sender.contact {
                            paragraph.element("a", [("href", "mailto:\(contact)")], text: contact)
                        } else {
                            paragraph.write(page.sender.name)
                        }
                        paragraph.write(".")
                    }
                case .link(let text, let title, let address):
                    main.element("p") { paragraph in
                        paragraph.write("\(text) ")
                        paragraph.element("a", [("href", address)], text: title)
                        paragraph.write(".")
                    }
                }
            }
        }
    }
}
