internal import FoundationEssentials
internal import Importing

/// The user's own AWS CLI, which has the user's credentials, regions and retries.
struct AWSCommand: IAMService {
  /// What the AWS CLI is told beside the question.
  struct Options {
    var profile: String?
    var region: String?
    var endpoint: String?
  }

  let capacity: Int

  private let options: [String]
  private let environment: [String: String]
  private var questions: [IAMQuestion] = []
  private var children: [System.Child] = []

  /// Makes one that runs so many programs at a time.
  init(_ options: Options, jobs: Int) {
    capacity = jobs
    self.options = [
      options.profile.map { "--profile=\($0)" }, options.region.map { "--region=\($0)" },
      options.endpoint.map { "--endpoint-url=\($0)" },
    ].compactMap { $0 }
    // Nobody is there to turn pages.
    environment = ProcessInfo.processInfo.environment.merging(["AWS_PAGER": ""]) { $1 }
  }

  mutating func ask(_ question: IAMQuestion) throws(IAMFailure) {
    do throws(System.Error) {
      children.append(
        try System.start("aws", question.arguments + options, environment: environment))
      questions.append(question)
    } catch {
      throw IAMFailure(.notInstalled, error.message)
    }
  }

  mutating func next() throws(IAMFailure) -> (question: IAMQuestion, answer: IAMAnswer) {
    do throws(System.Error) {
      let (index, child, status) = try System.waitForOne(of: &children)
      let errors = String(decoding: child.errors, as: UTF8.self)
      return (
        questions.remove(at: index), IAMAnswer(status: status, output: child.output, errors: errors)
      )
    } catch {
      throw IAMFailure(.other, error.message)
    }
  }
}
