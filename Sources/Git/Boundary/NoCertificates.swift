/// Takes the place of mbed TLS's function of this name in the program, and reads nothing.
///
/// `git_libgit2_init` has all certificates of the system read, for connections that this program
/// never makes: on Debian, where libgit2 speaks TLS through mbed TLS, that is a third of the time of
/// a question. A connection, if somebody made one, would find no certificate and be refused. Where
/// libgit2 speaks TLS in another way nobody calls this.
///
/// - Returns: 0, as for a file without certificates that could not be read.
@_cdecl("mbedtls_x509_crt_parse_file")
package func readNoCertificates(_ chain: UnsafeMutableRawPointer?, _ path: UnsafePointer<CChar>?)
  -> CInt
{ 0 }
