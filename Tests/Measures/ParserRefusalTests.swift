import Measures
import Testing

/// What is not a law is refused in one sentence that names the culprit.
@Suite struct ParserRefusalTests {
  private static func expectRefusal(
    _ kind: MeasureError.Kind,
    naming culprit: String,
    _ read: () throws(MeasureError) -> Any
  ) {
    do throws(MeasureError) {
      _ = try read()
      Issue.record("it was accepted")
    } catch {
      let sentence = error.description
      #expect(error.kind == kind)
      #expect(sentence.contains(culprit), "\(sentence)")
      #expect(!sentence.contains("\n") && !sentence.contains(". "))
      #expect(sentence.count < 200)
    }
  }

  /// Text that names no law.
  @Test(arguments: [
    ("", "''"), (" ", "' '"), ("gauss", "gauss"), ("Gaussian", "Gaussian"),
    ("gaussian(1)", "(1)"), ("gaussian,", "','"), ("student", "its end"),
    ("student()", "''"), ("student(x)", "'x'"), ("student(5", "its end"),
    ("student(5,6)", "',6)'"), ("student(1/0)", "'1/0'"),
    ("student(nan)", "'nan'"), ("student(5))", "')'"),
    ("sparse(1/2)", "','"), ("sparse(1/2,foo)", "foo"),
    ("sparse(gaussian,1/2)", "'gaussian'"), ("mixture()", "''"),
    ("mixture(1*gaussian)", "'('"), ("mixture(gaussian(1))", "'gaussian'"),
    ("mixture(1*gaussian(1)+)", "''"), ("discrete()", "''"),
    ("discrete(1)", "':'"), ("discrete(a:1)", "'a'"),
    ("discrete(-1:1/2,1:1/2", "its end"), ("samples(x", "')'"),
    ("rademacher uniform", "rademacher uniform"), ("42", "'42'"),
    ("µ", "'µ'"), ("(gaussian)", "(gaussian)"), ("none", "none"),
  ])
  func malformed(text: String, culprit: String) {
    Self.expectRefusal(.malformed, naming: culprit) {
      () throws(MeasureError) in try MeasureParser.law(text)
    }
  }

  /// Laws that are spelled well and do not exist.
  @Test(arguments: [
    ("student(2)", "student(2)"), ("student(-3)", "student(-3)"),
    ("student(1e9)", "student(1000000000)"),
    ("exppower(0)", "exppower(0)"), ("exppower(101)", "exppower(101)"),
    ("exppower(0.09)", "exppower(9/100)"), ("beta(0)", "beta(0)"),
    ("beta(1/1000)", "beta(1/1000)"), ("beta(1e7)", "beta(10000000)"),
    ("threepoint(0)", "threepoint(0)"), ("threepoint(3/2)", "threepoint(3/2)"),
    ("sparse(0,gaussian)", "sparse(0,gaussian)"),
    ("sparse(2,gaussian)", "sparse(2,gaussian)"),
    ("sparse(-1/2,gaussian)", "-1/2"), ("sparse(1/2,student(1))", "student(1)"),
    ("mixture(1/2*gaussian(1))", "1/2"),
    ("mixture(1/2*gaussian(1)+1/2*gaussian(0))", "1/2*gaussian(0)"),
    ("mixture(3/2*gaussian(1)+-1/2*gaussian(1))", "-1/2*gaussian(1)"),
    ("mixture(1*laplace(-4))", "1*laplace(-4)"),
    ("discrete(0:1)", "no variance"), ("discrete(1:1/2,-1:1/3)", "5/6"),
    ("discrete(1:1/2,2:1/2)", "3/2"), ("discrete(-1:3/2,1:-1/2)", "-1/2"),
    ("discrete(-1:1/4,-1:1/4,1:1/2)", "twice"), ("discrete(-1:0,1:1)", "0"),
  ])
  func undefined(text: String, culprit: String) {
    Self.expectRefusal(.undefined, naming: culprit) {
      () throws(MeasureError) in try MeasureParser.law(text)
    }
  }

  /// Biases that are none.
  @Test(arguments: [
    ("none(1)", "(1)"), ("constant", "constant"), ("constant(x)", "'x'"),
    ("constant(1", "its end"), ("gaussian(1)(2)", "(2)"), ("gaussian(", "''"),
    ("", "''"),
  ])
  func malformedBiases(text: String, culprit: String) {
    Self.expectRefusal(.malformed, naming: culprit) {
      () throws(MeasureError) in try MeasureParser.bias(text)
    }
  }

  /// A bias of no or negative variance.
  @Test(arguments: ["gaussian(0)", "uniform(-1)", "student(5)(0)"])
  func undefinedBiases(text: String) {
    Self.expectRefusal(.undefined, naming: text) {
      () throws(MeasureError) in try MeasureParser.bias(text)
    }
  }
}
