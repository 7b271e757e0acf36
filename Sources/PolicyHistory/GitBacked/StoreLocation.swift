/// Where a store is when nobody names one.
public enum StoreLocation {
  /// The path of the default store: `$XDG_DATA_HOME/policy-history/history.git`, else the same below
  /// `~/.local/share`.
  ///
  /// A relative path in `XDG_DATA_HOME` is not looked at (XDG Base Directory Specification 0.8).
  ///
  /// - Parameter environment: The variables of the process; `XDG_DATA_HOME` and `HOME` are read.
  /// - Throws: `StoreError.noHome` where neither is an absolute path.
  public static func `default`(environment: [String: String]) throws(StoreError) -> String {
    func folder(_ variable: String) -> String? {
      environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let data = folder("XDG_DATA_HOME") ?? folder("HOME").map({ $0 + "/.local/share" }) else {
      throw .noHome
    }
    return data + "/policy-history/history.git"
  }
}
