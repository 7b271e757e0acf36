import Foundation
import PolicyLanguage
import Testing

@testable import PolicyHistory

@Suite("Dates")
struct DateTests {
  @Test func theFirstAndLastDayOfEveryMonthComeBackFromTheirDate() throws {
    // Counting the days of month after month is the oracle.
    var number = Day.first.daysSince1970
    for year in 1...9999 {
      for month in 1...12 {
        let length = GregorianCalendar.length(ofMonth: month, inYear: year)
        let ends = (Day(daysSince1970: number), Day(daysSince1970: number + Int64(length) - 1))
        guard let first = ends.0?.date, let last = ends.1?.date else { break }
        if first != (year, month, 1) || last != (year, month, length)
          || Day(year: year, month: month, day: length) != ends.1
        {
          Issue.record("wrong days in \(year)-\(month)")
          return
        }
        number += Int64(length)
      }
    }
    #expect(number == Day.last.daysSince1970 + 1)
    #expect(Day(daysSince1970: number) == nil)
    #expect(Day(daysSince1970: Day.first.daysSince1970 - 1) == nil)
  }

  @Test func knowsLeapYears() {
    #expect(Day(year: 2024, month: 2, day: 29) != nil)
    #expect(Day(year: 2000, month: 2, day: 29) != nil)
    #expect(Day(year: 2023, month: 2, day: 29) == nil)
    #expect(Day(year: 1900, month: 2, day: 29) == nil)
    #expect(Day(year: 2024, month: 13, day: 1) == nil)
    #expect(Day(year: 2024, month: 4, day: 31) == nil)
    #expect(Day(year: 2024, month: 4, day: 0) == nil)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
      ("2024-10-28T20:01:31Z", 1_730_145_691), ("0001-01-01T00:00:00Z", -62_135_596_800),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] as [(String, Int64)])
  func countsSecondsAsEverybodyDoes(text: String, seconds: Int64) throws {
    let instant = try Instant(text)
    #expect(instant.secondsSince1970 == seconds)
    #expect(instant.description == text)
    #expect(Instant(secondsSince1970: seconds) == instant)
  }

  @Test func agreesWithFoundationOnManyInstants() throws {
    let formatter = ISO8601DateFormatter()
    for step in 0..<2000 {
      let seconds = Int64(step) * 1_234_567 - 100_000_000
      let instant = try #require(Instant(secondsSince1970: seconds))
      let date = Date(timeIntervalSince1970: TimeInterval(seconds))
      #expect(instant.description == formatter.string(from: date))
    }
  }

  @Test(arguments: [
    ("2024-10-28", "2024-10-28"),
    ("2024-10-28T20:01:31Z", "2024-10-28T20:01:31Z"),
    ("2024-10-28t20:01:31z", "2024-10-28T20:01:31Z"),
    ("2024-10-28T20:01:31.999999Z", "2024-10-28T20:01:31Z"),
    ("2024-10-28T20:01:31+00:00", "2024-10-28T20:01:31Z"),
    ("2024-10-28T20:01:31-00:00", "2024-10-28T20:01:31Z"),
    ("2024-10-29T00:31:31.5+04:30", "2024-10-28T20:01:31Z"),
    ("2024-12-31T23:30:00-01:00", "2025-01-01T00:30:00Z"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
    ("2017-01-01T00:59:60+01:00", "2016-12-31T23:59:59Z"),
  ])
  func readsDaysAndInstants(text: String, written: String) throws {
    let moment = try Moment(text)
    #expect(moment.description == written)
    #expect(try Moment(written) == moment)
  }

  @Test(arguments: [
    "", "2024", "2024-10", "2024-1-1", "24-10-28", "2024-10-28T", "2024-10-28T20",
    "2024-10-28T20:01", "2024-10-28 20:01:31Z", "2024-10-28T20:01:31", "2024-10-28T20:01:31.Z",
    "2024-10-28T24:00:00Z", "2024-10-28T20:60:00Z", "2024-10-28T20:01:61Z",
    "2024-10-28T20:01:60Z", "2024-10-28T20:01:31+24:00", "2024-10-28T20:01:31+0100",
    "2024-10-28T20:01:31Zx", "2024-10-28x", "2024-02-30", "2024-13-01", "0000-01-01",
    "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "-2024-10-28", "２０２４-10-28",
    "2024-10-28\u{0}", " 2024-10-28", "20241028", "1730145691", "latest",
  ])
  func refusesWhatIsNoDate(text: String) {
    let error = #expect(throws: DateError.self) { try Moment(text) }
    #expect(error?.description.hasPrefix("`\(text)` is not a date") == true)
    #expect(
      error?.description.hasSuffix("instants such as `2024-10-28T20:01:31Z` (RFC 3339)") == true)
  }

  @Test func anErrorSaysWhatIsWrong() {
    let error = #expect(throws: DateError.self) { try Moment("2023-02-29") }
    #expect(
      error?.description == "`2023-02-29` is not a date: that month has the days 1–28; accepted are"
        + " `2024-10-28` and instants such as `2024-10-28T20:01:31Z` (RFC 3339)")
    #expect(throws: DateError.self) { try Day("2024-10-28T20:01:31Z") }
    #expect(throws: DateError.self) { try Instant("2024-10-28") }
  }

  @Test func aDayCountsFromMidnightAndEndsBeforeTheNext() throws {
    let day = try Moment("2024-10-28")
    #expect(day.start.description == "2024-10-28T00:00:00Z")
    #expect(day.end.description == "2024-10-28T23:59:59Z")
    #expect(try day < Moment("2024-10-28T00:00:00Z"))
    #expect(try !(Moment("2024-10-28T00:00:00Z") < day))
    #expect(try day < Moment("2024-10-28T00:00:01Z"))
    #expect(try Moment("2024-10-27T23:59:59Z") < day)
    #expect(try day.agrees(with: Moment("2024-10-28T23:59:59Z")))
    #expect(try !day.agrees(with: Moment("2024-10-29T00:00:00Z")))
    #expect(try !Moment("2024-10-28T01:00:00Z").agrees(with: Moment("2024-10-28T01:00:01Z")))
  }
}
