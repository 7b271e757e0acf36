import Testing

@testable import PolicyLanguage

/// The look at a text that rules documents out: fast, and never wrong where it says no.
@Suite struct ActionProbeTests {
  @Test(arguments: [
    ("q:sendmessage", #"{"Action": ["Q:Send*"]}"#, true),
    ("q:sendmessage", #"{"Action": "q:SendMessages", "Resource": "*"}"#, false),
    ("q:sendmessage", #"{"Action": "q:Send", "Resource": "*"}"#, false),
    ("q:sendmessage", #"{"Action" : "*"}"#, true),
    ("q:sendmessage", #"{"Action": "?:sendmessage"}"#, true),
    ("q:sendmessage", #"{"Resource": "*", "Action": ["s3:*", "sqs:*"]}"#, false),
    ("q:sendmessage", #"{"NotAction": "s3:*"}"#, true),
    ("q:sendmessage", #"{"\u0041ction": "q:*"}"#, true),
    ("q:sendmessage", #"{"Action": "\u0071:SendMessage"}"#, true),
    ("q:send*", #"{"Action": "q:SendMessage"}"#, true),
    ("q:send*", #"{"Action": "q:GetMessage"}"#, false),
    ("*", #"{"Action": "q:GetMessage"}"#, true),
    ("*", #"{"Sid": "q"}"#, false),
    ("q:x", #"{"Action": "q:x"#, true),
  ])
  func `a text is ruled out where nothing in it can be meant`(
    action: String, text: String, isMet: Bool
  ) {
    let probe = ActionProbe(Glob(action: action))
    #expect(probe.mayMeet(DocumentText(Array(text.utf8)[...])) == isMet)
    let inside = Array(#""Action":"*""#.utf8) + Array(text.utf8) + Array(#""q:*""#.utf8)
    let range = 12..<(12 + text.utf8.count)
    #expect(probe.mayMeet(DocumentText(inside[range])) == isMet)
  }
}
