public import Kernel

/// What a command answers: the document to show, read by the same statement as GET in the same transaction.
public struct Answer: Sendable {
    let status: Int
    /// Of what was made.
    let location: String?
    /// Path of the document that is the body.
    let showing: String
    private(set) var stated: [(String, JSONValue)] = []
    private(set) var revealed: [(String, JSONValue)] = []

    /// 201: `location` is new. The body is the document at `showing`, or else the new one. Paths are relative to the
    /// base.
    public static func created(location: String, showing: String? = nil) -> Answer {
        Answer(status: 201, location: location, showing: showing ?? location)
    }

    /// 200: the document at `showing` is another now.
    public static func changed(showing: String) -> Answer {
        Answer(status: 200, location: nil, showing: showing)
    }

    private init(status: Int, location: String?, showing: String) {
        self.status = status
        self.location = location
        self.showing = showing
    }

    /// With one more member in the body: effects, consequences.
    public func stating(_ name: String, _ value: JSONValue) -> Answer {
        var answer = self
        answer.stated.append((name, value))
        return answer
    }

    /// With one more member in this first answer only: a secret, which is not kept for a repeated request.
    public func revealing(_ name: String, _ value: JSONValue) -> Answer {
        var answer = self
        answer.revealed.append((name, value))
        return answer
    }
}
