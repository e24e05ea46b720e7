import Kernel

/// A fault that only the records could show: a code in the body that nothing there has.
public enum FieldFault {
    /// 422: what `field` names does not exist, or not for the caller.
    public static func unknown(_ field: String) -> any Error {
        Problem.invalidBody([
            FieldError(
                place: .pointer("/" + field), code: "unknown",
                detail: Wording(sv: "Finns inte.", en: "There is no such thing."))
        ])
    }

    /// What becomes 422 with the pointer of `field`.
    public static func unknownCode(_ field: String, _ code: String) -> any Error {
        Problem.invalidBody([
            FieldError(
                place: .pointer("/" + field),
                code: "unknown_code",
                detail: Wording(sv: "\(code) finns inte i avtalet.", en: "The agreement knows no \(code).")
            )
        ])
    }
}
