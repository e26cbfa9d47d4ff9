import Foundation
import TestSupport
import Testing

/// Scripts for job managers, word by word.
@Suite struct JobArrayTests {
  private static func emitted(_ manager: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.put(SweepTests.experiment.utf8, in: "e.toml")
    let outcome = try Tool.run(
      [
        "sweep", "e.toml", "--emit", manager, "--slices", "4", "--folder",
        "jobs", "--threads", "2", "--set", "grid.methods='exact'",
      ],
      in: folder
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.text("jobs/experiment.toml") == SweepTests.experiment)
    return folder
  }

  @Test(arguments: [
    ("slurm", ["array.sbatch", "merge.sbatch", "submit.sh"]),
    ("parallel", ["run.sh"]),
  ])
  func scriptsAreTheirSnapshots(manager: String, names: [String]) throws {
    let folder = try Self.emitted(manager)
    for name in names {
      let path = folder.file("jobs/\(name)")
      #expect(FileManager.default.isExecutableFile(atPath: path))
      let check = try Tool.shell("bash -n '\(path)'")
      #expect(check.status == 0, "\(check.errors)")
      try Snapshot.expect(
        try folder.text("jobs/\(name)"),
        "jobs-\(manager)-\(name).txt"
      )
    }
  }

  /// The slices and the merge, run by hand in the scripts' place, are the run.
  @Test func aTaskAndTheMergeWork() throws {
    let folder = try Self.emitted("slurm")
    // An srun that forgets its own options and runs the rest.
    let srun = "#!/bin/sh\nwhile [ \"${1#--}\" != \"$1\" ]; do shift; done\n"
    _ = try folder.put((srun + "exec \"$@\"\n").utf8, in: "srun")
    chmod(folder.file("srun"), 0o755)
    let outcome = try Tool.shell(
      """
      set -e
      "$PATHSUM" sweep e.toml --set "grid.methods='exact'" --out whole.csv
      cd jobs
      mkdir slices
      export PATH="..:$PATH" SLURM_SUBMIT_DIR=. SLURM_CPUS_PER_TASK=2
      for SLURM_ARRAY_TASK_ID in 4 2 1 3; do
        export SLURM_ARRAY_TASK_ID
        ./array.sbatch
      done
      ./merge.sbatch
      cmp e.csv ../whole.csv
      """,
      in: folder
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
