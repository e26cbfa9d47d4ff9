import GSL

/// Examples: inputs and what belongs to them.
public struct DataSet: Sendable {
  /// What belongs to the inputs.
  public enum Answers: Sendable {
    /// A class each, counted from 0, and the classes' names.
    case classes([Int], names: [String])
    /// A number each.
    case numbers([Double])
  }

  /// What the data is called.
  public let name: String
  /// One example a row.
  public let inputs: Rows
  /// What belongs to them, in the same order.
  public let answers: Answers
  /// What was noticed about the data, a sentence each.
  public let notes: [String]

  init(name: String, inputs: Rows, answers: Answers, notes: [String] = []) {
    self.name = name
    self.inputs = inputs
    self.answers = answers
    self.notes = notes
  }

  /// How many examples there are.
  public var count: Int { inputs.count }

  /// The classes' names; nil if the answers are numbers.
  public var classes: [String]? {
    if case .classes(_, let names) = answers { names } else { nil }
  }

  /// Some of the examples.
  public func selecting(_ indices: [Int]) -> DataSet {
    let chosen: Answers =
      switch answers {
      case .classes(let labels, let names):
        .classes(indices.map { labels[$0] }, names: names)
      case .numbers(let numbers): .numbers(indices.map { numbers[$0] })
      }
    return DataSet(
      name: name,
      inputs: inputs.selecting(indices),
      answers: chosen,
      notes: notes
    )
  }

  /// The data with a share of its labels drawn anew from all classes, or of its
  /// numbers from each other.
  public func randomizingAnswers(
    _ share: Double,
    using generator: Generator
  ) -> DataSet {
    var answers = answers
    switch answers {
    case .classes(var labels, let names):
      for i in labels.indices where generator.uniform() < share {
        labels[i] = generator.index(below: names.count)
      }
      answers = .classes(labels, names: names)
    case .numbers(var numbers):
      let given = numbers
      for i in numbers.indices where generator.uniform() < share {
        numbers[i] = given[generator.index(below: given.count)]
      }
      answers = .numbers(numbers)
    }
    return DataSet(name: name, inputs: inputs, answers: answers, notes: notes)
  }

  /// All examples in a random order (Fisher and Yates).
  public func shuffled(using generator: Generator) -> DataSet {
    selecting(DataSet.permutation(count, using: generator))
  }

  /// The numbers below `count` in a random order.
  static func permutation(_ count: Int, using generator: Generator) -> [Int] {
    var order = Array(0..<count)
    for i in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(i, generator.index(below: i + 1))
    }
    return order
  }
}
