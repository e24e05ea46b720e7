import Testing
import WebAPI

/// Forms and query strings as browsers write them.
@Suite struct FormTextTests {
    @Test func `names and values are read as they were written`() {
        let pairs = [("return", "/insyn?at=2026-01-01&a=å ä+ö"), ("token", "a=b%41"), ("tom", "")]
        let text = FormText.encode(pairs)
        #expect(text == "return=%2Finsyn%3Fat%3D2026-01-01%26a%3D%C3%A5%20%C3%A4%2B%C3%B6&token=a%3Db%2541&tom=")
        #expect(FormText.decode(text) == Dictionary(uniqueKeysWithValues: pairs))
        #expect(FormText.decode("a=x+y&b&a=z") == ["a": "x y", "b": ""])
        #expect(FormText.decode("") == [:])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%GG", "a=%00", "a=%0D%0A", "a=%FF", "a=å"])
    func `what is no form is none`(text: String) {
        #expect(FormText.decode(text) == nil)
    }
}
