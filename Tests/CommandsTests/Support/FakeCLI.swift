import Foundation

/// A program `aws` that answers from files, and writes down how it was called.
struct FakeCLI {
  let place: Workplace

  /// Where the program is, to be the PATH.
  var path: String { place.path("bin") + ":/usr/bin:/bin" }

  /// Makes the program.
  init(in place: Workplace) throws {
    self.place = place
    for folder in ["bin", "iam"] {
      try FileManager.default.createDirectory(
        atPath: place.path(folder), withIntermediateDirectories: true)
    }
    let script = """
      #!/bin/sh
      cd '\(place.path("iam"))' || exit 1
      line=$(printf '[%s]' "$@")
      printf '%s\n' "$line" >> calls
      name=${4##*/}
      case $2 in
      list-policies) file=list ;;
      list-policy-versions) file=$name ;;
      get-policy-version) file=$name-$6 ;;
      esac
      if [ "$(wc -l < calls)" -gt 200 ]; then while [ -f hold ]; do sleep 0.05; done; fi
      if [ -f "$file.error" ]; then cat "$file.error" >&2; exit 254; fi
      if [ -f "$file" ]; then cat "$file"; exit 0; fi
      echo >&2
      echo "An error occurred (NoSuchEntity) when calling the operation: not found" >&2
      exit 254

      """
    try place.write(script, to: "bin/aws")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: place.path("bin/aws"))
  }

  /// Lets policies have some versions of their own, the last of which is in force.
  func has(_ policies: [String: [Int]]) throws {
    var listed: [String] = []
    for (name, numbers) in policies.sorted(by: { $0.key < $1.key }) {
      let current = numbers.last ?? 1
      listed.append(
        """
        {"Arn": "arn:aws:iam::aws:policy/\(name)", "DefaultVersionId": "v\(current)",
        "CreateDate": "2020-01-01T00:00:00Z", "IsAttachable": true}
        """)
      var versions: [String] = []
      for number in numbers {
        let version =
          #""VersionId": "v\#(number)", "IsDefaultVersion": \#(number == current)"#
          + #", "CreateDate": "2020-01-0\#(number)T00:00:00+00:00""#
        versions.append("{\(version)}")
        let document =
          #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "#
          + #""Action": "s3:Get\#(number)", "Resource": "*"}}"#
        try place.write(
          #"{"PolicyVersion": {\#(version), "Document": \#(document)}}"#,
          to: "iam/\(name)-v\(number)")
      }
      try place.write(
        #"{"Versions": [\#(versions.joined(separator: ","))]}"#, to: "iam/\(name)")
    }
    try place.write(#"{"Policies": [\#(listed.joined(separator: ","))]}"#, to: "iam/list")
  }

  /// Lets a question fail with some words; with nil, not any more.
  func fail(_ question: String, _ words: String?) throws {
    let file = "iam/\(question).error"
    guard let words else {
      return try FileManager.default.removeItem(atPath: place.path(file))
    }
    try place.write(words + "\n", to: file)
  }

  /// How the program was called.
  func calls() throws -> [String] {
    let text = try String(contentsOfFile: place.path("iam/calls"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init)
  }
}
