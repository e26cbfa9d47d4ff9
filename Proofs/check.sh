#!/usr/bin/env bash
# Proofs/check.sh: rebuild the machine-checked proofs and audit what they assume.
#
#   1. builds Proofs/coq with coq_makefile, in a temporary copy (nothing is
#      written into the source tree);
#   2. fails if a source contains a word that leaves a proof open or adds an
#      assumption, in code or in a comment;
#   3. asks Coq on which axioms EVERY theorem and corollary rests, and fails if
#      one is not in Proofs/coq/axioms.allow. This list is the real check: coqc
#      itself accepts an unfinished proof and exits with 0.
#   4. compares the names with the index: every theorem is in README.md, and every
#      name that README.md or a note quotes exists.
#
# Usage: Proofs/check.sh            (from any directory)
#        JOBS=1 Proofs/check.sh     (default: 2 compilers at a time)
set -euo pipefail
SECONDS=0

die() { echo "Proofs/check.sh: $*" >&2; exit 1; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_dir=$here/coq
allow=$source_dir/axioms.allow
jobs=${JOBS:-2}

# ---- The tools ---------------------------------------------------------------

for tool in coqc coq_makefile make; do
  command -v "$tool" >/dev/null ||
    die "$tool is missing: install the Debian packages coq, libcoq-mathcomp-algebra and make."
done
[ -d "$(coqc -where)/user-contrib/mathcomp/algebra" ] ||
  die "mathcomp is missing: install the Debian package libcoq-mathcomp-algebra."

# ---- 1. No open proof, no added assumption in the sources ----------------------

forbidden='Admitted|admit|give_up|Axioms?|Parameters?|Conjecture|bypass_check|Guard Checking|Positivity Checking|Universe Checking'
if grep -nwE "$forbidden" "$source_dir"/theories/*.v >&2; then
  die "the sources above contain a forbidden word."
fi
for v in "$source_dir"/theories/*.v; do
  grep -qx "theories/$(basename "$v")" "$source_dir/_CoqProject" ||
    die "$(basename "$v") is not listed in _CoqProject."
done

# ---- 2. The build, in a temporary copy ------------------------------------------

build=$(mktemp -d "${TMPDIR:-/tmp}/pathsum-proofs.XXXXXX")
trap 'rm -rf "$build"' EXIT
mkdir "$build/theories"
cp "$source_dir/_CoqProject" "$build/"
cp "$source_dir"/theories/*.v "$build/theories/"
cd "$build"
coq_makefile -f _CoqProject -o Makefile.coq >/dev/null
nice make -f Makefile.coq -j"$jobs" >build.log 2>&1 ||
  { cat build.log >&2; die "the build failed."; }
built_in=$SECONDS

# ---- 3. The audit ----------------------------------------------------------------

# Every "Theorem" and "Corollary", as "File theorem".
: >headlines
for v in $(sed -n 's/^theories\/\(.*\)\.v$/\1/p' _CoqProject); do
  sed -nE "s/^(Theorem|Corollary) +([A-Za-z0-9_']+).*/$v \2/p" "theories/$v.v" >>headlines
done
[ -s headlines ] || die "there is no theorem to audit."

# The questions, cut into one file for each compiler.
split -d -n "l/$jobs" headlines part.
for part in part.*; do
  {
    sed -n 's/^theories\/\(.*\)\.v$/From PathSum Require \1./p' _CoqProject
    while read -r module name; do
      echo "Goal True. idtac \"@ $module $name\". exact I. Qed."
      echo "Print Assumptions $module.$name."
    done <"$part"
  } >"Audit${part#part.}.v"
done
printf '%s\n' Audit*.v |
  xargs -P "$jobs" -I{} sh -c 'nice coqc -R theories PathSum {} >{}.log 2>&1' ||
  { cat Audit*.log >&2; die "the audit failed to run."; }
cat Audit*.log >audit.log

# One line a theorem: its name and a letter for each allowed axiom; a name in
# full, marked "NOT ALLOWED", for any other.
awk -v allow="$allow" '
  BEGIN {
    while ((getline line < allow) > 0) {
      if (line ~ /^# [A-Z]:/) letter = substr(line, 3, 1)
      else if (line !~ /^#/ && line != "") { ok[line] = letter }
    }
    printf "%-15s %-34s %s\n", "file", "theorem", "axioms"
  }
  function flush() {
    if (name == "") return
    set = ""
    split("R F C", order, " ")
    for (i = 1; i <= 3; i++) if (order[i] in seen) set = set order[i] " "
    if (bad != "") { set = set "NOT ALLOWED:" bad; failed = 1 }
    if (!answered) { set = "NO ANSWER"; failed = 1 }
    printf "%-15s %-34s %s\n", module, name, set == "" ? "none" : set
    total++
    split("", seen); bad = ""; answered = 0
  }
  /^@ / { flush(); module = $2; name = $3; next }
  /^Closed under the global context/ { answered = 1; next }
  /^Axioms:/ { answered = 1; next }
  /^[^ \t]/ {                         # a name; its type may follow, indented
    if ($1 in ok) seen[ok[$1]] = 1; else bad = bad " " $1
  }
  END {
    flush()
    print ""
    print "R = the real numbers of the standard library (sig_forall_dec, sig_not_dec),"
    print "F = functional extensionality, C = excluded middle; none = no axiom at all."
    printf "%d theorems audited.\n", total
    exit failed
  }' audit.log || die "a theorem rests on something outside axioms.allow (see the table)."

# ---- 4. The index --------------------------------------------------------------------

while read -r module name; do
  grep -qF "\`$module.$name\`" "$here/README.md" || die "README.md does not list $module.$name."
done <headlines
modules=$(sed -n 's/^theories\/\(.*\)\.v$/\1/p' _CoqProject | paste -sd'|')
grep -ohE "\`($modules)\.[a-zA-Z0-9_']+\`" "$here"/README.md "$here"/notes/*.md | tr -d '\`' | sort -u |
  while IFS=. read -r module name; do
    [ "$name" = v ] || grep -qE "^(Theorem|Corollary|Lemma) $name( |$)" "theories/$module.v" ||
      die "$module.$name is quoted in README.md or a note but does not exist."
  done

[ "$(grep -c '^@ ' audit.log)" -eq "$(wc -l <headlines)" ] || die "the audit is incomplete."
# Processor time as well: the wall clock depends on what else the machine does.
times >times.log
cpu=$(awk 'NR == 2 { gsub(/[ms]/, " "); print int($1 * 60 + $2 + $3 * 60 + $4) }' times.log)
coq=$(coqc --version | sed -n 's/.*version \([0-9.]*\).*/Coq \1/p')
echo "Proofs/check.sh: ok, built in ${built_in} s, ${SECONDS} s in all, ${cpu} s of processor time" \
  "($coq, $(cat theories/*.v | wc -l) lines)."
