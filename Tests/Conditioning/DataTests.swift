import Conditioning
import GSL
import Testing

/// Data that can be used, and data that cannot.
struct DataTests {
  private func data(
    _ records: [[String]],
    columns: [String] = ["a", "b", "y"],
    isClassification: Bool = true
  ) throws(ConditioningError) -> DataSet {
    try DataSet(
      name: "t.csv",
      columns: columns,
      records: records,
      target: "y",
      isClassification: isClassification
    )
  }

  private func complaint(
    _ body: () throws(ConditioningError) -> Void
  ) -> String {
    do {
      try body()
      return ""
    } catch {
      return error.description
    }
  }

  /// Columns (1, 3) and (5, 5): one becomes −1, 1, the other 0.
  @Test func columnsAreScaled() throws {
    let data = try data([["1", "5", "dog"], ["3", "5", "cat"]])
    #expect(data.inputs.values == [-1, 0, 1, 0])
    #expect(data.classes == ["cat", "dog"])
    #expect(data.notes == ["the column 'b' is constant"])
    let batch = try data.batch(
      for: .crossEntropy,
      inputWidth: 2,
      outputWidth: 2
    )
    #expect(batch.targets.values == [0, 1, 1, 0])
    let single = try data.batch(for: .logistic, inputWidth: 2, outputWidth: 1)
    #expect(single.targets.values == [1, 0])
  }

  @Test func classesOfNumbersAreInTheirOrder() throws {
    let data = try data([["1", "2", "10"], ["2", "1", "9"], ["0", "1", "9"]])
    #expect(data.classes == ["9", "10"])
  }

  @Test func badCellsAreNamed() {
    let missing = complaint { () throws(ConditioningError) in
      _ = try data([["1", "2", "0"], ["", "2", "1"]])
    }
    #expect(missing.contains("row 2 has no value in column 'a'"))
    let text = complaint { () throws(ConditioningError) in
      _ = try data([["1", "x", "0"]])
    }
    #expect(text.contains("row 1 has 'x' in column 'b'"))
    for cell in ["nan", "inf", "1e300"] {
      let odd = complaint { () throws(ConditioningError) in
        _ = try data([[cell, "1", "0"]])
      }
      #expect(odd.contains("'\(cell)'"))
    }
    let target = complaint { () throws(ConditioningError) in
      _ = try data([["1", "2"]], columns: ["a", "b"])
    }
    #expect(target.contains("no column 'y'"))
  }

  @Test func whatDoesNotFitTheNetIsRefused() throws {
    let two = try data([["1", "2", "0"], ["2", "1", "1"]])
    let width = complaint { () throws(ConditioningError) in
      _ = try two.batch(for: .crossEntropy, inputWidth: 3, outputWidth: 2)
    }
    #expect(width.contains("has 2 input columns where the net takes 3"))
    let classes = complaint { () throws(ConditioningError) in
      _ = try two.batch(for: .crossEntropy, inputWidth: 2, outputWidth: 5)
    }
    #expect(classes.contains("5 outputs where 't.csv' has 2 classes"))
    let one = try data([["1", "2", "0"], ["2", "1", "0"]])
    let lonely = complaint { () throws(ConditioningError) in
      _ = try one.batch(for: .crossEntropy, inputWidth: 2, outputWidth: 1)
    }
    #expect(lonely.contains("of the one class '0'"))
  }

  @Test func syntheticTasks() throws {
    let generator = Generator(xoshiro: (1, 2, 3, 4))
    for task in SyntheticTask.allCases {
      let data = try task.draw(
        60,
        inputWidth: 2,
        classes: 2,
        using: generator
      )
      #expect(data.count == 60)
      guard case .classes(let labels, _) = data.answers else {
        Issue.record("\(task) has no classes")
        continue
      }
      #expect(Set(labels) == [0, 1], "\(task)")
      guard
        case .classes(let mixed, _) = data.randomizingAnswers(
          1,
          using: generator
        ).answers
      else { continue }
      // All 60 unchanged: 2⁻⁶⁰.
      #expect(mixed != labels)
    }
    let refused = complaint { () throws(ConditioningError) in
      _ = try SyntheticTask.spirals.draw(
        5,
        inputWidth: 3,
        classes: 2,
        using: generator
      )
    }
    #expect(refused.contains("spirals has 2 inputs"))
  }
}
