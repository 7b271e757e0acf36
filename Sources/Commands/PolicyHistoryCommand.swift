internal import PolicyHistory

/// The command-line program.
public enum Program {
  /// Runs the program.
  public static func main() { print("policy-history") }
}
