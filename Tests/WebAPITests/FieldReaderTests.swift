import Foundation
import Kernel
import Testing

@testable import WebAPI

struct FieldReaderTests {
    private func errors(_ json: String, _ read: (inout FieldReader) -> Void) throws -> [String] {
        var fields = FieldReader(try JSONScanner.parse(Array(json.utf8)))
        read(&fields)
        return fields.finished().map { error in
            guard case .pointer(let pointer) = error.place else { return "" }
            return "\(pointer) \(error.code)"
        }
    }

    enum Colour: String, CaseIterable {
        case red
        case blue
    }

    @Test func `a body without faults is read`() throws {
        let json = """
            {"text":"A\u{30A}","prose":"a\\n\\tb","code":"a-1.b_2","choice":"blue","integer":-3,"boolean":true,
             "day":"2026-05-01","instant":"2026-05-01T14:00:00+02:00","uuid":"019DE368-f67b-7800-b324-e5464f3b16b3",
             "lines":[{"n":1},{"n":2}],"texts":["a","b"],"codes":["x"],"uuids":[],
             "object":{"n":5},"json":[{}],"none":null}
            """
        var fields = FieldReader(try JSONScanner.parse(Array(json.utf8)))
        #expect(Array(fields.text("text", max: 1).utf8) == Array("Å".utf8))
        #expect(fields.prose("prose", max: 4) == "a\n\tb")
        #expect(fields.code("code") == "a-1.b_2")
        #expect(fields.choice("choice", of: Colour.self) == .blue)
        #expect(fields.integer("integer", in: -3...3) == -3)
        #expect(fields.boolean("boolean") == true)
        #expect(fields.day("day").iso == "2026-05-01")
        #expect(fields.instant("instant").rfc3339 == "2026-05-01T12:00:00Z")
        #expect(fields.uuid("uuid").text == "019de368-f67b-7800-b324-e5464f3b16b3")
        let lines = fields.array("lines", count: 1...2) { line in line.integer("n", in: 0...9) }
        #expect(lines == [1, 2])
        #expect(fields.texts("texts", count: 0...2, max: 1) == ["a", "b"])
        #expect(fields.codes("codes", count: 1...1, of: ["x"]) == ["x"])
        #expect(fields.uuids("uuids", count: 0...1).isEmpty)
        let object = fields.object("object") { inner in inner.integer("n", in: 0...9) }
        #expect(object == 5)
        #expect(fields.json("json") == [[:]])
        #expect(fields.optionalText("none", max: 1) == nil && fields.holds("none"))
        #expect(fields.optionalDay("absent") == nil && !fields.holds("absent"))
        #expect(fields.finished().isEmpty)
    }

    @Test func `every fault is told with its pointer, unknown fields too`() throws {
        let json = #"{"title":" ","lines":[{"n":1},{"n":"x","m":1},7],"a/b~c":1,"when":"2026-05-01T12:00:00"}"#
        let errors = try errors(json) { fields in
            _ = fields.text("title", max: 5)
            _ = fields.array("lines", count: 1...9) { $0.integer("n", in: 0...9) }
            _ = fields.instant("when")
            _ = fields.object("place") { $0.text("street", max: 9) }
        }
        #expect(
            errors == [
                "/title blank", "/lines/1/n not_an_integer", "/lines/1/m unknown_field", "/lines/2 not_an_object",
                "/lines/2/n missing", "/when not_an_instant", "/place missing", "/a~1b~0c unknown_field",
            ]
        )
    }

    @Test(arguments: [
        (#""""#, "blank"), (#""\u00a0\u200b""#, "blank"), (#""abcdef""#, "too_long"), (#""a\nb""#, "control_character"),
        (#""a\u007f""#, "control_character"), (#""a\u0085""#, "control_character"),
        (#""a\u202eb""#, "control_character"),
        (#""a\u2028b""#, "control_character"), ("1", "not_a_text"), ("[]", "not_a_text"), ("null", "missing"),
    ])
    func `a text is one line, not blank, within its limit`(value: String, code: String) throws {
        let told = try errors(#"{"t":\#(value)}"#) { fields in _ = fields.text("t", max: 5) }
        #expect(told == ["/t \(code)"])
    }

    @Test(arguments: [
        ("1.0", "not_an_integer"), ("1e2", "not_an_integer"), ("9223372036854775808", "not_an_integer"),
        (#""1""#, "not_an_integer"), ("true", "not_an_integer"), ("11", "out_of_range"), ("-1", "out_of_range"),
    ])
    func `an integer is written as one and lies in its range`(value: String, code: String) throws {
        let told = try errors(#"{"n":\#(value)}"#) { fields in _ = fields.integer("n", in: 0...10) }
        #expect(told == ["/n \(code)"])
    }

    @Test func `other values say what they should be`() throws {
        let json =
            #"{"c":"å","d":"2026-02-30","u":"019de368f67b7800b324e5464f3b16b3","b":1,"e":"green","#
            + #""l":{},"m":[1,2,3],"s":["a",1]}"#
        let errors = try errors(json) { fields in
            _ = fields.code("c")
            _ = fields.day("d")
            _ = fields.uuid("u")
            _ = fields.boolean("b")
            _ = fields.choice("e", of: Colour.self)
            _ = fields.texts("l", count: 0...1, max: 1)
            _ = fields.texts("m", count: 0...2, max: 1)
            _ = fields.texts("s", count: 0...2, max: 1)
            fields.refuse("own", code: "mine", Wording(sv: "nej", en: "no"))
        }
        #expect(
            errors == [
                "/c not_a_code", "/d not_a_day", "/u not_a_uuid", "/b not_a_boolean", "/e unknown_choice",
                "/l not_an_array",
                "/m wrong_count", "/s/1 not_a_text", "/own mine",
            ]
        )
    }

    @Test func `no more than a hundred faults are told`() throws {
        let json = "{" + (0..<300).map { #""x\#($0)":1"# }.joined(separator: ",") + "}"
        #expect(try errors(json) { _ in }.count == 100)
    }

    @Test(arguments: [
        ("", ProblemCode.malformedJSON), ("{", .malformedJSON), ("[]", .invalidBody), (#"{"reason":1}"#, .invalidBody),
        (#"{"reason":"a","x":1}"#, .invalidBody), (String(repeating: "[", count: 513), .malformedJSON),
    ])
    func `a command refuses a body that is not its own`(content: String, code: ProblemCode) throws {
        let command = try #require(SmallAPI.api.tree.resources.compactMap { $0.commands[.post] }.first)
        let problem = #expect(throws: Problem.self) { _ = try command.perform(Array(content.utf8)) }
        #expect(problem?.code == code.rawValue)
        #expect(problem?.errors.isEmpty == false)
    }

    @Test func `a command without a body takes none, or an empty object`() throws {
        let command = try #require(SmallAPI.api.tree.resources.compactMap { $0.commands[.put] }.first)
        _ = try command.perform([])
        _ = try command.perform(Array("{}".utf8))
        #expect(throws: Problem.self) { _ = try command.perform(Array(#"{"a":1}"#.utf8)) }
    }
}
