import Foundation
import PathSum

extension ClaimDocument {
  /// One row a claim.
  var csv: Table {
    var table = Table(columns: [
      "claim", "source", "statement", "as_printed", "evidence_kind",
      "evidence", "correction", "verdict", "false_alarm", "detectable",
    ])
    for result in results {
      table.append([
        "claim": result.claim, "source": result.source,
        "statement": result.title, "as_printed": result.asPrinted,
        "evidence_kind": result.evidenceKind.joined(separator: ", "),
        "evidence": result.evidence, "correction": result.correction,
        "verdict": result.verdict,
        "false_alarm": Number.full(result.falseAlarm),
        "detectable": Number.full(result.detectable),
      ])
    }
    return table
  }

  /// All claims, a few lines each.
  var table: String {
    results.map(\.entry).joined() + summary
  }

  /// The claims at length.
  var explanations: String {
    results.map(\.explanation).joined(separator: "\n") + summary
  }

  private var summary: String {
    let counts = PrintedTruth.allCases.compactMap { truth -> String? in
      let count = results.count { $0.asPrinted == truth.rawValue }
      return count == 0 ? nil : "\(count) \(truth.rawValue)"
    }
    let verdicts = Dictionary(grouping: results, by: \.verdict)
      .mapValues(\.count)
    let seconds = results.reduce(0) { $0 + $1.seconds }
    let unexpected = verdicts["unexpected"] ?? 0
    let inconclusive = verdicts["inconclusive"] ?? 0
    return """

      \(results.count) claims as printed: \(counts.joined(separator: ", "))
      \(verdicts["as expected"] ?? 0) as expected, \(unexpected) unexpected, \
      \(inconclusive) inconclusive; level \(level), seed \(seed), \
      \(Number.short(seconds, digits: 3)) s of work
      false-alarm probability of all sampled checks together: \(falseAlarm)

      """
  }
}

extension ClaimDocument.Result {
  /// The claim in the overview: statement, truth, evidence, correction.
  var entry: String {
    let truth = asPrinted ?? "undecided"
    let mark = verdict == "as expected" ? "" : "  [\(verdict.uppercased())]"
    let head =
      claim.padding(toLength: 5, withPad: " ", startingAt: 0)
      + truth.padding(toLength: 14, withPad: " ", startingAt: 0)
    var text = head + title + mark + "\n"
    let kinds = evidenceKind.joined(separator: ", ")
    if let failure { text += Wrap.paragraph("failed: " + failure, indent: 19) }
    if !evidence.isEmpty {
      text += Wrap.paragraph("\(kinds): \(evidence)", indent: 19)
    }
    if let correction {
      text += Wrap.paragraph("instead: " + correction, indent: 19)
    }
    return text
  }

  /// The claim at length.
  var explanation: String {
    var text = "\(claim) (\(source)): \(title)\n\n"
    func add(_ label: String, _ body: String?) {
      guard let body, !body.isEmpty else { return }
      text += Wrap.item(label, body)
    }
    add("printed", statement)
    add("reading", reading)
    add("as printed", asPrinted ?? "undecided")
    for part in parts { add(part.outcome, part.line) }
    for line in working { add("worked out", line) }
    add("instead", correction)
    for part in repairs { add(part.outcome, part.line) }
    if let falseAlarm {
      add("sampling", "false-alarm probability \(falseAlarm)\(power)")
    }
    add("failed", failure)
    add("verdict", "\(verdict), \(Number.short(seconds, digits: 2)) s")
    return text
  }

  private var power: String {
    detectable.map {
      "; a deviation of \(Number.percent($0)) is seen with probability 0.99"
    } ?? ""
  }
}

extension ClaimDocument.Part {
  fileprivate var line: String {
    numbers.isEmpty
      ? "\(statement) (\(kind))" : "\(statement): \(numbers) (\(kind))"
  }
}

/// Paragraphs for a terminal of 100 columns.
enum Wrap {
  /// Lines of at most 100 columns, all indented.
  static func paragraph(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = margin
    for word in text.split(separator: " ") {
      if line.count + word.count + 1 > 100, line.count > indent {
        lines.append(line)
        line = margin
      }
      line += (line.count > indent ? " " : "") + word
    }
    lines.append(line)
    return lines.map { $0 + "\n" }.joined()
  }

  /// A labelled paragraph with a hanging indent.
  static func item(_ label: String, _ text: String) -> String {
    let body = paragraph(text, indent: 14)
    let head = "  " + label.padding(toLength: 12, withPad: " ", startingAt: 0)
    return head + body.dropFirst(14)
  }
}
