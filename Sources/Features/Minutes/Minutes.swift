/// Minutes.
enum Placeholder {}
