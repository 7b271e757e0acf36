// The program talks to nobody: these functions take the places of those with which libgit2 would.
//
// To have them costs a third of the time of a question. `git_libgit2_init` reads all certificates of
// the system and starts libraries for TLS and SSH, and to load these takes longer than libgit2's own
// start. Where libgit2 is linked as an archive, functions of the program go before those of the same
// name in it, and what they alone would use is left out; that also keeps out the one library that is
// never an archive, Kerberos. Where libgit2 is loaded, they are as good as not there, but for mbed
// TLS's, which libgit2 then finds here.
//
// The names are those of libgit2 1.5 to 1.9, as Debian and Ubuntu build it. Another build calls others,
// and is linked and started with all it has.

/// What a connection is refused with: `GIT_ERROR`.
private let refused: CInt = -1

/// Reads no certificates, as from a file without any that could not be read (mbed TLS's
/// `mbedtls_x509_crt_parse_file`: how many could not be read).
@_cdecl("mbedtls_x509_crt_parse_file")
package func readNoCertificates(_ chain: UnsafeMutableRawPointer?, _ path: UnsafePointer<CChar>?)
  -> CInt
{ 0 }

@_cdecl("git_mbedtls_stream_global_init")
package func startNoTLS() -> CInt { 0 }

@_cdecl("git_mbedtls__set_cert_location")
package func setNoCertificates(_ file: UnsafePointer<CChar>?, _ path: UnsafePointer<CChar>?) -> CInt
{
  refused
}

@_cdecl("git_mbedtls_stream_new")
package func openNoTLS(
  _ stream: UnsafeMutableRawPointer?, _ host: UnsafePointer<CChar>?, _ port: UnsafePointer<CChar>?
) -> CInt { refused }

@_cdecl("git_mbedtls_stream_wrap")
package func wrapNoTLS(
  _ stream: UnsafeMutableRawPointer?, _ inner: UnsafeMutableRawPointer?,
  _ host: UnsafePointer<CChar>?
) -> CInt { refused }

@_cdecl("git_transport_ssh_global_init")
package func startNoSSH() -> CInt { 0 }

@_cdecl("git_transport_ssh_with_paths")
package func openNoSSHWithPaths(
  _ transport: UnsafeMutableRawPointer?, _ owner: UnsafeMutableRawPointer?,
  _ paths: UnsafeMutableRawPointer?
) -> CInt { refused }

@_cdecl("git_smart_subtransport_ssh")
package func openNoSSH(
  _ transport: UnsafeMutableRawPointer?, _ owner: UnsafeMutableRawPointer?,
  _ parameters: UnsafeMutableRawPointer?
) -> CInt { refused }

@_cdecl("git_http_auth_negotiate")
package func authenticateNobody(
  _ context: UnsafeMutableRawPointer?, _ url: UnsafePointer<CChar>?,
  _ parameters: UnsafeRawPointer?
) -> CInt { refused }
