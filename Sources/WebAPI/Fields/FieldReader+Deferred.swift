public import Kernel

extension FieldReader {
    /// Reads a member whose shape only the records could tell, inside the command.
    ///
    /// - Parameter pointer: JSON pointer of the member in the body, such as `/content`.
    /// - Throws: what becomes 422 with every fault and its pointer.
    public static func read<Value>(
        _ value: JSONValue,
        at pointer: String,
        _ read: (inout FieldReader) -> Value
    ) throws -> Value {
        var fields = FieldReader(value, pointer: pointer)
        let result = read(&fields)
        let errors = fields.finished()
        guard errors.isEmpty else { throw Problem.invalidBody(errors) }
        return result
    }
}
