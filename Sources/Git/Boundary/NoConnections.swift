// The program talks to nobody: these functions take the places of those with which libgit2 would.
//
// `git_libgit2_init` reads all certificates of the system and starts libraries for TLS and SSH, and to
// load these takes longer than libgit2's own start; docs/architecture.md says how long. Where libgit2 is
// linked as an archive, functions of the program go before those of the same name in it, and what they
// alone would use is left out; that also keeps out the one library that is never an archive, Kerberos.
// Where libgit2 is loaded, it finds here those that it exports or takes from elsewhere: mbed TLS's and
// those of SSH; the others are then as good as not there.
//
// The names are those of libgit2 1.5, as Debian 12 builds it, with which this was tried, and of the start
// of SSH since 1.8. Another build may call others, and has all it was built with.

/// What a connection is refused with: `GIT_ERROR`.
private let refused: CInt = -1

/// Reads no certificates, as from a file without any that could not be read (mbed TLS's
/// `mbedtls_x509_crt_parse_file`: how many could not be read).
@_cdecl("mbedtls_x509_crt_parse_file")
package func readNoCertificates(_ chain: UnsafeMutableRawPointer?, _ path: UnsafePointer<CChar>?)
  -> CInt
{ 0 }

/// Starts no TLS (libgit2's `git_mbedtls_stream_global_init`).
@_cdecl("git_mbedtls_stream_global_init")
package func startNoTLS() -> CInt { 0 }

/// Refuses to take certificates (libgit2's `git_mbedtls__set_cert_location`).
@_cdecl("git_mbedtls__set_cert_location")
package func setNoCertificates(_ file: UnsafePointer<CChar>?, _ path: UnsafePointer<CChar>?) -> CInt
{
  refused
}

/// Refuses to open a stream (libgit2's `git_mbedtls_stream_new`).
@_cdecl("git_mbedtls_stream_new")
package func openNoTLS(
  _ stream: UnsafeMutableRawPointer?, _ host: UnsafePointer<CChar>?, _ port: UnsafePointer<CChar>?
) -> CInt { refused }

/// Refuses to wrap a stream (libgit2's `git_mbedtls_stream_wrap`).
@_cdecl("git_mbedtls_stream_wrap")
package func wrapNoTLS(
  _ stream: UnsafeMutableRawPointer?, _ inner: UnsafeMutableRawPointer?,
  _ host: UnsafePointer<CChar>?
) -> CInt { refused }

/// Starts no SSH (libgit2's `git_transport_ssh_global_init`).
@_cdecl("git_transport_ssh_global_init")
package func startNoSSH() -> CInt { 0 }

/// Starts no SSH (libgit2's `git_transport_ssh_libssh2_global_init`, since 1.8).
@_cdecl("git_transport_ssh_libssh2_global_init")
package func startNoLibssh2() -> CInt { 0 }

/// Refuses a transport (libgit2's `git_transport_ssh_with_paths`).
@_cdecl("git_transport_ssh_with_paths")
package func openNoSSHWithPaths(
  _ transport: UnsafeMutableRawPointer?, _ owner: UnsafeMutableRawPointer?,
  _ paths: UnsafeMutableRawPointer?
) -> CInt { refused }

/// Refuses a transport (libgit2's `git_smart_subtransport_ssh`).
@_cdecl("git_smart_subtransport_ssh")
package func openNoSSH(
  _ transport: UnsafeMutableRawPointer?, _ owner: UnsafeMutableRawPointer?,
  _ parameters: UnsafeMutableRawPointer?
) -> CInt { refused }

/// Refuses to ask Kerberos (libgit2's `git_http_auth_negotiate`).
@_cdecl("git_http_auth_negotiate")
package func authenticateNobody(
  _ context: UnsafeMutableRawPointer?, _ url: UnsafePointer<CChar>?,
  _ parameters: UnsafeRawPointer?
) -> CInt { refused }
