import Foundation
import Testing

/// `show`: the document in force, and what is said where there is none.
@Suite struct ShowTests {
  let place: Workplace

  init() throws { place = try Workplace.reading.get() }

  @Test(arguments: [
    (["--at", "2024-08-01"], "v3"), (["--at", "2024-04-29"], "v2"),
    (["--at", "2024-04-29", "--clock", "announced"], "v1"),
    (["--at", "2024-04-29T17:02:35Z"], "v1"), (["--at", "2024-04-29T17:02:36Z"], "v2"),
    (["--at", "2024-04-29T19:02:36+02:00"], "v2"), (["--at", "v4"], "v4"),
    (["--at", "latest"], "v5"), ([], "v5"), (["--at", "2030-01-01"], "v5"),
  ])
  func `a date is answered by the revision in force`(options: [String], id: String) throws {
    let run = try place.run(["show", "AmazonQFullAccess", "--format", "json"] + options)
    #expect(run.status == 0)
    let revision = try #require(try run.json() as? [String: Any])
    #expect(revision["id"] as? String == id)
    #expect(try place.run(["show", "amazonqfullaccess"] + options).status == 0)
  }

  @Test func `the document is the data, how it is known goes to stderr`() throws {
    let run = try place.run("show", "AWSServiceRoleForAmazonQDeveloper")
    #expect(
      run.output == """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": [
                "cloudwatch:PutMetricData"
              ],
              "Resource": "*",
              "Condition": {
                "StringEquals": {
                  "cloudwatch:namespace": [
                    "AWS/Q"
                  ]
                }
              }
            }
          ]
        }

        """)
    let head = try place.git("rev-parse", "--short=7", "HEAD").dropLast()
    #expect(
      run.errors == """
        v1 · in force since 2024-04-25T07:40:41Z · documentation, verbatim · history \(head) · \
        known until 2024-11-13

        """)
  }

  @Test func `a day with two revisions is answered by its end, and the other is named`() throws {
    let run = try place.run("show", "AmazonQFullAccess", "--at", "2024-07-09")
    let head = try place.git("rev-parse", "--short=7", "HEAD").dropLast()
    #expect(
      run.errors == """
        note: AmazonQFullAccess: earlier on 2024-07-09 v2 was in force
        v3 · in force 2024-07-09T08:35:50Z – 2024-10-28T20:01:31Z · documentation, reconstructed · \
        history \(head) · known until 2024-11-13

        """)
  }

  @Test(arguments: [
    ([], "did not exist yet on 2023-11-27: its first revision is v1 of 2023-11-28T16:00:24Z"),
    (
      ["--clock", "announced"],
      "was not announced yet on 2023-11-27: its first revision is v1 of 2023-11-28"
    ),
  ])
  func `before the first version a policy did not exist`(
    options: [String], message: String
  ) throws {
    let arguments = ["show", "AmazonQFullAccess", "--at", "2023-11-27"] + options
    let run = try place.run(arguments)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors == "error: `AmazonQFullAccess` \(message)\n")
    let json = try place.run(arguments + ["--format", "json"])
    #expect(json.status == 1)
    #expect(json.output == "null\n")
    #expect(json.errors == run.errors)
  }

  @Test(arguments: [
    "AmazonQFullAccess", "AMAZONQFULLACCESS", "arn:aws:iam::aws:policy/AmazonQFullAccess",
    "aws/AmazonQFullAccess",
  ])
  func `a policy is found by any of its names`(name: String) throws {
    let run = try place.run("show", name)
    #expect(run.status == 0)
    #expect(run.output == (try place.run("show", "AmazonQFullAccess").output))
  }

  @Test func `an old look cannot answer a question about now`() throws {
    let run = try place.run("show", "AmazonQFullAccess", "--max-age", "7d")
    #expect(run.status == 3)
    #expect(run.output == "")
    #expect(
      run.errors == """
        error: `AmazonQFullAccess`: known until 2024-11-13, longer ago than 7 days

        """)
    #expect(try place.run("show", "AmazonQFullAccess", "--max-age", "99999").status == 0)
  }
}
