import PolicyLanguage
import Testing

/// What a document keeps, and how it is written.
@Suite struct DocumentTests {
  private static let authored = """
    {
      "Statement": [
        {
          "Resource": "arn:aws:s3:::b/*",
          "Condition": {
            "StringLike": {"s3:prefix": ["b/", "a/"], "aws:username": "x"},
            "Bool": {"aws:SecureTransport": true},
            "NumericLessThan": {"s3:max-keys": 1.50}
          },
          "Effect": "Allow",
          "Sid": "Two",
          "Action": ["s3:putobject", "s3:GetObject"]
        },
        {"NotResource": [], "NotAction": ["iam:*"], "Effect": "Deny", "Principal": {"AWS": "*"}}
      ],
      "Id": "x",
      "Version": "2012-10-17"
    }
    """

  private static let written = """
    {
      "Version": "2012-10-17",
      "Id": "x",
      "Statement": [
        {
          "Sid": "Two",
          "Effect": "Allow",
          "Action": [
            "s3:putobject",
            "s3:GetObject"
          ],
          "Resource": "arn:aws:s3:::b/*",
          "Condition": {
            "Bool": {
              "aws:SecureTransport": true
            },
            "NumericLessThan": {
              "s3:max-keys": 1.50
            },
            "StringLike": {
              "aws:username": "x",
              "s3:prefix": [
                "b/",
                "a/"
              ]
            }
          }
        },
        {
          "Effect": "Deny",
          "Principal": {
            "AWS": "*"
          },
          "NotAction": [
            "iam:*"
          ],
          "NotResource": []
        }
      ]
    }
    """

  @Test func isWrittenInIAMsOrder() throws {
    #expect(try document(Self.authored).json.text(.indented) == Self.written)
    #expect(try document(Self.written) == document(Self.authored))
  }

  @Test func keepsWhatTheAuthorWrote() throws {
    let document = try document(Self.authored)
    let first = document.statements.elements[0]
    #expect(document.statements.isList)
    #expect(first.action.values == .many(["s3:putobject", "s3:GetObject"]))
    #expect(first.resource.values == .one("arn:aws:s3:::b/*"))
    #expect(first.condition?.blocks[0].keys[0].values == .one(.bool(true)))
    #expect(first.condition?.blocks[1].keys[0].values == .one(.number("1.50")))
    #expect(document.statements.elements[1].action.isNegated)
    #expect(document.statements.elements[1].condition == nil)
  }

  @Test func oneValueAndAListOfOneDiffer() throws {
    let one = try document(#"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#)
    let list = try document(
      #"{"Statement": [{"Effect": "Allow", "Action": ["*"], "Resource": "*"}]}"#)
    #expect(one != list)
    #expect(one.canonicalBytes != list.canonicalBytes)
    #expect(one.version == nil && !one.hasVariables)
    #expect(one.json["Version"] == nil)
  }

  @Test func anEmptyConditionIsKept() throws {
    let text = #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {}}"#
    let document = try document("{\"Statement\": \(text)}")
    #expect(document.statements.elements[0].condition != nil)
    #expect(document.json["Statement"]?["Condition"] == .object([]))
  }

  @Test func theCanonicalFormSortsKeysAndNothingElse() throws {
    #expect(
      String(decoding: try document(Self.authored).canonicalBytes, as: UTF8.self)
        == #"{"Id":"x","Statement":[{"Action":["s3:putobject","s3:GetObject"],"#
        + #""Condition":{"Bool":{"aws:SecureTransport":true},"NumericLessThan":{"s3:max-keys":1.50},"#
        + #""StringLike":{"aws:username":"x","s3:prefix":["b/","a/"]}},"Effect":"Allow","#
        + #""Resource":"arn:aws:s3:::b/*","Sid":"Two"},{"Effect":"Deny","NotAction":["iam:*"],"#
        + #""NotResource":[],"Principal":{"AWS":"*"}}],"Version":"2012-10-17"}"#)
  }

  @Test func percentEncodedTextIsDecoded() throws {
    let encoded = Self.authored.utf8.map { byte in
      let isUnreserved =
        byte < 0x80
        && (Character(UnicodeScalar(byte)).isLetter
          || Character(UnicodeScalar(byte)).isNumber)
      let digits = String(byte, radix: 16, uppercase: byte % 2 == 0)
      return isUnreserved ? String(UnicodeScalar(byte)) : (byte < 16 ? "%0" : "%") + digits
    }.joined()
    #expect(encoded.hasPrefix("%7"))
    #expect(try document(encoded) == document(Self.authored))
  }

  @Test func percentEncodingLeavesTheRestAsItIs() throws {
    let encoded =
      "%7B%22Statement%22:{%22Effect%22:%22Allow%22,%22Action%22:%22a:b+c%2525%22,"
      + "%22Resource%22:%22%C3%A9%22}%7D"
    let document = try document(encoded)
    #expect(document.statements.elements[0].action.values == .one("a:b+c%25"))
    #expect(document.statements.elements[0].resource.values == .one("é"))
  }
}
