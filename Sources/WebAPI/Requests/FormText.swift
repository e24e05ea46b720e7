import Kernel

/// `application/x-www-form-urlencoded`: names and values, as HTML forms and query strings have them.
public enum FormText {
    public static func encode(_ pairs: [(String, String)]) -> String {
        pairs.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    }

    /// The first value of each name, in normal form C; nil for broken escapes, control characters and what is not UTF-8.
    public static func decode(_ text: some StringProtocol) -> [String: String]? {
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { PercentEncoding.decode(Substring(String($0).replacing("+", with: "%20"))) }
            guard let name = parts[0], let value = parts.count == 2 ? parts[1] : "" else { return nil }
            if values[name] == nil { values[name] = value }
        }
        return values
    }
}
