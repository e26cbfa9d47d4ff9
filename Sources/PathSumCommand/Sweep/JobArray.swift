import Foundation
import PathSum

/// Scripts that run the slices of a sweep on many machines, and join them.
///
/// Slices go on from what is there, so that a task may be killed, requeued or
/// started twice; the merge gives the bytes of a single run. Scheduling is left
/// to those who do it well.
struct JobArray {
  /// The experiment's name, a file name without its type.
  let name: String
  /// The experiment file's text.
  let experiment: String
  /// What `--set` sets.
  let sets: [String]
  let slices: Int
  /// Threads of one task.
  let threads: Int
  /// Where the scripts go.
  let folder: String

  /// Writes the scripts and says how to start them.
  func write(_ manager: SweepCommand.Manager) throws {
    try OutputFile.makeFolder(folder)
    try OutputFile.write(experiment, to: "\(folder)/experiment.toml")
    let scripts =
      switch manager {
      case .slurm:
        [
          ("array.sbatch", slurmArray), ("merge.sbatch", slurmMerge),
          ("submit.sh", slurmSubmit),
        ]
      case .parallel: [("run.sh", parallelRun)]
      }
    for (name, text) in scripts {
      let path = "\(folder)/\(name)"
      try OutputFile.write(text, to: path)
      chmod(path, 0o755)
    }
    try Console.write(
      scripts.map { "\(folder)/\($0.0)\n" }.joined()
        + "\(folder)/experiment.toml\n"
    )
    Console.complain(
      "start with \(folder)/\(scripts.last?.0 ?? ""); PATHSUM names the"
        + " command, if it is not on the PATH of every machine"
    )
  }

  /// The command line up to what differs between slices.
  private var sweep: String {
    let words = sets.map { " --set \(JobArray.quoted($0))" }.joined()
    return "\"${PATHSUM:-pathsum}\" sweep experiment.toml\(words)"
  }

  /// A word as a shell takes it literally.
  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private var title: String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }

  private var files: String {
    "$(seq -f slices/%.0f.csv \(slices))"
  }

  var slurmArray: String {
    """
    #!/bin/bash
    #SBATCH --job-name=\(title)
    #SBATCH --array=1-\(slices)
    #SBATCH --ntasks=1
    #SBATCH --cpus-per-task=\(threads)
    #SBATCH --requeue
    #SBATCH --open-mode=append
    #SBATCH --output=slices/%a.log
    #SBATCH --signal=TERM@60
    # One slice of the sweep a task. Every finished cell is on the disk, so that a
    # task that was killed goes on where it stopped when it is requeued.
    cd "$SLURM_SUBMIT_DIR" || exit 1
    srun --ntasks=1 --cpus-per-task="$SLURM_CPUS_PER_TASK" \\
      \(sweep) --threads "$SLURM_CPUS_PER_TASK" \\
      --slice "$SLURM_ARRAY_TASK_ID/\(slices)" \\
      --out "slices/$SLURM_ARRAY_TASK_ID.csv" --resume
    status=$?
    # 75: stopped in time, by SIGTERM before the limit of the job; above 128: killed.
    if [ "$status" -eq 75 ] || [ "$status" -gt 128 ]; then
      [ "${SLURM_RESTART_COUNT:-0}" -ge 20 ] || scontrol requeue "$SLURM_JOB_ID"
    fi
    exit "$status"

    """
  }

  var slurmMerge: String {
    """
    #!/bin/bash
    #SBATCH --job-name=\(title)-merge
    #SBATCH --ntasks=1
    #SBATCH --output=merge.log
    # The slices joined into the bytes of a single run.
    cd "$SLURM_SUBMIT_DIR" || exit 1
    \(merge)

    """
  }

  var slurmSubmit: String {
    """
    #!/bin/sh
    # Submits the array, and the merge for when all of it has succeeded.
    set -eu
    cd "$(dirname "$0")"
    mkdir -p slices
    array=$(sbatch --parsable array.sbatch)
    merge=$(sbatch --parsable --dependency="afterok:$array" \\
      --kill-on-invalid-dep=yes merge.sbatch)
    echo "array $array, merge $merge: \(name).csv"

    """
  }

  var parallelRun: String {
    """
    #!/bin/sh
    # The slices by GNU parallel, then the merge; run it again after any failure.
    # JOBS slices run at once. PARALLEL in the environment is read by GNU parallel:
    # PARALLEL='--sshloginfile hosts --workdir .' spreads the slices over machines
    # that share this folder.
    set -eu
    cd "$(dirname "$0")"
    mkdir -p slices
    seq \(slices) | parallel --jobs "${JOBS:-$((\(jobs)))}" \\
      --env PATHSUM --retries 3 --joblog slices/joblog \\
      '\(sweep.replacing("'", with: "'\\''")) --threads \(threads) \\
      --slice {}/\(slices) --out slices/{}.csv --resume'
    \(merge)

    """
  }

  /// As many slices at once as there are cores for their threads, rounded up.
  private var jobs: String { "($(nproc) + \(threads - 1)) / \(threads)" }

  private var merge: String {
    """
    status=0
    \(sweep) \\
      --merge \(files) --out \(JobArray.quoted(name + ".csv")) || status=$?
    # 1, 2 and 3 are verdicts, and no failures of the merge.
    [ "$status" -le 3 ]
    """
  }
}
