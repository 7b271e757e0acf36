extension Session {
  /// Tells what is worth knowing beside an answer, and what could not be answered.
  func tell(notes: [String], unknown: [String] = []) {
    console.note(notes, "note: ", .faint)
    console.note(unknown, "not known: ", .notable)
  }
}

extension Console {
  /// Tells some messages; of many the first ones and how many more there are.
  fileprivate func note(_ messages: [String], _ start: String, _ tone: Tone) {
    for message in messages.prefix(5) { note(Line(start, tone) + Line(message)) }
    if messages.count > 5 {
      note(Line(start, tone) + Line("\(messages.count - 5) more like these"))
    }
  }
}
