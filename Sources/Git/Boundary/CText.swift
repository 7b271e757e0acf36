/// Copies the bytes of a C string, without its NUL.
func bytes(ofCString start: UnsafePointer<CChar>) -> [UInt8] {
  var length = 0
  while unsafe start[length] != 0 { length += 1 }
  return unsafe UnsafeBufferPointer(start: start, count: length).map(UInt8.init(bitPattern:))
}
