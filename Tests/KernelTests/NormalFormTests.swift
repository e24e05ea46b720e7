import Kernel
import Testing

struct NormalFormTests {
    @Test(arguments: [
        ("ascii", "ascii"), ("A\u{30A}", "\u{C5}"), ("\u{212B}", "\u{C5}"), ("e\u{302}\u{323}", "\u{1EC7}"),
        ("\u{C5}\u{327}", "\u{C5}\u{327}"),
        ("\u{1100}\u{1161}\u{11A8}", "\u{AC01}"), ("\u{958}", "\u{915}\u{93C}"),
        ("\u{203}\u{369}\u{F81}", "\u{203}\u{F71}\u{F80}\u{369}"),
    ])
    func `every writing of a text has one normal form`(text: String, normal: String) {
        #expect(Array(text.normalForm.unicodeScalars) == Array(normal.unicodeScalars))
    }
}
