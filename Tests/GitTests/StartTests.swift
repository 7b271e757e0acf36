#if os(Linux)
  import Foundation
  import Git
  import Testing

  /// What starting libgit2 costs.
  @Suite("Start") struct StartTests {
    @Test func libgit2ReadsNoCertificates() throws {
      let everywhere = try #require(dlopen(nil, RTLD_NOW))
      defer { dlclose(everywhere) }
      let found = try #require(dlsym(everywhere, "mbedtls_x509_crt_parse_file"))
      typealias Function = @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> CInt
      // mbed TLS's own would refuse a file that is not there.
      #expect(unsafeBitCast(found, to: Function.self)(nil, "/nowhere") == 0)
    }
  }
#endif
