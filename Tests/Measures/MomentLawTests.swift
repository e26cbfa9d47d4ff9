import ExactArithmetic
import Measures
import Testing

/// What the even moments of every standardised law obey.
@Suite struct MomentLawTests {
  private static let orders = 0...12

  private static func isCertainlyAtMost(_ x: EvenMoment, _ y: EvenMoment)
    -> Bool
  {
    if let x = x.rational, let y = y.rational { return x <= y }
    guard let y = y.enclosure else { return true }
    guard let x = x.enclosure else { return false }
    return Enclosure.isCertainlyAtMost(x, y)
  }

  private static func product(_ x: EvenMoment, _ y: EvenMoment) -> EvenMoment {
    if let x = x.rational, let y = y.rational { return .rational(x * y) }
    guard let x = x.enclosure, let y = y.enclosure else { return .infinite }
    return .enclosed(x * y)
  }

  /// κ_0 = κ_1 = 1, exactly: the law is standardised.
  @Test(arguments: laws)
  func firstMomentsAreOne(subject: LawCase) throws {
    let law = try subject.law()
    #expect(law.standardizedMoment(0).rational == 1)
    #expect(law.standardizedMoment(1).rational == 1)
    #expect(law.kurtosis.doubleValue == law.standardizedMoment(2).doubleValue)
  }

  /// Jensen: κ_r ≥ κ_1^r = 1.
  @Test(arguments: laws)
  func momentsAreAtLeastOne(subject: LawCase) throws {
    let law = try subject.law()
    for r in Self.orders {
      let moment = law.standardizedMoment(r)
      #expect(Self.isCertainlyAtMost(.rational(1), moment), "r = \(r)")
      #expect(moment.doubleValue >= 1)
      #expect(moment.isFinite == (moment.enclosure != nil))
    }
  }

  /// Cauchy and Schwarz: κ_r² ≤ κ_{r−1} κ_{r+1}, hence κ_r increases.
  @Test(arguments: laws)
  func momentsAreLogConvex(subject: LawCase) throws {
    let law = try subject.law()
    for r in Self.orders.dropFirst() {
      let middle = law.standardizedMoment(r)
      let next = law.standardizedMoment(r + 1)
      let square = Self.product(middle, middle)
      let outer = Self.product(law.standardizedMoment(r - 1), next)
      #expect(Self.isCertainlyAtMost(square, outer), "r = \(r)")
      #expect(Self.isCertainlyAtMost(middle, next), "r = \(r)")
    }
  }

  /// A moment beyond an infinite one is infinite (Lyapunov).
  @Test(arguments: laws)
  func infiniteMomentsStayInfinite(subject: LawCase) throws {
    let law = try subject.law()
    let finite = (1...20).filter { law.standardizedMoment($0).isFinite }
    #expect(finite == Array(1...20).prefix(finite.count).map { $0 })
    #expect(law.highestFiniteMoment(upTo: 20) == finite.count)
  }

  /// Enclosed moments are narrow enough for forty digits.
  @Test(arguments: laws)
  func enclosuresAreNarrow(subject: LawCase) throws {
    let law = try subject.law()
    for r in Self.orders {
      guard let enclosure = law.standardizedMoment(r).enclosure else {
        continue
      }
      #expect(enclosure.relativeWidth < 1e-50)
    }
  }
}
